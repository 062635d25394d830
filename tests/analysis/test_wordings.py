"""What varies in the copies of a letter, and what people add to it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.analysis.wordings import wordings
from tests.analysis.texts import LETTER

OWN = "I have worked nights for twelve years and was never safe."


def copies(*texts):
    return {f"r{n}": text for n, text in enumerate(texts)}


def test_the_commonest_change_comes_first_with_who_made_it():
    seen = wordings(
        LETTER,
        copies(
            LETTER,
            LETTER.replace("council", "board"),
            LETTER.replace("council", "board"),
            LETTER.replace("meeting", "congress"),
        ),
    )
    first, second = seen.variations
    assert (first.old.strip(), first.new.strip(), first.copies) == (
        "council",
        "board",
        ("r1", "r2"),
    )
    assert (second.old.strip(), second.new.strip()) == ("meeting", "congress")
    assert (seen.different, seen.compared) == (2, 2)


def test_the_letter_is_marked_where_copies_change_it():
    seen = wordings(LETTER, copies(LETTER.replace("council", "board")))
    assert "".join(one.words for one in seen.stretches) == LETTER
    assert [one.words.strip() for one in seen.stretches if one.changed] == ["council"]


def test_people_who_add_words_of_their_own_are_found_wherever_they_add_them():
    held = copies(LETTER, f"{LETTER} {OWN}", f"{OWN} {LETTER}", LETTER.replace("council", "board"))
    seen = wordings(LETTER, held)
    assert sorted(one.copies for one in seen.own) == [("r1",), ("r2",)]
    assert all("worked nights for twelve years" in one.said for one in seen.own)


def test_what_one_person_adds_comes_before_what_many_do():
    common = "We all stand behind this letter of ours."
    held = copies(*[f"{LETTER} {common}"] * 4, f"{LETTER} {OWN}")
    assert [one.said for one in wordings(LETTER, held).own] == [
        OWN.rstrip("."),
        common.rstrip("."),
    ]


def test_other_greetings_are_no_words_of_ones_own():
    held = copies(f"Dear friends, {LETTER}", LETTER.replace("Please vote", "I beg you to vote"))
    assert wordings(LETTER, held).own == ()


def test_of_very_many_wordings_those_with_added_words_are_read_first():
    held = copies(*(LETTER.replace("council", f"board{n}") for n in range(600)), f"{LETTER} {OWN}")
    seen = wordings(LETTER, held)
    assert (seen.different, seen.compared) == (601, 500)
    assert [one.said for one in seen.own] == [OWN.rstrip(".")]


def test_copies_that_are_all_alike_vary_in_nothing():
    seen = wordings(LETTER, copies(LETTER, LETTER))
    assert seen.variations == ()
    assert seen.different == 0


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text("ab .", max_size=30), st.lists(st.text("ab .", max_size=30), max_size=5))
def test_every_copy_can_be_rebuilt_from_what_is_told(template, texts):
    held = copies(*texts)
    seen = wordings(template, held)
    for id, text in held.items():
        own = sorted(
            (one for one in seen.variations if id in one.copies),
            key=lambda one: (one.start, one.end),
        )
        built, place = "", 0
        for one in own:
            built += template[place : one.start] + one.new
            place = one.end
        assert built + template[place:] == text
