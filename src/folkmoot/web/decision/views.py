"""Public pages of decisions: the list, a meeting, a motion or amendment, a decision, its bundle."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse

from folkmoot.decision.minutes import minutes
from folkmoot.decision.rules import RuleSet
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.comparison import Piece, compare, spoken
from folkmoot.record.links import Link, LinkKind
from folkmoot.web.components.pages import show
from folkmoot.web.decision import queries
from folkmoot.web.decision.puts import Held, Put, held, puts_of
from folkmoot.web.decision.queries import Change, Clash
from folkmoot.web.decision.shown import (
    RuleShown,
    SectionRow,
    Voted,
    by_section,
    rule_shown,
    voted,
)
from folkmoot.web.federation.queries import body_names
from folkmoot.web.ledger import queries as ledger
from folkmoot.web.ledger.labels import labels

FOLLOWING = (LinkKind.ADOPTED_BY, LinkKind.MANDATED_BY)


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    """Every meeting with what was put to it."""

    meetings: list[tuple[Held, list[Put]]]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """One meeting: its rules, its roll by section, what was put, which amendments collide."""

    meeting: Held
    rules: RuleSet
    shown: tuple[RuleShown, ...]
    frozen: datetime | None
    roll: tuple[SectionRow, ...]
    seats: int
    votes: int
    puts: list[Put]
    clashes: list[Clash]


@dataclass(frozen=True, slots=True)
class AmendmentPage:
    """An amendment: what it changes, and its vote."""

    put: Put
    change: Change
    pieces: tuple[Piece, ...]
    aloud: tuple[str, ...]
    rule: RuleShown | None
    voted: Voted | None
    called: Mapping[Reference, str]


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """A decision with all that it can be checked by, and what followed from it."""

    put: Put
    voted: Voted
    reference: Reference
    minutes: str
    hash: str
    chain: str
    followed: list[Link]
    called: Mapping[Reference, str]


def decisions(request: HttpRequest) -> HttpResponse:
    """List every meeting and how what was put to it came out."""
    return show(request, "decision/decisions.html", DecisionsPage(queries.meetings()))


def meeting(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show one meeting."""
    row = queries.meeting(meeting)
    if row is None:
        raise Http404
    rules, roll = queries.rules_of(row), queries.roll_of(row)
    page = MeetingPage(
        held(row),
        rules,
        tuple(rule_shown(rule) for rule in rules.rules),
        frozen=row.frozen,
        roll=by_section(roll, {}),
        seats=len(roll),
        votes=roll.entitled,
        puts=queries.put_to(meeting),
        clashes=queries.clashes(meeting),
    )
    return show(request, "decision/meeting.html", page)


def amendment(request: HttpRequest, name: str) -> HttpResponse:
    """Show one amendment."""
    change = queries.change(name)
    if change is None:
        raise Http404
    on = Reference(Kind.AMENDMENT, name)
    poll, pieces = queries.poll_on(on), compare(change.base, change.result)
    rule = queries.rule_for(on)
    page = AmendmentPage(
        puts_of([on])[0],
        change,
        pieces,
        aloud=spoken(pieces),
        rule=rule_shown(rule) if rule else None,
        voted=voted(queries.counted(poll), is_open=poll.closed is None) if poll else None,
        called=_called(change),
    )
    return show(request, "decision/amendment.html", page)


def decision(request: HttpRequest, name: str) -> HttpResponse:
    """Show one decision: its arithmetic, its roll and votes, its minutes, how to recount it."""
    row = queries.decision_row(name)
    if row is None:
        raise Http404
    taken = queries.counted(row.poll)
    followed = ledger.links_to(taken.reference, *FOLLOWING)
    page = DecisionPage(
        puts_of([taken.reference])[0],
        voted(taken, is_open=False),
        taken.reference,
        minutes=minutes(taken),
        hash=row.hash,
        chain=queries.chain_of(taken.question.body),
        followed=followed,
        called=labels(link.source for link in followed),
    )
    return show(request, "decision/decision.html", page)


def bundle(request: HttpRequest, name: str) -> HttpResponse:
    """Give the bundle of one decision for download."""
    row = queries.decision_row(name)
    if row is None:
        raise Http404
    response = HttpResponse(queries.bundle_of(row), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    return response


def _called(change: Change) -> Mapping[Reference, str]:
    found, bodies = [change.mover, change.target], body_names()
    named = {ref: bodies[ref.name] for ref in found if ref.kind is Kind.BODY and ref.name in bodies}
    return {**labels(found), **named}
