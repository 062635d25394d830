"""Disclosures: what waits for those who safeguard in one body, and how long it has."""

from datetime import date

from folkmoot.consultation.custody import Keyring
from folkmoot.consultation.responses import Response
from folkmoot.consultation.safeguarding import Concern, Disclosure, Outcome
from folkmoot.web.consultation.models import DisclosureRow, ResponseRow
from folkmoot.web.consultation.queries.opening import opened


def disclosures_of(body: str) -> tuple[Disclosure, ...]:
    """Give the disclosures of a body: open ones first, by the day on which they are due."""
    rows = DisclosureRow.objects.filter(
        response__round__body=body, response__withdrawn__isnull=True
    ).select_related("response")
    found = [_disclosure(row) for row in rows]
    return tuple(sorted(found, key=lambda each: (not each.is_open, each.due, each.response)))


def disclosure(name: str) -> Disclosure | None:
    """Give the disclosure that one response is, or None."""
    row = DisclosureRow.objects.filter(response__name=name).select_related("response").first()
    return _disclosure(row) if row else None


def round_of_disclosure(name: str) -> str:
    """Give the round that a disclosure came in to, or nothing."""
    found = DisclosureRow.objects.filter(response__name=name)
    return found.values_list("response__round_id", flat=True).first() or ""


def body_of_disclosure(name: str) -> str:
    """Give the body whose round a disclosure came in to, or nothing."""
    found = DisclosureRow.objects.filter(response__name=name)
    return found.values_list("response__round__body", flat=True).first() or ""


def disclosed_response(name: str, keys: Keyring | None = None) -> Response | None:
    """Open a response that waits for those who safeguard; None where nothing at hand opens it."""
    rows = ResponseRow.objects.filter(
        name=name, withdrawn__isnull=True, disclosure__settled_on__isnull=True
    ).exclude(disclosure=None)
    return next(opened(rows, keys), None)


def overdue(body: str, on: date) -> int:
    """Count the disclosures of a body that should have been settled before *on*."""
    return sum(each.is_overdue_on(on) for each in disclosures_of(body))


def _disclosure(row: DisclosureRow) -> Disclosure:
    return Disclosure(
        row.response.name,
        Concern(row.concern),
        row.flagged_on,
        row.settled_on,
        Outcome(row.outcome) if row.outcome else None,
    )
