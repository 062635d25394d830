"""Changing what laws are held to: proposed by one person, published by another, judged anew."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.federation.rights import second_person
from folkmoot.foundation.canonical import Json, canonical_text, content_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.assessment import rules_queries as queries
from folkmoot.web.assessment import services
from folkmoot.web.assessment.change_queries import PROPOSED, PUBLISHED, REFUSED, WITHDRAWN
from folkmoot.web.assessment.change_services import judge_anew
from folkmoot.web.assessment.models import CurrentDocument, RuleChangeRow
from folkmoot.web.assessment.offered_services import hold
from folkmoot.web.ledger import services as ledger


@transaction.atomic
def propose(text: str, about: str, *, by: Reference, at: datetime) -> int:
    """Keep a changed file for a second person to read; give its number.

    PackFaults where it is not in order, InputError where it is just what stands.
    """
    text = canonical_text(text)
    looked = queries.look(text, at.date())
    before = queries.hash_now(looked.name)
    if before == content_hash(text):
        raise InputError(_("This is the text that stands already. Nothing would change."))
    row = RuleChangeRow.objects.create(
        name=looked.name, about=about, text=text, before=before, by=str(by), at=at
    )
    _record("law.rules.proposed", row, by=by, at=at, flips=len(looked.flips))
    return row.id


@transaction.atomic
def publish(change: int, *, by: Reference, at: datetime) -> None:
    """Let a proposed text stand from now on, and judge the laws anew; by somebody else.

    InputError where another text stands by now than the one that it replaces, PackFaults where it
    is not in order with what stands today. The text before stays under its hash.
    """
    hold()
    row = _as_second(change, by)
    if row.before != queries.hash_now(row.name):
        raise InputError(
            _("Another text was published since this one was proposed. Propose it anew.")
        )
    looked = queries.look(row.text, at.date())
    services.store_text(row.name, row.text, at=at)
    CurrentDocument.objects.filter(name=row.name).update(by_desk=True, offered=None)
    _settle(row, PUBLISHED, by=by, at=at)
    _record("law.rules.changed", row, by=by, at=at, flips=len(looked.flips))
    judge_anew(by=by, at=at)


@transaction.atomic
def refuse(change: int, reason: str, *, by: Reference, at: datetime) -> None:
    """Send a proposed text back with a reason; by somebody else than who proposed it."""
    row = _as_second(change, by)
    _settle(row, REFUSED, by=by, at=at, reason=reason)
    _record("law.rules.refused", row, by=by, at=at)


@transaction.atomic
def withdraw(change: int, *, by: Reference, at: datetime) -> None:
    """Give up a text that one has proposed."""
    row = _waiting(change)
    if row.by != str(by):
        raise InputError(_("Somebody else proposed this. Refuse it, with a reason."))
    _settle(row, WITHDRAWN, by=by, at=at)
    _record("law.rules.withdrawn", row, by=by, at=at)


def _as_second(change: int, by: Reference) -> RuleChangeRow:
    row = _waiting(change)
    if not second_person(row.by, str(by)).allowed:
        raise InputError(_("Who proposed a change does not publish it. Ask somebody else."))
    return row


def _waiting(change: int) -> RuleChangeRow:
    row = RuleChangeRow.objects.select_for_update().filter(id=change).first()
    if row is None or row.state != PROPOSED:
        raise InputError(_("This change does not wait to be published. Load its page again."))
    return row


def _settle(
    row: RuleChangeRow, state: str, *, by: Reference, at: datetime, reason: str = ""
) -> None:
    row.state, row.reason = state, reason
    row.second, row.second_at = str(by), at
    row.save(update_fields=["state", "reason", "second", "second_at"])


def _record(
    event: str, row: RuleChangeRow, *, by: Reference, at: datetime, flips: int | None = None
) -> None:
    """Write the hashes before and after into the chain of the law, and how many laws flip."""
    detail: dict[str, Json] = {
        "change": row.id,
        row.name: content_hash(row.text),
        f"{row.name} before": row.before,
    }
    if flips is not None:
        detail["flips"] = flips
    ledger.record(services.CHAIN, event, about=[], by=by, at=at, detail=detail)
