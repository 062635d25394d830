"""Meetings: the rules they are held under, and who calls them."""

from datetime import date, datetime

from django.db import transaction

from folkmoot.decision.bundles import RULES_ADOPTED
from folkmoot.decision.rules import RuleSet
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.decision.models import MeetingRow, RuleSetRow
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
def call_meeting(
    meeting: str,
    rules: RuleSet,
    *,
    title: str,
    day: date,
    chair: Reference,
    note: str,
    by: Reference,
    at: datetime,
) -> None:
    """Call a meeting of the body that *rules* are of, and tell the record that it was called."""
    load_rule_set(rules, by=by, at=at)
    hold_meeting(meeting, rules.body, title=title, day=day, rules=rules.id, chair=chair, note=note)
    about = [meeting_reference(meeting), body_reference(rules.body)]
    record(rules.body, "meeting.called", about, by=by, at=at, rules=rules.hash)
