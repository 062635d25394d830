"""A draft of a frame: two people's changes are put together, and a theme is split in parts."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.framing import (
    Line,
    beside,
    changed,
    document,
    lines_of,
    named,
    part_key,
    put_together,
    split,
)
from folkmoot.foundation.errors import InputError

BASE = (Line("t-a", "Homes"), Line("t-b", "Work"), Line("t-c"))
LINES = st.lists(
    st.builds(
        Line,
        st.sampled_from(["t-a", "t-b", "t-c", "t-d.1", "t-d.2"]),
        st.sampled_from(["", "Homes", "Work"]),
        st.just(""),
        st.sampled_from(["", "see q4"]),
    ),
    unique_by=lambda line: line.key,
)


def test_what_two_people_changed_apart_is_kept_of_both() -> None:
    mine = [Line("t-a", "Housing"), *BASE[1:]]
    theirs = [*BASE[:2], Line("t-c", reason="greetings only")]
    merged = put_together(BASE, mine, theirs)
    assert merged.clashes == ()
    assert merged.theirs == ("t-c",)
    assert {line.key: line.name or line.reason for line in merged.lines} == {
        "t-a": "Housing",
        "t-b": "Work",
        "t-c": "greetings only",
    }


def test_what_both_changed_is_named_and_theirs_stays() -> None:
    mine, theirs = [Line("t-a", "Housing"), *BASE[1:]], [Line("t-a", "A safe home"), *BASE[1:]]
    merged = put_together(BASE, mine, theirs)
    assert merged.clashes == ("t-a",)
    assert merged.lines[0].name == "A safe home"


def test_the_same_change_twice_is_no_clash() -> None:
    both = [Line("t-a", "Housing"), *BASE[1:]]
    assert put_together(BASE, both, both).clashes == ()


def test_naming_a_candidate_that_another_one_splits_is_a_clash() -> None:
    theirs = [*BASE[:2], *split("t-c", {("r1", 0): 1, ("r2", 0): 2})]
    merged = put_together(BASE, [*BASE[:2], Line("t-c", "Law")], theirs)
    assert merged.clashes == ("t-c",)
    assert [line.key for line in merged.lines] == ["t-a", "t-b", "t-c.1", "t-c.2"]


@given(LINES, LINES)
def test_whoever_changes_nothing_loses_nothing_and_gets_all(
    base: list[Line], theirs: list[Line]
) -> None:
    merged = put_together(base, base, theirs)
    assert changed(merged.lines, theirs) == ()
    assert merged.clashes == ()


@given(LINES, LINES, LINES)
def test_every_change_of_either_is_kept_or_named_a_clash(
    base: list[Line], mine: list[Line], theirs: list[Line]
) -> None:
    merged = put_together(base, mine, theirs)
    lost = set(changed(mine, merged.lines)) & set(changed(base, mine))
    assert lost == set(merged.clashes)
    assert not set(changed(theirs, merged.lines)) & set(changed(base, theirs))


@given(LINES)
def test_a_draft_is_read_back_as_it_was_written(lines: list[Line]) -> None:
    read = lines_of(json.loads(json.dumps(document(lines))))
    assert sorted(read, key=lambda line: line.key) == sorted(lines, key=lambda line: line.key)


def test_lines_with_one_name_are_one_theme_whatever_the_capitals() -> None:
    themes = named([Line("t-a", "Safe  homes"), Line("t-b", "safe homes"), Line("t-c", "Work")])
    assert [(name, [line.key for line in own]) for name, own in themes] == [
        ("Safe  homes", ["t-a", "t-b"]),
        ("Work", ["t-c"]),
    ]


def test_a_split_keeps_what_was_said_of_its_parts() -> None:
    before = [Line(part_key("t-a", 2), "Rent", note="look again", places=(("r1", 0),))]
    one, two = split("t-a", {("r1", 0): 1, ("r2", 9): 2, ("r3", 0): 0}, before)
    assert (one.key, one.name, one.places) == ("t-a.1", "", (("r1", 0),))
    assert (two.name, two.note, two.places) == ("Rent", "look again", (("r2", 9),))
    assert {one.candidate, two.candidate} == {"t-a"}


def test_a_split_into_one_part_is_none() -> None:
    with pytest.raises(InputError, match="at least two parts"):
        split("t-a", {("r1", 0): 1, ("r2", 0): 1, ("r3", 0): 0})


def test_near_candidates_stand_beside_each_other_and_none_is_lost() -> None:
    near = {"a": ["d", "b"], "d": ["c"], "b": ["a"]}
    assert beside(["a", "b", "c", "d"], near) == ("a", "d", "c", "b")
