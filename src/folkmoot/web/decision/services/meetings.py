"""Meetings: the rules they are held under, who is called, the roll that is frozen."""

from datetime import date, datetime

from django.db import transaction

from folkmoot.decision.bundles import ROLL_FROZEN, RULES_ADOPTED
from folkmoot.decision.roll import Roll
from folkmoot.decision.rules import RuleSet
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import guards
from folkmoot.web.decision.models import MeetingRow, ProxyRow, RuleSetRow, SeatRow
from folkmoot.web.decision.services.recording import body_reference, meeting_reference, record


@transaction.atomic
def load_rule_set(rules: RuleSet, *, by: Reference, at: datetime) -> None:
    """Store *rules*; the same again changes nothing, others under that id raise InputError."""
    row, is_new = RuleSetRow.objects.get_or_create(
        id=rules.id,
        defaults={"body": rules.body, "document": rules.as_json(), "hash": rules.hash},
    )
    if row.hash != rules.hash:
        raise InputError(
            f"The rule set '{rules.id}' is stored with other rules. A changed rule is a new rule "
            f"set: give it an id of its own."
        )
    if is_new:
        record(
            rules.body, RULES_ADOPTED, [body_reference(rules.body)], by=by, at=at, rules=rules.hash
        )


@transaction.atomic
def hold_meeting(
    meeting: str, body: str, *, title: str, day: date, rules: str, chair: Reference, note: str = ""
) -> None:
    """Call a meeting of *body* under one of its rule sets."""
    MeetingRow.objects.create(
        id=meeting, body=body, title=title, day=day, rules_id=rules, chair=str(chair), note=note
    )


@transaction.atomic
def freeze_roll(meeting: str, roll: Roll, *, by: Reference, at: datetime) -> None:
    """Fix who may cast how many votes in *meeting*; a second time raises InputError."""
    row = guards.meeting(meeting)
    if row.frozen:
        raise InputError(f"The roll of '{meeting}' is frozen since {row.frozen:%Y-%m-%d %H:%M}.")
    SeatRow.objects.bulk_create(
        SeatRow(
            meeting=row,
            seat=seat.id,
            section=seat.section,
            votes=seat.votes,
            kind=seat.kind,
            name=seat.name,
            holder=seat.holder,
            is_present=seat.is_present,
            may_split=seat.may_split,
        )
        for seat in roll
    )
    ProxyRow.objects.bulk_create(
        ProxyRow(
            meeting=row,
            seat=proxy.seat,
            holder=proxy.holder,
            instructions=dict(proxy.instructions),
            free=proxy.free,
        )
        for proxy in roll.proxies
    )
    row.frozen = at
    row.save(update_fields=["frozen"])
    detail: dict[str, Json] = {"roll": roll.hash, "seats": len(roll), "votes": roll.entitled}
    record(row.body, ROLL_FROZEN, [meeting_reference(meeting)], by=by, at=at, **detail)
