"""Motions: tabled, and what is done to them."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from folkmoot.decision.motions import Event, Motion, after
from folkmoot.foundation.canonical import json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.record.links import Link, LinkKind
from folkmoot.web.decision import guards, stored
from folkmoot.web.decision.models import MotionEventRow, MotionRow
from folkmoot.web.decision.services.recording import record
from folkmoot.web.ledger import services as ledger


@transaction.atomic
def table_motion(meeting: str, motion: Motion, *, at: datetime) -> None:
    """Put *motion* to *meeting*, linked with what it rests on and who asked for it."""
    row = guards.meeting(meeting)
    stored.rule_set_of(row.rules.document).rule(motion.rule)
    guards.refuse_taken(motion.id)
    MotionRow.objects.create(
        id=motion.id,
        meeting=row,
        position=row.motions.count(),
        document=motion.as_json(),
        stage=motion.stage,
        treatment=motion.treatment,
        text_state=motion.text_state,
    )
    ledger.link_many(_links(motion, at.date()))
    text = json_hash(motion.as_json())
    record(row.body, "motion.tabled", [motion.reference], by=motion.mover, at=at, motion=text)


@transaction.atomic
def happen(motion: str, event: Event, *, by: Reference) -> None:
    """Let *event* happen to *motion*; InputError where it can't."""
    row = MotionRow.objects.select_for_update().select_related("meeting").filter(id=motion).first()
    if row is None:
        raise InputError(f"There is no motion '{motion}'. Table it first.")
    now = after(stored.motion_of(row), event)
    row.stage, row.treatment, row.text_state = now.stage, now.treatment, now.text_state
    row.save(update_fields=["stage", "treatment", "text_state"])
    MotionEventRow.objects.create(motion=row, what=event.what, at=event.at, why=event.why)
    name = f"motion.{event.what}"
    record(row.meeting.body, name, [now.reference], by=by, at=event.at)


def _links(motion: Motion, day: date) -> Iterable[Link]:
    kinds = (
        (LinkKind.RESTS_ON, motion.rests_on),
        (LinkKind.MANDATED_BY, motion.mandated_by),
        (LinkKind.SPEAKS_TO, motion.about),
    )
    for kind, targets in kinds:
        for target in targets:
            yield Link(motion.reference, kind, target, by=motion.mover, on=day)
