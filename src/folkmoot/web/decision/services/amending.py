"""Amendments: moved to the text as it stands, taken in, put to the vote, withdrawn, agreed to."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from folkmoot.decision.amendments import PENDING, VOTABLE, Amendment, AmendmentState, amend
from folkmoot.decision.drafting import drafted
from folkmoot.decision.packs import DraftAmendment
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.decision import amendment_guards, guards, motion_guards, stored
from folkmoot.web.decision.models import AmendmentRow, MeetingRow, MotionRow
from folkmoot.web.decision.services.adopting import adopt, fall
from folkmoot.web.decision.services.recording import record, touch
from folkmoot.web.ledger import services as ledger


@transaction.atomic
def move_amendment(meeting: str, draft: DraftAmendment, *, text: str, at: datetime) -> None:
    """Put an amendment to *meeting*; *text* is what its target says, before anything was adopted.

    Words that are not to be found in the text as it stands raise InputError.
    """
    row = guards.meeting(meeting)
    guards.refuse_ended(row)
    guards.refuse_taken(draft.id)
    now = stored.text_put(draft.target, text, row.body).result
    made = amend(draft.id, draft.target, now, changes=draft.changes)
    _move(row, made, draft, base=now, at=at)


@transaction.atomic
def move_edited(
    meeting: str, draft: DraftAmendment, *, text: str, wanted: str, at: datetime
) -> Reference:
    """Put to *meeting* the amendment that turns its target's text, as it stands, into *wanted*.

    *text* is what the target says before anything was adopted. The *draft* has no id and no
    changes: the amendment is numbered after what it is to, and its changes are the words that
    differ.
    """
    row = guards.meeting(meeting)
    guards.refuse_ended(row)
    MeetingRow.objects.select_for_update().get(id=meeting)
    now = stored.text_put(draft.target, text, row.body).result
    made = drafted(_free_name(draft.target), draft.target, now, wanted=wanted)
    _move(row, made, draft, base=now, at=at)
    return Reference(Kind.AMENDMENT, made.id)


@transaction.atomic
def take_in(
    amendment: str, *, by: Reference, speaking_for: Collection[Reference], at: datetime
) -> None:
    """Let the mover of a motion take in a friendly amendment: its text changes without a vote.

    One that would make another fall unheard raises InputError: the meeting decides on both.
    """
    row = _friendly(amendment, {by, *speaking_for}, VOTABLE)
    amendment_guards.refuse_not_votable(row)
    amendment_guards.refuse_unheard(row)
    adopt(row, AmendmentState.TAKEN_IN, by=by, at=at)
    touch(row.meeting)


@transaction.atomic
def leave_to_vote(
    amendment: str, *, by: Reference, speaking_for: Collection[Reference], at: datetime
) -> None:
    """Let the mover of a motion leave an unfriendly amendment to the vote of the meeting."""
    row = _friendly(amendment, {by, *speaking_for}, {AmendmentState.MOVED})
    _settle(row, AmendmentState.TO_VOTE, by=by, at=at)


@transaction.atomic
def withdraw_amendment(
    amendment: str, *, by: Reference, speaking_for: Collection[Reference], at: datetime
) -> None:
    """Let its mover withdraw an amendment that is not being voted on."""
    row = amendment_guards.locked(amendment)
    amendment_guards.refuse_unless(row, PENDING)
    amendment_guards.refuse_stranger(Reference.parse(row.mover), {by, *speaking_for})
    amendment_guards.refuse_while_voting(row)
    _settle(row, AmendmentState.WITHDRAWN, by=by, at=at)


@transaction.atomic
def agree(
    amendment: str,
    *,
    holds: bool,
    by: Reference,
    speaking_for: Collection[Reference],
    at: datetime,
) -> None:
    """Let its mover say whether an amendment still *holds* beside the adopted one it touches."""
    row = amendment_guards.locked(amendment)
    amendment_guards.refuse_unless(row, {AmendmentState.WAITING})
    amendment_guards.refuse_stranger(Reference.parse(row.mover), {by, *speaking_for})
    if holds:
        _settle(row, AmendmentState.MOVED, by=by, at=at, event="agreed")
    else:
        fall(row, by=by, at=at)
        touch(row.meeting)


def _move(
    meeting: MeetingRow, made: Amendment, draft: DraftAmendment, *, base: str, at: datetime
) -> None:
    motion_guards.refuse_over(meeting)
    amendment_guards.refuse_fixed_text(made.target)
    if draft.rule:
        stored.rule_set_of(meeting.rules.document).rule(draft.rule)
    AmendmentRow.objects.create(
        id=made.id,
        meeting=meeting,
        position=meeting.amendments.count(),
        target=str(made.target),
        mover=str(draft.mover),
        rule=draft.rule,
        why=draft.why,
        base=base,
        spans=[[span.start, span.end, span.text] for span in made.spans],
    )
    reference = Reference(Kind.AMENDMENT, made.id)
    kind, on = LinkKind.AMENDS, at.date()
    ledger.link(reference, kind, made.target, by=draft.mover, on=on, why=draft.why)
    about = [reference, made.target]
    record(meeting.body, "amendment.moved", about, by=draft.mover, at=at, base=made.base)
    touch(meeting)


def _free_name(target: Reference) -> str:
    """Give a name after what is amended: council-resolution-a3, or clause-2-3-a1."""
    stem = f"clause-{target.part.replace('.', '-')}" if target.part else target.name
    taken = set(AmendmentRow.objects.filter(id__startswith=stem).values_list("id", flat=True))
    taken |= set(MotionRow.objects.filter(id__startswith=stem).values_list("id", flat=True))
    numbers = range(1, len(taken) + 2)
    return next(name for n in numbers if (name := f"{stem[:70]}-a{n}") not in taken)


def _friendly(
    amendment: str, speaking_for: Collection[Reference], states: Collection[AmendmentState]
) -> AmendmentRow:
    """Give an amendment whose motion was moved by one of *speaking_for*; a clause has no mover."""
    row = amendment_guards.locked(amendment)
    amendment_guards.refuse_unless(row, states)
    target = Reference.parse(row.target)
    if target.kind is not Kind.MOTION:
        raise InputError("Nobody moved this clause, so the meeting votes on what is to change.")
    motion = stored.motion_of(MotionRow.objects.get(id=target.name))
    amendment_guards.refuse_stranger(motion.mover, speaking_for)
    return row


def _settle(
    row: AmendmentRow, state: AmendmentState, *, by: Reference, at: datetime, event: str = ""
) -> None:
    row.state = state
    row.save(update_fields=["state"])
    about: list[Reference] = [Reference(Kind.AMENDMENT, row.id)]
    detail: dict[str, Json] = {}
    if event and row.because:
        about.append(Reference.parse(row.because))
    record(row.meeting.body, f"amendment.{event or state}", about, by=by, at=at, **detail)
    touch(row.meeting)
