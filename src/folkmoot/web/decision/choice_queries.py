"""What the pages on motions offer to choose from: rules, rivals, clauses, decisions, meetings."""

from collections.abc import Iterable, Sequence

from django.utils.text import slugify
from django.utils.translation import gettext as _

from folkmoot.decision.motions import Stage, Treatment
from folkmoot.decision.outcome import Verdict
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.clauses import Status
from folkmoot.web.decision import motion_queries, queries
from folkmoot.web.decision.models import AmendmentRow, DecisionRow, MeetingRow, MotionRow
from folkmoot.web.decision.puts import puts_of
from folkmoot.web.federation.queries import body_names
from folkmoot.web.policy import queries as policy

Choices = list[tuple[str, str]]

MOST = 60
"""The most decisions that are offered, the latest first."""


def movers(speaking_for: Sequence[Reference]) -> Choices:
    """Offer those in whose name somebody may move."""
    names = motion_queries.called(speaking_for)
    return [
        (str(each), _("Yourself") if each.kind is Kind.PERSON else names[each])
        for each in speaking_for
    ]


def rules(meeting: MeetingRow) -> Choices:
    """Offer the rules that a meeting's rule set has."""
    return [(rule.id, rule.title or rule.id) for rule in queries.rules_of(meeting).rules]


def rivals(meeting: str) -> Choices:
    """Offer the motions that one may still stand against."""
    put = motion_queries.motions_of(meeting)
    return [(each.id, each.title) for each in put if each.stage in {Stage.TABLED, Stage.IN_ORDER}]


def clauses() -> Choices:
    """Offer the clauses of every policy, as they stand in its last version."""
    latest = (policy.versions(each.id)[-1:] for each in policy.policies())
    return [
        (str(stored.reference.at(clause.id)), f"{clause.id} {clause.title}")
        for found in latest
        for stored in found
        for clause in stored.version.clauses
    ]


def decisions(*, but: str = "") -> Choices:
    """Offer the decisions that were carried, but not on *but*."""
    carried = DecisionRow.objects.filter(verdict=Verdict.CARRIED).exclude(id=but)
    names = carried.order_by("-poll__closed").values_list("id", flat=True)[:MOST]
    puts = {put.on.name: put for put in puts_of([Reference(Kind.MOTION, each) for each in names])}
    return [
        (str(puts[name].decision), f"{puts[name].title} ({puts[name].meeting.body_name})")
        for name in names
        if puts[name].on.kind is Kind.MOTION
    ]


def versions(*, proposed: bool = False) -> Choices:
    """Offer the versions of every policy, or those that are only *proposed*."""
    return [
        (str(stored.reference), f"{each.title}, {stored.version.number}")
        for each in policy.policies()
        for stored in policy.versions(each.id)
        if stored.version.status is Status.PROPOSED or not proposed
    ]


def other_bodies(body: str) -> Choices:
    """Offer the bodies that something may be referred to."""
    names = sorted(body_names().items(), key=lambda each: each[1])
    return [(str(Reference(Kind.BODY, each)), name) for each, name in names if each != body]


def successors(motion: str) -> Choices:
    """Offer the carried motions that may have replaced *motion*."""
    rows = MotionRow.objects.filter(treatment=Treatment.CARRIED).exclude(id=motion)
    puts = puts_of([Reference(Kind.MOTION, row.id) for row in rows.order_by("-tabled")[:MOST]])
    return [
        (str(put.on), f"{put.title} ({put.meeting.body_name})")
        for put in puts
        if put.on.kind is Kind.MOTION
    ]


def places(body: str) -> Choices:
    """Offer the meetings of other bodies that are not over, each with each of its rules."""
    names = body_names()
    rows = MeetingRow.objects.exclude(body=body).filter(ended=None).select_related("rules")
    return [
        (f"{row.id}/{rule}", f"{row.title} ({names.get(row.body, row.body)}): {title}")
        for row in rows.order_by("-day", "id")
        for rule, title in rules(row)
    ]


def free_id(title: str, meeting: str, *, taken: Iterable[str] = ()) -> str:
    """Give an id for a new motion that no motion or amendment has, from its *title* in Latin."""
    stem = slugify(title)[:60].strip("-") or f"{meeting}-motion"
    used = {
        *taken,
        *MotionRow.objects.filter(id__startswith=stem).values_list("id", flat=True),
        *AmendmentRow.objects.filter(id__startswith=stem).values_list("id", flat=True),
    }
    number = next(n for n in range(1, len(used) + 2) if _numbered(stem, n) not in used)
    return _numbered(stem, number)


def _numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}-{number}"
