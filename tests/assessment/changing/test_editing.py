"""Changes to coded law: what they say reads back, the earlier answer ends, nothing else moves."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.assessment.editing import (
    Edit,
    LawTexts,
    Part,
    as_json,
    blamed,
    edited,
    from_json,
    read_texts,
)
from folkmoot.assessment.toml_lines import Value
from folkmoot.foundation.errors import InputError, PackFaults
from tests.assessment.changing.texts import HOSTILE, TEXTS, known, nfc

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(HOSTILE)
ACT = {
    "id": "act-2027",
    "title": "An Act, 2027",
    "language": "en",
    "reading": "official",
    "commenced": "2027-07",
}
SECTION = {"instrument": "act-2027", "pinpoint": "s1", "shown": "s 1"}


def an_answer(**keys: Value) -> Edit:
    """Give an edit that adds an answer on buying, from July 2027 on."""
    said: dict[str, Value] = {
        "question": "B1",
        "value": "none",
        "from": "2027-07-01",
        "absent_from": ("code",),
    }
    return Edit(Part.ANSWER, {**said, "confidence": "medium", **keys})


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=3))
def test_whatever_is_typed_reads_back_and_no_other_line_moves(
    typed: list[tuple[str, str, str]],
) -> None:
    edits: list[Edit] = []
    for n, (title, about, caution) in enumerate(typed):
        edits += [
            Edit(Part.INSTRUMENT, {**ACT, "id": f"act-{n}", "title": title or "x"}),
            Edit(Part.PROVISION, {**SECTION, "instrument": f"act-{n}", "about": about}),
            an_answer(**{"from": f"20{27 + n}-01-01", "caution": caution}),
        ]
    after = edited(TEXTS, edits)
    law, answers = tomllib.loads(after.law), tomllib.loads(after.answers)
    for (title, about, caution), act, section, answer in zip(
        typed, law["instrument"][1:], law["provision"][1:], answers["answer"][2:], strict=True
    ):
        assert act["title"] == nfc(title or "x")
        assert section.get("about", "") == nfc(about)
        assert answer.get("caution", "") == nfc(caution)
    assert _keeps(TEXTS.law, after.law)
    assert _keeps(TEXTS.answers, after.answers)


def _keeps(before: str, after: str) -> bool:
    """Say whether every line of *before* stands in *after*, in its order."""
    lines = iter(after.splitlines())
    return all(line in lines for line in before.splitlines())


def test_a_new_answer_ends_the_earlier_one_on_the_day_before_and_on_its_own_line() -> None:
    after = edited(TEXTS, [an_answer()])
    assert 'from = "2000-01-01"\nto = "2027-06-30"\nprovisions = ["code#s1"]' in after.answers
    law = read_texts(after, *known(), folder="LAN")
    assert [str(one.end or "") for one in law.answers if one.question == "B1"] == ["2027-06-30", ""]


@pytest.mark.parametrize(
    ("begins", "ends"),
    [("2027-07", "2027-06-30"), ("2027", "2026-12-31"), ("2027-07-01", "2027-06-30")],
)
def test_an_answer_that_begins_loosely_ends_the_earlier_one_before_its_first_day(
    begins: str, ends: str
) -> None:
    after = edited(TEXTS, [an_answer(**{"from": begins})])
    assert f'to = "{ends}"' in after.answers


def test_an_answer_without_a_date_ends_nothing_and_the_loader_says_so() -> None:
    after = edited(TEXTS, [an_answer(**{"from": "unknown"})])
    assert "to = " not in after.answers
    with pytest.raises(PackFaults, match="answered twice for the same days") as caught:
        read_texts(after, *known(), folder="LAN")
    assert blamed(after, caught.value.faults[0]) == (Part.ANSWER, "B1@unknown", "from")


def test_an_answer_in_the_past_is_put_between_those_that_stand_there() -> None:
    once = edited(TEXTS, [an_answer()])
    twice = edited(once, [an_answer(**{"from": "2010-01-01", "to": "2019-12-31"})])
    found = [(one["from"], one.get("to")) for one in tomllib.loads(twice.answers)["answer"][1:]]
    assert found == [
        ("2000-01-01", "2009-12-31"),
        ("2010-01-01", "2019-12-31"),
        ("2027-07-01", None),
    ]


def test_a_correction_changes_only_the_lines_it_is_about() -> None:
    right = an_answer(value="criminal", provisions=("code#s1",), absent_from=())
    keys = {**right.keys, "from": "2000-01-01", "confidence": "low"}
    after = edited(TEXTS, [Edit(Part.ANSWER, keys, corrects="B1@2000-01-01")])
    changed = [
        (was, now)
        for was, now in zip(TEXTS.answers.splitlines(), after.answers.splitlines(), strict=True)
        if was != now
    ]
    assert changed == [('confidence = "high"', 'confidence = "low"')]


def test_an_older_act_is_marked_as_repealed() -> None:
    keys = {"id": "code", "title": "Penal Code", "language": "en", "repealed": "2027-06-30"}
    after = edited(TEXTS, [Edit(Part.INSTRUMENT, keys, corrects="code")])
    assert tomllib.loads(after.law)["instrument"][0]["repealed"] == "2027-06-30"


def test_a_correction_of_what_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match="is not in this law any more"):
        edited(TEXTS, [Edit(Part.ANSWER, an_answer().keys, corrects="B1@1999-01-01")])


def test_the_head_says_when_somebody_last_looked() -> None:
    after = edited(TEXTS, [Edit(Part.HEAD, {"checked": "2027-07-02"})])
    assert after.law == TEXTS.law.replace("2026-11-22", "2027-07-02")


def test_a_fault_is_laid_to_the_table_and_the_key_it_is_about() -> None:
    edits = [Edit(Part.INSTRUMENT, {**ACT, "commenced": "soon"}), an_answer(value="perhaps")]
    after = edited(TEXTS, edits)
    with pytest.raises(PackFaults) as caught:
        read_texts(after, *known(), folder="LAN")
    assert {blamed(after, fault) for fault in caught.value.faults} == {
        (Part.INSTRUMENT, "act-2027", "commenced"),
        (Part.ANSWER, "B1@2027-07-01", "value"),
    }


def test_an_edit_goes_through_json_and_keeps_the_order_of_its_keys() -> None:
    edit = an_answer(provisions=("code#s1", "code#s2"))
    part, corrects, keys = as_json(edit)
    again = from_json(part, corrects, keys)  # type: ignore[arg-type]  # what a database gives back
    assert again == edit
    assert list(again.keys) == list(edit.keys)


def test_both_files_are_known_by_their_hashes() -> None:
    assert TEXTS.hashes != edited(TEXTS, [an_answer()]).hashes
    assert LawTexts(TEXTS.law + "\n\n", TEXTS.answers).hashes == TEXTS.hashes
