"""When nothing may be done to a motion: each guard finds what is asked for, or says why not."""

from collections.abc import Collection, Sequence

from folkmoot.decision.happenings import possible
from folkmoot.decision.motions import Happening, Motion, Stage, Treatment
from folkmoot.decision.rivals import named_by, rivals
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision import stored
from folkmoot.web.decision.models import AmendmentRow, MeetingRow, MotionRow, PollRow

GOES_ON = frozenset({Happening.ACCEPTED_IN_ORDER, Happening.AMENDED, Happening.COMPOSED})
"""What may happen to a motion while an amendment to it is being voted on."""


def locked(motions: Sequence[str]) -> list[MotionRow]:
    """Give the rows of *motions* in that order, locked until the transaction ends."""
    rows = MotionRow.objects.select_for_update().select_related("meeting__rules")
    found = {row.id: row for row in rows.filter(id__in=motions).order_by("id")}
    if missing := [motion for motion in motions if motion not in found]:
        raise InputError(f"There is no motion '{missing[0]}'. Table it first.")
    return [found[motion] for motion in motions]


def refuse_over(meeting: MeetingRow) -> None:
    """Nothing is put to a meeting that is over."""
    if meeting.ended:
        raise InputError(
            f"'{meeting.title}' was over at {meeting.ended:%Y-%m-%d %H:%M} UTC. Put the motion to "
            f"another meeting."
        )


def refuse_unready(motion: Motion, what: Happening) -> None:
    """See to what stands around *motion* when *what* is to happen to it."""
    if what is Happening.VOTE_OPENED:
        _refuse_beaten(motion)
    elif motion.stage is not Stage.OPEN and what in possible(motion) - GOES_ON:
        _refuse_while_amended(motion)


def refuse_rivals(meeting: str, motions: Collection[str]) -> None:
    """Motions that stand against each other are decided between, and never put together."""
    named = named_by(_put_to(meeting))
    for motion in motions:
        if against := set(rivals(motion, named)).intersection(motions):
            raise InputError(
                f"'{motion}' and '{min(against)}' stand against each other. Let the meeting choose "
                f"one of them."
            )


def refuse_stranger(motion: Motion, speaking_for: Collection[Reference]) -> None:
    """Only its mover withdraws a motion."""
    if motion.mover not in speaking_for:
        raise InputError(
            f"The motion '{motion.id}' was moved by {motion.mover}, and only its mover withdraws "
            f"it. Ask them, or let the chair see to it."
        )


def _refuse_beaten(motion: Motion) -> None:
    beside = _put_to(MotionRow.objects.values_list("meeting_id", flat=True).get(id=motion.id))
    against = rivals(motion.id, named_by(beside))
    for other in beside:
        if other.id in against and other.treatment is Treatment.CARRIED:
            raise InputError(
                f"The motion '{motion.id}' stands against '{other.id}', which was carried. "
                f"Let it lapse."
            )


def _put_to(meeting: str) -> list[Motion]:
    return [stored.motion_of(row) for row in MotionRow.objects.filter(meeting_id=meeting)]


def _refuse_while_amended(motion: Motion) -> None:
    names = AmendmentRow.objects.filter(target=str(motion.reference)).values_list("id", flat=True)
    polls = [str(Reference(Kind.AMENDMENT, name)) for name in names]
    if PollRow.objects.filter(on__in=polls, closed=None).exists():
        raise InputError(
            f"An amendment to the motion '{motion.id}' is being voted on. Close that vote first."
        )
