"""Turning library values into rows; nothing here links or records."""

from collections.abc import Iterable
from datetime import date

from folkmoot.policy.clauses import SourcePlace, Version
from folkmoot.policy.considerations import Mandate
from folkmoot.policy.evidence import Claim, Position, Source
from folkmoot.policy.packs import PolicyPack
from folkmoot.policy.versions import render_version, version_hash
from folkmoot.web.policy.models import (
    ClaimRow,
    ClauseRow,
    ConsiderationRow,
    MandateRow,
    PolicyRow,
    PositionRow,
    SourceRow,
    VersionRow,
)


def store_facts(pack: PolicyPack) -> PolicyRow:
    """Store all of a pack but its versions; what is there already is brought up to date."""
    policy, _ = PolicyRow.objects.update_or_create(
        id=pack.id,
        defaults={
            "title": pack.title,
            "summary": pack.summary,
            "warnings": list(pack.warnings),
            "language": pack.language,
        },
    )
    _store_sources(pack.sources)
    _store_claims(policy, pack.claims)
    _store_positions(policy, pack.positions)
    for mandate in pack.mandates:
        _store_mandate(policy, mandate)
    return policy


def store_version(policy: PolicyRow, version: Version, *, on: date) -> None:
    """Store a version with its clauses."""
    row = VersionRow.objects.create(
        policy=policy,
        number=version.number,
        title=version.title,
        language=version.language,
        status=str(version.status),
        text=render_version(version),
        hash=version_hash(version),
        on=on,
    )
    ClauseRow.objects.bulk_create(
        ClauseRow(version=row, clause=clause.id, title=clause.title, position=position)
        for position, clause in enumerate(version.clauses)
    )


def _store_sources(sources: Iterable[Source]) -> None:
    for source in sources:
        SourceRow.objects.update_or_create(
            id=source.id,
            defaults={
                "title": source.title,
                "short": source.short,
                "author": source.author,
                "date": source.date.text,
                "where": source.where,
                "state": str(source.state),
                "footnote": source.footnote,
                "cited_for": source.cited_for,
                "note": source.note,
            },
        )


def _store_claims(policy: PolicyRow, claims: Iterable[Claim]) -> None:
    for place, claim in enumerate(claims):
        ClaimRow.objects.update_or_create(
            id=claim.id,
            defaults={
                "policy": policy,
                "position": place,
                "statement": claim.statement,
                "sources": _texts(claim.sources),
                "about": list(claim.about),
                "as_of": claim.as_of.text,
                "state": str(claim.state),
                "caution": claim.caution,
            },
        )


def _store_positions(policy: PolicyRow, positions: Iterable[Position]) -> None:
    for place, position in enumerate(positions):
        PositionRow.objects.update_or_create(
            id=position.id,
            defaults={
                "policy": policy,
                "position": place,
                "holder": position.holder,
                "holds": position.holds,
                "sources": _texts(position.sources),
                "named": position.named,
                "note": position.note,
            },
        )


def _store_mandate(policy: PolicyRow, mandate: Mandate) -> None:
    row, _ = MandateRow.objects.update_or_create(
        id=mandate.id,
        defaults={
            "policy": policy,
            "title": mandate.title,
            "body": mandate.body,
            "date": mandate.date.text,
            "asks": mandate.asks,
        },
    )
    for position, consideration in enumerate(mandate.considerations):
        ConsiderationRow.objects.update_or_create(
            mandate=row,
            number=consideration.id,
            defaults={
                "position": position,
                "title": consideration.title,
                "text": consideration.text,
                "sources": _texts(consideration.sources),
            },
        )


def _texts(places: Iterable[SourcePlace]) -> list[str]:
    return [str(place) for place in places]
