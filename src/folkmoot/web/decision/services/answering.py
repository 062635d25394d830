"""Saying which clause or decision answers a part of a motion."""

from datetime import datetime

from django.db import transaction

from folkmoot.foundation.canonical import content_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.decision import motion_guards, stored
from folkmoot.web.decision.services.recording import record
from folkmoot.web.ledger import services as ledger


@transaction.atomic
def answer_part(
    part: Reference, answer: Reference, *, why: str, by: Reference, at: datetime
) -> None:
    """Say that *answer*, a clause or a decision, answers *part* of a motion, motion:its-id#3.

    It is said once and stays in the record; InputError where the motion has no such part.
    """
    (row,) = motion_guards.locked([part.name])
    count = len(stored.motion_of(row).parts)
    if not part.part.isdecimal() or not 1 <= int(part.part) <= count:
        raise InputError(f"The motion '{part.name}' has {count} parts and no part '{part.part}'.")
    if answer.kind not in {Kind.POLICY, Kind.DECISION} or (
        answer.kind is Kind.POLICY and not answer.part
    ):
        raise InputError(f"{answer} is neither a clause nor a decision. Choose one of them.")
    ledger.link(answer, LinkKind.ANSWERS, part, by=by, on=at.date(), why=why)
    said = content_hash(why)
    record(row.meeting.body, "part.answered", [answer, part], by=by, at=at, why=said)
