"""Pages of the evidence: claims, sources, and who holds what."""

from collections.abc import Iterable
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse

from folkmoot.foundation.references import Reference
from folkmoot.policy.evidence import Claim, ClaimState, Position, SourceState, Stance
from folkmoot.web.components.pages import show
from folkmoot.web.policy import evidence_queries, queries
from folkmoot.web.policy.evidence_queries import Stood
from folkmoot.web.policy.pages import (
    ClaimLine,
    ClaimPage,
    EvidencePage,
    PositionLine,
    PositionPage,
    PositionsPage,
    SourcePage,
    SourcesPage,
)

Holder = TypeVar("Holder", Claim, Position)


def evidence(request: HttpRequest) -> HttpResponse:
    """List the claims, all or those on one clause or in one state."""
    clause, state = request.GET.get("clause", ""), request.GET.get("state", "")
    lines = _claim_lines(evidence_queries.claims())
    chosen = tuple(
        line
        for line in lines
        if (not state or line.claim.state == state)
        and (not clause or any(_named(stood.clause, clause) for stood in line.stood))
    )
    page = EvidencePage(
        lines=chosen,
        total=len(lines),
        clauses=_clauses(),
        clause=clause,
        state=state,
        states=tuple(ClaimState),
        warnings=_warnings(),
        language=queries.prose_language(),
    )
    return show(request, "policy/evidence.html", page)


def claim(request: HttpRequest, claim: str) -> HttpResponse:
    """Show one claim with its sources and the clauses it bears on."""
    found = evidence_queries.claim(claim)
    if found is None:
        raise Http404(f"There is no claim '{claim}'.")
    page = ClaimPage(
        claim=found,
        sources=evidence_queries.cited(found.sources, evidence_queries.sources()),
        stood=_latest(evidence_queries.stances_of(found.reference)),
        warnings=_warnings(),
        language=queries.prose_language(),
    )
    return show(request, "policy/claim.html", page)


def sources(request: HttpRequest) -> HttpResponse:
    """List all sources, and say which are not in the record."""
    found = evidence_queries.sources().values()
    page = SourcesPage(
        works=tuple(
            source
            for state in SourceState
            for source in found
            if not source.footnote and source.state is state
        ),
        notes=tuple(source for source in found if source.footnote),
        missing=sum(source.state is SourceState.MISSING for source in found),
        language=queries.prose_language(),
    )
    return show(request, "policy/sources.html", page)


def source(request: HttpRequest, source: str) -> HttpResponse:
    """Show one source, and what rests on it."""
    found = evidence_queries.sources().get(source)
    if found is None:
        raise Http404(f"There is no source '{source}'.")
    page = SourcePage(
        source=found,
        claims=tuple(_citing(evidence_queries.claims(), source)),
        positions=tuple(_citing(evidence_queries.positions(), source)),
        clauses=tuple(queries.clauses_citing(source)),
        language=queries.prose_language(),
    )
    return show(request, "policy/source.html", page)


def positions(request: HttpRequest) -> HttpResponse:
    """Show who holds what, for and against side by side."""
    lines = _position_lines(evidence_queries.positions())
    page = PositionsPage(
        supporting=tuple(line for line in lines if _leans(line, Stance.SUPPORTS)),
        opposing=tuple(line for line in lines if _leans(line, Stance.OPPOSES)),
        neither=tuple(line for line in lines if not line.stood),
        language=queries.prose_language(),
    )
    return show(request, "policy/positions.html", page)


def position(request: HttpRequest, position: str) -> HttpResponse:
    """Show one position."""
    found = evidence_queries.position(position)
    if found is None:
        raise Http404(f"There is no position '{position}'.")
    page = PositionPage(_position_lines([found])[0], queries.prose_language())
    return show(request, "policy/position.html", page)


def _claim_lines(claims: list[Claim]) -> list[ClaimLine]:
    stances = evidence_queries.stances_of_all(claim.reference for claim in claims)
    known = evidence_queries.sources()
    return [
        ClaimLine(
            claim,
            _latest(stances.get(claim.reference, [])),
            sum(not known[place.source].is_in_the_record for place in claim.sources),
        )
        for claim in claims
    ]


def _position_lines(positions: list[Position]) -> list[PositionLine]:
    stances = evidence_queries.stances_of_all(position.reference for position in positions)
    known = evidence_queries.sources()
    return [
        PositionLine(
            position,
            evidence_queries.cited(position.sources, known),
            _latest(stances.get(position.reference, [])),
        )
        for position in positions
    ]


def _latest(stood: list[Stood]) -> tuple[Stood, ...]:
    """Give each clause once, in the latest version that something was said of."""
    latest = {(each.clause.part, each.stance): each for each in stood}
    return tuple(sorted(latest.values(), key=lambda each: _in_order(each.clause)))


def _in_order(clause: Reference) -> list[int]:
    return [int(part) for part in clause.part.split(".")]


def _leans(line: PositionLine, stance: Stance) -> bool:
    return any(stood.stance is stance for stood in line.stood)


def _citing(holders: Iterable[Holder], source: str) -> list[tuple[Holder, str]]:
    return [
        (holder, place.place)
        for holder in holders
        for place in holder.sources
        if place.source == source
    ]


def _clauses() -> tuple[tuple[str, str], ...]:
    stored = [queries.current(policy.id) for policy in queries.policies()]
    return tuple(
        (f"{each.version.policy}#{clause.id}", f"{clause.id} {clause.title}")
        for each in stored
        if each
        for clause in each.version.clauses
    )


def _named(clause: Reference, asked: str) -> bool:
    """Say whether *asked*, as policy#clause or the clause's id alone, means *clause*."""
    return asked in (clause.part, f"{clause.name}#{clause.part}")


def _warnings() -> tuple[str, ...]:
    return tuple(warning for policy in queries.policies() for warning in policy.warnings)
