"""What can happen to a motion, and what can't."""

from datetime import UTC, datetime
from functools import reduce

import pytest

from folkmoot.decision.happenings import after
from folkmoot.decision.motions import Event, Happening, Motion, Stage, TextState, Treatment
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference

MORNING = datetime(2026, 2, 21, 10, 0, tzinfo=UTC)


def a_motion() -> Motion:
    mover = Reference.parse("body:north")
    return Motion("m1", "Support the draft", "We support it.", mover, "ordinary")


def lived(*happenings: Happening) -> Motion:
    return reduce(after, (Event(what, MORNING) for what in happenings), a_motion())


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


def test_a_carried_motion_can_be_superseded_and_nothing_else() -> None:
    steps = (Happening.ACCEPTED_IN_ORDER, Happening.VOTE_OPENED, Happening.CARRIED)
    assert lived(*steps, Happening.SUPERSEDED).treatment is Treatment.SUPERSEDED
    with pytest.raises(InputError, match="is settled"):
        lived(*steps, Happening.WITHDRAWN)


@pytest.mark.parametrize(
    "happenings",
    [
        (Happening.VOTE_OPENED,),
        (Happening.CARRIED,),
        (Happening.ACCEPTED_IN_ORDER, Happening.LOST),
        (Happening.ACCEPTED_IN_ORDER, Happening.VOTE_OPENED, Happening.AMENDED),
        (Happening.WITHDRAWN, Happening.ACCEPTED_IN_ORDER),
        (Happening.LAPSED, Happening.SUPERSEDED),
    ],
)
def test_what_cannot_happen_to_a_motion_is_refused(happenings: tuple[Happening, ...]) -> None:
    with pytest.raises(InputError, match="The motion 'm1' is"):
        lived(*happenings)
