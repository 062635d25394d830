"""Two runs compared: what went in differs how, and what became of each theme and campaign."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.moved import Change, moved
from folkmoot.analysis.run_comparison import compare_runs
from folkmoot.analysis.runs import analyse, document
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError
from tests.analysis.texts import LETTER, a_text, about, with_changes

NAMES = st.frozensets(st.sampled_from("abcdefghijklmnop"))
PARTS = st.dictionaries(st.sampled_from(["1", "2", "3", "4"]), NAMES)


def some_texts():
    texts = [one for subject in ("housing", "clinics", "policing") for one in about(subject)]
    return [*texts, *(a_text(f"L{n:02}", with_changes(LETTER, 20 + n, "so")) for n in range(12))]


def compared(before, after, **asked):
    return compare_runs(document(analyse(before)), document(analyse(after, **asked)))


def test_a_run_is_the_same_as_itself_made_again():
    again = compared(some_texts(), some_texts()[::-1])
    assert again.is_same
    assert again.found_the_same
    assert again.differing == ()
    assert {one.change for one in (*again.themes, *again.campaigns)} == {Change.SAME}


def test_responses_are_told_that_came_went_and_changed():
    texts = some_texts()
    other = [*texts[2:-1], replace(texts[-1], text="Another letter."), a_text("new", "Newly said.")]
    went_in = compared(texts, other).went_in
    assert went_in.gone == tuple(sorted(one.id for one in texts[:2]))
    assert went_in.added == ("new",)
    assert went_in.changed == ("L11",)
    assert not went_in.is_same


def test_a_stored_run_keeps_no_trace_of_words_so_changed_ones_are_not_told():
    first, second = (document(analyse(some_texts()), words=False) for _ in range(2))
    assert "texts" not in first
    assert compare_runs(first, second).went_in.changed is None


def test_a_campaign_that_grew_is_told_with_those_who_came():
    texts = some_texts()
    (campaign,) = compared(texts[:-4], texts).campaigns
    assert campaign.change is Change.KEPT
    assert (campaign.size_before, campaign.size_after) == (8, 12)
    assert campaign.added == ("L08", "L09", "L10", "L11")


def test_a_theme_whose_responses_are_gone_is_gone():
    texts = some_texts()
    themes = compared(texts, [one for one in texts if not one.id.startswith("pol")]).themes
    assert [one for one in themes if one.change is Change.GONE]
    assert not [one for one in themes if one.change is Change.NEW]


def test_another_parameter_is_told():
    (difference,) = compared(some_texts(), some_texts(), by=["kind"]).differing
    assert (difference.name, difference.before, difference.after) == ("by", "", "kind")


def test_programs_beside_a_run_are_told_and_leave_it_the_same():
    run = document(analyse(some_texts()))
    beside = [{**run, "made_with": {"numpy": number}} for number in ("2.2", "2.3")]
    found = compare_runs(beside[0], beside[1])
    assert found.is_same
    assert [one.name for one in found.differing] == ["numpy"]


def test_groups_are_compared_over_those_whom_both_placed():
    run = document(analyse(some_texts()), words=False)
    first = [[f"p{n}", "A" if n < 4 else "B", 0, 0] for n in range(8)]
    second = [[f"p{n}", "A" if n >= 4 else "B", 0, 0] for n in range(9)]
    groups = compare_runs(with_groups(run, first), with_groups(run, second)).groups
    assert (groups.participants, groups.likeness) == (8, 1.0)


@pytest.mark.parametrize(
    ("after", "change"),
    [
        ({"x": "abcd", "y": "efgh"}, Change.SPLIT),
        ({"x": "abcdefgh"}, Change.SAME),
        ({"x": "abcdefghi"}, Change.KEPT),
        ({"x": "abcdefz"}, Change.MOVED),
        ({}, Change.GONE),
    ],
)
def test_what_became_of_a_part(after, change):
    read = frozenset("abcdefghz"), frozenset("abcdefghiz")
    parts = {name: frozenset(own) for name, own in after.items()}
    (found,) = moved({"1": frozenset("abcdefgh")}, parts, read=read)
    assert found.change is change


def test_two_parts_in_one_are_merged_and_a_stranger_is_new():
    read = frozenset("abcdefgh"), frozenset("abcdefgh")
    before = {"1": frozenset("abc"), "2": frozenset("def")}
    after = {"x": frozenset("abcdef"), "y": frozenset("gh")}
    merged, new = moved(before, after, read=read)
    assert (merged.change, merged.before, merged.after) == (Change.MERGED, ("1", "2"), ("x",))
    assert new.change is Change.NEW


def with_groups(run: Json, placed: Json) -> dict[str, Json]:
    return {"analysis": run, "groups": {"landscape": placed}}


@given(PARTS, PARTS, NAMES, NAMES)
def test_every_part_is_told_once_and_every_response_counted(before, after, gone, new):
    was, now = frozenset().union(*before.values()), frozenset().union(*after.values())
    read = was | (now - new), now | (was - gone)
    found = moved(before, after, read=read)
    assert sorted(name for one in found for name in one.before) == sorted(before)
    assert sorted(name for one in found for name in one.after) == sorted(after)
    for one in found:
        assert one.size_before == len(frozenset().union(*(before[name] for name in one.before)))
        assert one.size_after == len(frozenset().union(*(after[name] for name in one.after)))
    back = moved(after, before, read=read[::-1])
    assert {(one.before, one.after) for one in found} == {(one.after, one.before) for one in back}


def test_what_is_no_run_is_refused_in_a_sentence():
    for wrong in ("{}", '{"chapters": []}', '{"analysis": {"chapters": [3]}}'):
        with pytest.raises(InputError, match="no document of a run"):
            compare_runs(json.loads(wrong), {})
