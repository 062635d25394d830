"""When nothing may be done to an amendment, or to its text: each guard says why in a sentence."""

from collections.abc import Collection

from folkmoot.decision.amendments import PENDING, VOTABLE, AmendmentState
from folkmoot.decision.collisions import STOPS, collision
from folkmoot.decision.motions import Stage
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision import stored
from folkmoot.web.decision.models import AmendmentRow, MotionRow, PollRow

OVER = {
    AmendmentState.TAKEN_IN: "was taken in by the mover of the text",
    AmendmentState.CARRIED: "was carried",
    AmendmentState.LOST: "was lost",
    AmendmentState.WITHDRAWN: "was withdrawn",
    AmendmentState.FALLEN: "fell, for it cannot go with what was adopted. Move it again on the "
    "text as it stands now",
    AmendmentState.WAITING: "waits: it touches words that were changed. Say first whether it holds",
}


def locked(amendment: str) -> AmendmentRow:
    """Give the row of an amendment, with all to its text locked until the transaction ends.

    They are locked in one order, so that two who change one text wait for each other in turn.
    """
    target = AmendmentRow.objects.filter(id=amendment).values_list("target", flat=True).first()
    if target is None:
        raise InputError(f"There is no amendment '{amendment}'. Move it first.")
    rows = AmendmentRow.objects.filter(target=target).order_by("id")
    beside = rows.select_for_update(of=("self",)).select_related("meeting__rules")
    return next(row for row in beside if row.id == amendment)


def refuse_unless(row: AmendmentRow, states: Collection[AmendmentState]) -> None:
    """Only what stands in one of *states* is done anything to."""
    state = AmendmentState(row.state)
    if state not in states:
        raise InputError(f"The amendment '{row.id}' {OVER.get(state, 'was not touched by any')}.")


def refuse_stranger(mover: Reference, speaking_for: Collection[Reference]) -> None:
    """Only the mover of a thing, or whoever speaks for them, decides about it."""
    if mover not in speaking_for:
        raise InputError(f"It was moved by {mover}, who alone can do this. Ask them, or the chair.")


def refuse_fixed_text(target: Reference) -> None:
    """A text is not amended once its own vote was opened, or once it was settled."""
    if PollRow.objects.filter(on=str(target)).exists():
        raise InputError(f"The vote on {target} was opened, so its text no longer changes.")
    if MotionRow.objects.filter(id=target.name, stage=Stage.SETTLED).exists():
        raise InputError(f"{target} is settled, so its text no longer changes.")


def refuse_while_voting(row: AmendmentRow) -> None:
    """A text changes at one place at a time: not while an amendment to it is being voted on."""
    beside = AmendmentRow.objects.filter(target=row.target, meeting__body=row.meeting.body)
    names = beside.values_list("id", flat=True)
    polls = [str(Reference(Kind.AMENDMENT, name)) for name in names]
    open_poll = PollRow.objects.filter(on__in=polls, decision=None).first()
    if open_poll:
        raise InputError(f"{open_poll.on} is being voted on. Close that vote first.")


def refuse_not_votable(row: AmendmentRow) -> None:
    """An amendment is put to the vote while it is moved, alone, on the text as it stands."""
    refuse_unless(row, VOTABLE)
    refuse_fixed_text(Reference.parse(row.target))
    refuse_while_voting(row)
    base = stored.standing(row).base
    if stored.text_put(Reference.parse(row.target), base, row.meeting.body).result != base:
        raise InputError(
            f"{row.target} was amended since '{row.id}' was moved. Make the amendment again on "
            f"the text as it stands now."
        )


def refuse_unheard(row: AmendmentRow) -> None:
    """A friendly amendment is not taken in over the head of another that would fall by it."""
    mine = stored.amendment_of(row)
    beside = AmendmentRow.objects.filter(
        target=row.target, meeting__body=row.meeting.body, state__in=PENDING
    )
    for other in beside.exclude(id=row.id).prefetch_related("texts"):
        if collision(mine, stored.amendment_of(other)) in STOPS:
            raise InputError(
                f"'{row.id}' cannot be taken in without a vote: '{other.id}' collides with it and "
                f"would fall unheard. Vote on them, the furthest-reaching first."
            )
