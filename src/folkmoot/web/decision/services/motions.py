"""Motions: tabled, what is set beside them, and what is done to them."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Final

from django.db import transaction

from folkmoot.decision.happenings import after
from folkmoot.decision.motions import Event, Happening, Motion, Note, Stage
from folkmoot.foundation.canonical import json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.record.links import Link, LinkKind
from folkmoot.web.decision import guards, motion_guards, stored
from folkmoot.web.decision.models import MotionEventRow, MotionNoteRow, MotionRow
from folkmoot.web.decision.services.recording import record
from folkmoot.web.ledger import services as ledger

LED_BY: Final = {
    Happening.COMPOSITED: LinkKind.MADE_FROM,
    Happening.SPLIT: LinkKind.MADE_FROM,
    Happening.FORWARDED: LinkKind.FORWARDED_FROM,
    Happening.SUPERSEDED: LinkKind.SUCCEEDS,
    Happening.IMPLEMENTED: LinkKind.IMPLEMENTS,
}
"""How what came of a motion is linked back to it; a body it was referred to is not."""


@transaction.atomic
def table_motion(meeting: str, motion: Motion, *, at: datetime) -> None:
    """Put *motion* to *meeting*, linked with what it rests on and who asked for it."""
    row = guards.meeting(meeting)
    guards.refuse_ended(row)
    motion_guards.refuse_over(row)
    stored.rule_set_of(row.rules.document).rule(motion.rule)
    guards.refuse_taken(motion.id)
    MotionRow.objects.create(
        id=motion.id,
        meeting=row,
        position=row.motions.count(),
        document=motion.as_json(),
        tabled=at,
        stage=motion.stage,
        treatment=motion.treatment,
        text_state=motion.text_state,
    )
    ledger.link_many(_links(motion, at.date()))
    text = json_hash(motion.as_json())
    record(row.body, "motion.tabled", [motion.reference], by=motion.mover, at=at, motion=text)


@transaction.atomic
def happen(motion: str, event: Event, *, by: Reference) -> None:
    """Let *event* happen to *motion*, linked with where it led; InputError where it can't."""
    (row,) = motion_guards.locked([motion])
    before = stored.motion_of(row)
    motion_guards.refuse_unready(before, event.what)
    now = after(before, event)
    row.stage, row.treatment, row.text_state = now.stage, now.treatment, now.text_state
    row.save(update_fields=["stage", "treatment", "text_state"])
    into = [str(there) for there in event.into]
    MotionEventRow.objects.create(
        motion=row, what=event.what, at=event.at, why=event.why, into=into
    )
    ledger.link_many(_led(now, event, by))
    about = [now.reference, *event.into]
    record(row.meeting.body, f"motion.{event.what}", about, by=by, at=event.at)


@transaction.atomic
def withdraw(
    motion: str, *, by: Reference, speaking_for: Collection[Reference], at: datetime, why: str = ""
) -> None:
    """Let its mover, whom *by* speaks for, withdraw *motion* before it is put to the vote."""
    (row,) = motion_guards.locked([motion])
    motion_guards.refuse_stranger(stored.motion_of(row), {by, *speaking_for})
    happen(motion, Event(Happening.WITHDRAWN, at, why), by=by)


@transaction.atomic
def attach_note(motion: str, note: Note, *, by: Reference, at: datetime) -> None:
    """Set *note* beside a motion that is not being voted on yet; InputError where it is too late.

    Delegates vote on what lay before them, so nothing is added once the vote was opened.
    """
    (row,) = motion_guards.locked([motion])
    if row.stage not in {Stage.TABLED, Stage.IN_ORDER}:
        raise InputError(
            f"The motion '{motion}' was put to the vote or settled, so nothing more is set beside "
            f"it."
        )
    MotionNoteRow.objects.create(motion=row, kind=note.kind, text=note.text, by=str(by), at=at)
    about, text = [stored.motion_of(row).reference], json_hash([note.kind, note.text])
    record(row.meeting.body, f"motion.{note.kind}", about, by=by, at=at, note=text)


def _led(motion: Motion, event: Event, by: Reference) -> Iterable[Link]:
    if kind := LED_BY.get(event.what):
        for there in event.into:
            yield Link(there, kind, motion.reference, by=by, on=event.at.date(), why=event.why)


def _links(motion: Motion, day: date) -> Iterable[Link]:
    kinds = (
        (LinkKind.RESTS_ON, motion.rests_on),
        (LinkKind.MANDATED_BY, motion.mandated_by),
        (LinkKind.SPEAKS_TO, motion.about),
    )
    for kind, targets in kinds:
        for target in targets:
            yield Link(motion.reference, kind, target, by=motion.mover, on=day)
