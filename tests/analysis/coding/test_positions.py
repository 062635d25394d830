"""What programs mean by a position: emoji, line ends of two characters, byte order marks."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.coding.refi_qda.cleaned import cleaned_places
from folkmoot.analysis.coding.refi_qda.positions import BOM, Selected, Way, counted
from folkmoot.analysis.coding.refi_qda.reading import take_in
from folkmoot.analysis.corpus import clean
from tests.analysis.coding.test_refi_qda import CODES, a_file, a_source, selection

RAW = f"{BOM}One 😀 safe place.\r\nTwo 😀😀 police raids.\r\nThree empty pockets."
WAYS = [Way(*choice) for choice in product((False, True), repeat=3)]


def position(raw: str, at: int, way: Way) -> int:
    """Count what stands before *at* as a program of that *way* does."""
    before = raw[:at]
    if not way.counts_mark:
        before = before.removeprefix(BOM)
    if not way.counts_returns:
        before = before.replace("\r\n", "\n")
    return len(before.encode("utf-16-le")) // 2 if way.counts_units else len(before)


def selected(words: str, way: Way, *, named: bool) -> Selected:
    start = RAW.index(words)
    end = start + len(words)
    name = words if named else ""
    return Selected(position(RAW, start, way), position(RAW, end, way), name)


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("named", [True, False])
def test_the_way_in_which_a_program_counts_is_told_from_its_selections(
    way: Way, named: bool
) -> None:
    told = ("safe place", "police", "raids", "Three empty pockets")
    found = counted(RAW, [selected(one, way, named=named) for one in told], expected=Way())
    assert [RAW[slice(*place)] for place in found.places if place] == list(told)
    assert found.is_choice


def test_without_any_sign_the_standard_is_followed():
    found = counted("aaaa 😀 bbbb", [Selected(0, 4)], expected=Way())
    assert (found.way, found.is_choice) == (Way(), False)


def test_a_program_that_is_known_is_not_doubted():
    raw = "😀 a bb"
    sure = counted(raw, [Selected(3, 4)], expected=Way(), is_sure=True)
    assert [raw[slice(*place)] for place in sure.places if place] == [" "]


@given(st.text(st.sampled_from("a \r\n😀é"), max_size=20), st.integers(0, 30), st.integers(0, 30))
def test_every_place_that_is_given_lies_in_the_text(raw, start, end):
    found = counted(raw, [Selected(start, end)], expected=Way())
    for place in found.places:
        assert place is None or 0 <= place[0] < place[1] <= len(raw)


@pytest.mark.parametrize(
    ("origin", "start"),
    [("NVivo 14", 5), ("ATLAS.ti 24", 4)],
)
def test_line_ends_count_as_each_program_counts_them_and_become_one_character_here(origin, start):
    inside = CODES + a_source(selection(start, start + 2))
    taken = take_in(a_file(inside, origin=origin, a="ab.\r\ncd. Two."))
    ((coding,), (text,)) = taken.project.codings, taken.project.texts
    assert text.text == "ab.\ncd. Two."
    assert coding.segment.words(text.text) == "cd"


def test_places_hold_where_marks_controls_and_loose_accents_are_tidied_away():
    raw = f"{BOM}  Caf\x07e\u0301 \r\nsafe \x00place"
    start = raw.index("place") - 1
    inside = CODES + a_source(selection(start, start + 5, name="place"))
    taken = take_in(a_file(inside, a=raw))
    ((coding,), (text,)) = taken.project.codings, taken.project.texts
    assert coding.segment.words(text.text) == "place"
    assert taken.told == (
        "Anna: Positions were read as characters, line ends of two as two, no byte order mark.",
    )


def test_a_text_in_utf_16_is_read():
    inside = CODES + a_source(selection(0, 4))
    taken = take_in(a_file(inside, a="Work is work.".encode("utf-16")))
    assert taken.project.texts[0].text == "Work is work."


@given(st.text(st.sampled_from("qb e\u0301\u0327\r\n\t\x07\ufeff|"), max_size=30))
def test_every_place_before_a_letter_moves_as_cleaning_the_text_moves_it(raw):
    words = clean(raw.removeprefix(BOM))
    letters = [at for at, letter in enumerate(raw) if letter in "qb"]
    found = cleaned_places(raw, words, letters)
    assert [words[found[at]] for at in letters if found[at] < len(words)] == [
        raw[at] for at in letters
    ]


def test_a_long_text_with_many_selections_is_gone_through_once():
    raw = "Never call\r\nthe police 😀. " * 5_000
    selections = "".join(
        selection(start, start + 5, name="Never") for start in range(0, 25 * 1_000, 25)
    )
    taken = take_in(a_file(CODES + a_source(selections), a=raw))
    (text,) = taken.project.texts
    assert {one.segment.words(text.text) for one in taken.project.codings} == {"Never"}
