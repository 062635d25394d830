"""What can happen to a motion, and what can't."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.decision.happenings import LEADS, NOWHERE, VOTED, after, possible, replayed
from folkmoot.decision.motions import Event, Happening, Motion, Stage, TextState, Treatment
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference

MORNING = datetime(2026, 2, 21, 10, 0, tzinfo=UTC)
TO_CARRIED = (Happening.ACCEPTED_IN_ORDER, Happening.VOTE_OPENED, Happening.CARRIED)


def a_motion() -> Motion:
    mover = Reference.parse("body:north")
    return Motion("m1", "Support the draft", "We support it.", mover, "ordinary")


def an_event(what: Happening) -> Event:
    """Give an event that leads where such an event must."""
    leads = LEADS.get(what, NOWHERE)
    kinds = sorted(leads.kinds)
    there = tuple(Reference(kinds[0], f"there-{n}") for n in range(leads.least))
    return Event(what, MORNING, into=there)


def lived(*happenings: Happening) -> Motion:
    return reduce(after, map(an_event, happenings), a_motion())


def test_a_motion_is_tabled_accepted_amended_opened_and_carried() -> None:
    motion = lived(
        Happening.ACCEPTED_IN_ORDER, Happening.AMENDED, Happening.VOTE_OPENED, Happening.CARRIED
    )
    assert (motion.stage, motion.treatment) == (Stage.SETTLED, Treatment.CARRIED)
    assert motion.text_state is TextState.AMENDED


def test_the_three_axes_are_apart_so_an_amended_motion_can_be_withdrawn() -> None:
    motion = lived(Happening.AMENDED, Happening.WITHDRAWN)
    assert motion.treatment is Treatment.WITHDRAWN
    assert motion.text_state is TextState.AMENDED


def test_carried_as_amended_is_read_from_two_axes_and_is_not_carried() -> None:
    assert lived(*TO_CARRIED).outcome == "carried"
    assert lived(Happening.AMENDED, *TO_CARRIED).outcome == "carried_as_amended"
    assert lived(Happening.AMENDED, Happening.WITHDRAWN).outcome == "withdrawn"
    assert lived(Happening.AMENDED).outcome == ""


def test_a_carried_motion_can_be_superseded_and_not_withdrawn() -> None:
    assert lived(*TO_CARRIED, Happening.SUPERSEDED).treatment is Treatment.SUPERSEDED
    with pytest.raises(InputError, match="is settled \\(carried\\), so it can't be withdrawn"):
        lived(*TO_CARRIED, Happening.WITHDRAWN)


def test_a_motion_that_is_forwarded_stays_carried_and_can_be_implemented_afterwards() -> None:
    sent = lived(*TO_CARRIED, Happening.FORWARDED, Happening.FORWARDED)
    assert sent == lived(*TO_CARRIED)
    done = lived(*TO_CARRIED, Happening.IMPLEMENTED)
    assert (done.treatment, done.was_carried) == (Treatment.IMPLEMENTED, True)
    with pytest.raises(InputError, match="can't be forwarded"):
        lived(*TO_CARRIED, Happening.IMPLEMENTED, Happening.FORWARDED)


@pytest.mark.parametrize(
    "happenings",
    [
        (Happening.VOTE_OPENED,),
        (Happening.CARRIED,),
        (Happening.FORWARDED,),
        (Happening.ACCEPTED_IN_ORDER, Happening.LOST),
        (Happening.ACCEPTED_IN_ORDER, Happening.COMPOSED),
        (Happening.ACCEPTED_IN_ORDER, Happening.VOTE_OPENED, Happening.AMENDED),
        (Happening.ACCEPTED_IN_ORDER, Happening.VOTE_OPENED, Happening.LAPSED),
        (Happening.ACCEPTED_IN_ORDER, Happening.VOTE_OPENED, Happening.LOST, Happening.FORWARDED),
        (Happening.WITHDRAWN, Happening.ACCEPTED_IN_ORDER),
        (Happening.LAPSED, Happening.SUPERSEDED),
    ],
)
def test_what_cannot_happen_to_a_motion_is_refused(happenings: tuple[Happening, ...]) -> None:
    with pytest.raises(InputError, match="The motion 'm1' is"):
        lived(*happenings)


def test_a_refusal_says_what_can_be_done_instead() -> None:
    with pytest.raises(InputError, match=r"It can be: carried, lost, found without a quorum."):
        lived(Happening.ACCEPTED_IN_ORDER, Happening.VOTE_OPENED, Happening.WITHDRAWN)
    with pytest.raises(InputError, match=r"Nothing more happens to it."):
        lived(Happening.WITHDRAWN, Happening.REFERRED)


@pytest.mark.parametrize(
    ("what", "into", "said"),
    [
        (Happening.AMENDED, ("motion:a",), "Name the amendments taken in"),
        (Happening.SPLIT, ("motion:a",), "Name the motions it became"),
        (Happening.COMPOSITED, (), "Name the motion it went into"),
        (Happening.COMPOSITED, ("motion:a", "motion:b"), "Name the motion it went into"),
        (Happening.REFERRED, ("motion:a",), "Name the body that is to decide"),
        (Happening.WITHDRAWN, ("motion:a",), "leads nowhere"),
        (Happening.COMPOSITED, ("motion:m1",), "cannot lead into itself"),
    ],
)
def test_what_happens_leads_where_it_should(
    what: Happening, into: tuple[str, ...], said: str
) -> None:
    event = Event(what, MORNING, into=tuple(map(Reference.parse, into)))
    with pytest.raises(InputError, match=said):
        after(a_motion(), event)


@given(st.lists(st.sampled_from(Happening), max_size=12))
def test_no_sequence_of_happenings_leads_to_an_impossible_state(tried: Sequence[Happening]) -> None:
    motion, happened = a_motion(), list[Event]()
    for what in tried:
        event, could = an_event(what), what in possible(motion)
        try:
            motion = after(motion, event)
        except InputError:
            assert not could
        else:
            assert could
            happened.append(event)
        assert (motion.stage is Stage.SETTLED) == (motion.treatment is not Treatment.NONE)
        assert_is_what_happened(motion, [event.what for event in happened])
    assert replayed(motion, happened) == motion


def assert_is_what_happened(motion: Motion, happened: Sequence[Happening]) -> None:
    """Say of each axis in words of its own what it must be, without the tables of the library."""
    opened = Happening.VOTE_OPENED in happened
    assert not opened or Happening.ACCEPTED_IN_ORDER in happened
    assert (motion.stage is Stage.OPEN) == (opened and not VOTED & set(happened))
    assert len(VOTED & set(happened)) <= int(opened)
    if motion.treatment in {Treatment.IMPLEMENTED, Treatment.SUPERSEDED}:
        assert Happening.CARRIED in happened
    changes = [what for what in happened if what in {Happening.AMENDED, Happening.COMPOSED}]
    as_tabled = motion.text_state is TextState.AS_TABLED
    assert as_tabled == (not changes)
    if opened:
        assert Happening.AMENDED not in happened[happened.index(Happening.VOTE_OPENED) :]


def test_every_happening_can_happen_to_some_motion() -> None:
    seen, waiting = set[Happening](), [a_motion()]
    met = set[tuple[Stage, Treatment, TextState]]()
    while waiting:
        motion = waiting.pop()
        key = (motion.stage, motion.treatment, motion.text_state)
        if key not in met:
            met.add(key)
            seen |= possible(motion)
            waiting += [after(motion, an_event(what)) for what in possible(motion)]
    assert seen == set(Happening)


def test_where_things_lead_is_named_by_references_of_the_right_kind() -> None:
    assert all(leads.least <= leads.most for leads in LEADS.values())
    assert LEADS[Happening.REFERRED].kinds == {Kind.BODY}
