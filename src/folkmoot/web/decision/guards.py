"""What keeps a meeting in order: each guard finds what is asked for, or refuses with a sentence."""

from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision import amendment_guards
from folkmoot.web.decision.models import AmendmentRow, MeetingRow, MotionRow, PollRow


def refuse_taken(name: str) -> None:
    """Motions and amendments share their names, for a decision is called by what it is on."""
    taken = MotionRow.objects.filter(id=name) or AmendmentRow.objects.filter(id=name)
    if taken:
        raise InputError(f"'{name}' is taken. Give the motion or amendment another id.")


def refuse_ended(meeting: MeetingRow) -> None:
    """Nothing new is put to a meeting that is over."""
    if meeting.ended:
        raise InputError(
            f"The meeting '{meeting.id}' is over since {meeting.ended:%Y-%m-%d %H:%M} UTC. Put it "
            f"to another one."
        )


def refuse_moving_text(on: Reference) -> None:
    """A motion and its amendments are never voted on at once, nor an amendment after its motion."""
    if on.kind is Kind.MOTION:
        names = AmendmentRow.objects.filter(target=str(on)).values_list("id", flat=True)
        amendments = [str(Reference(Kind.AMENDMENT, name)) for name in names]
        if PollRow.objects.filter(on__in=amendments, decision=None).exists():
            raise InputError(f"An amendment to {on} is being voted on. Close that vote first.")
    else:
        amendment_guards.refuse_not_votable(amendment_guards.locked(on.name))


def open_poll(on: Reference) -> PollRow:
    """Give the open poll on *on*, locked until the transaction ends."""
    found = any_poll(on)
    if found.closed:
        raise InputError(f"The vote on {on} was closed at {found.closed:%H:%M} UTC. It is over.")
    return found


def put_to(on: Reference) -> MotionRow | AmendmentRow:
    """Give the motion or amendment that is put to a meeting."""
    found: MotionRow | AmendmentRow | None = None
    if on.kind is Kind.MOTION:
        found = MotionRow.objects.select_related("meeting").filter(id=on.name).first()
    elif on.kind is Kind.AMENDMENT:
        found = AmendmentRow.objects.select_related("meeting").filter(id=on.name).first()
    if found is None:
        raise InputError(f"{on} is not put to any meeting, so there is nothing to vote on.")
    return found


def meeting(meeting: str) -> MeetingRow:
    """Give a meeting with its rules."""
    found = MeetingRow.objects.select_related("rules").filter(id=meeting).first()
    if found is None:
        raise InputError(f"There is no meeting '{meeting}'. Hold it first.")
    return found


def any_poll(on: Reference) -> PollRow:
    """Give the poll on *on*, open or closed, locked until the transaction ends."""
    found = PollRow.objects.select_for_update(of=("self",)).select_related("meeting__rules")
    poll = found.filter(on=str(on)).first()
    if poll is None:
        raise InputError(f"There is no vote on {on}. The chair has not opened it yet.")
    return poll


def closed_poll(on: Reference) -> PollRow:
    """Give the closed poll on *on*, locked until the transaction ends."""
    poll = any_poll(on)
    if poll.closed is None:
        raise InputError(f"The vote on {on} is still open. Close it, then it is counted.")
    return poll
