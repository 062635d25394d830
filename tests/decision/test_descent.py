"""Motions made of motions, and motions that stand against each other."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.decision.descent import LONGEST_TITLE, composed, forwarded, parted
from folkmoot.decision.motions import Motion, Note, NoteKind, Stage, TextState, Treatment
from folkmoot.decision.rivals import named_by, rivals
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference

NORTH, RIVE = Reference.parse("body:north"), Reference.parse("body:rive")
FIRST, SECOND = Reference.parse("policy:p@1#1"), Reference.parse("policy:p@1#2")
NAMES = ("a", "b", "c", "d", "e")


def a_motion(motion: str = "m1", rivals: tuple[str, ...] = ()) -> Motion:
    return Motion(motion, f"Title of {motion}", f"Text of {motion}.", NORTH, "simple", (), rivals)


def test_a_composite_keeps_every_part_and_all_that_the_motions_rest_on_once() -> None:
    one = replace(a_motion("m1"), parts=("First.",), about=(FIRST,), rivals=("m9",))
    two = replace(a_motion("m2"), parts=("First.", "Second."), about=(FIRST, SECOND))
    made = composed([one, two], "m3", title="Both", text="Both.", mover=RIVE)
    assert made.parts == ("First.", "Second.")
    assert made.about == (FIRST, SECOND)
    assert (made.rivals, made.rule, made.mover) == (("m9",), "simple", RIVE)


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([], "two motions or more"),
        ([replace(a_motion("m2"), rule="special")], "different rules"),
    ],
)
def test_what_cannot_be_put_together_is_refused(others: list[Motion], said: str) -> None:
    with pytest.raises(InputError, match=said):
        composed([a_motion(), *others], "m3", title="Both", text="Both.", mover=RIVE)


def test_a_split_motion_becomes_one_motion_for_each_part() -> None:
    motion = replace(a_motion(), parts=("First.", "x" * 300), about=(FIRST,), rivals=("m2",))
    one, two = parted(replace(motion, text_state=TextState.AMENDED))
    assert (one.id, one.title, one.text, one.about) == ("m1-1", "First.", "First.", (FIRST,))
    assert (one.parts, one.rivals, one.text_state) == ((), (), TextState.AS_TABLED)
    assert two.text == "x" * 300
    assert len(two.title) == LONGEST_TITLE
    with pytest.raises(InputError, match="no two parts"):
        parted(replace(motion, parts=("First.",)))


def test_a_forwarded_motion_says_what_was_carried_and_is_mandated_by_it() -> None:
    carried = replace(
        a_motion(rivals=("m2",)),
        notes=(Note(NoteKind.COSTING, "Nothing."),),
        adopts=(FIRST,),
        stage=Stage.SETTLED,
        treatment=Treatment.CARRIED,
        text_state=TextState.AMENDED,
    )
    sent = forwarded(carried, "c1", text="As amended.", rule="policy", mover=NORTH)
    assert (sent.id, sent.text, sent.rule) == ("c1", "As amended.", "policy")
    assert [str(each) for each in sent.mandated_by] == ["decision:m1"]
    assert (sent.rivals, sent.notes, sent.adopts) == ((), (), ())
    assert (sent.stage, sent.treatment) == (Stage.TABLED, Treatment.NONE)


def test_three_rivals_stand_against_each_other_whoever_named_whom() -> None:
    three = [a_motion("a"), a_motion("b", ("a",)), a_motion("c", ("a",)), a_motion("d")]
    against = {each.id: rivals(each.id, named_by(three)) for each in three}
    assert against == {"a": ("b", "c"), "b": ("a", "c"), "c": ("a", "b"), "d": ()}


@given(st.dictionaries(st.sampled_from(NAMES), st.sets(st.sampled_from((*NAMES, "elsewhere")))))
def test_standing_against_each_other_goes_both_ways(named: dict[str, set[str]]) -> None:
    for one in named:
        against = rivals(one, named)
        assert one not in against
        assert set(against) <= set(named)
        assert all(one in rivals(other, named) for other in against)
        assert all({*rivals(other, named), other} == {*against, one} for other in against)
