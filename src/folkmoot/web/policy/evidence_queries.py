"""Reading evidence: claims, sources and positions, and which clauses they bear on."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.clauses import SourcePlace
from folkmoot.policy.evidence import Claim, ClaimState, Position, Source, SourceState, Stance
from folkmoot.web.policy.models import ClaimRow, PositionRow, SourceRow, StanceRow, VersionRow


@dataclass(frozen=True, slots=True)
class Cited:
    """A source with the place in it that is cited."""

    place: str
    source: Source


@dataclass(frozen=True, slots=True)
class Stood:
    """One clause that something bears on, which way, and why."""

    clause: Reference
    title: str
    stance: Stance
    why: str


@dataclass(frozen=True, slots=True)
class ClaimOnClause:
    """A claim that bears on one clause.

    *made_for* is the clause that it was said to bear on: the same one, or its earlier self with
    other words.
    """

    claim: Claim
    stance: Stance
    why: str
    made_for: Reference
    sources: tuple[Cited, ...]

    @property
    def sources_missing(self) -> int:
        """How many of its sources are not in the record."""
        return sum(not cited.source.is_in_the_record for cited in self.sources)


@dataclass(frozen=True, slots=True)
class PositionOnClause:
    """A position that bears on one clause; *made_for* as in ClaimOnClause."""

    position: Position
    stance: Stance
    why: str
    made_for: Reference


@dataclass(frozen=True, slots=True)
class Evidence:
    """What bears on one clause: claims and positions, those in support first."""

    claims: tuple[ClaimOnClause, ...]
    positions: tuple[PositionOnClause, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """How much bears on one clause, for lists."""

    claims_for: int = 0
    claims_against: int = 0
    positions_for: int = 0
    positions_against: int = 0


def evidence_on(clause: Reference) -> Evidence:
    """Give the claims and positions that bear on *clause*, a reference with version and part.

    What was said of the clause's words in an earlier version is here too, under *made_for*.
    """
    known = sources()
    held_claims = {claim.reference: claim for claim in claims()}
    held_positions = {position.reference: position for position in positions()}
    found_claims: list[ClaimOnClause] = []
    found_positions: list[PositionOnClause] = []
    for row in sorted(_bearing(clause), key=lambda row: (row.stance != Stance.SUPPORTS, row.of)):
        of, stance = Reference.parse(row.of), Stance(row.stance)
        made_for = Reference(Kind.POLICY, clause.name, row.clause.version.number, clause.part)
        if one := held_claims.get(of):
            places = cited(one.sources, known)
            found_claims.append(ClaimOnClause(one, stance, row.why, made_for, places))
        elif other := held_positions.get(of):
            found_positions.append(PositionOnClause(other, stance, row.why, made_for))
    return Evidence(tuple(found_claims), tuple(found_positions))


def weights(version: Reference) -> Mapping[str, Weight]:
    """Give how much bears on each clause of *version*, by clause id."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in _bearing(version):
        kind = "claims" if row.of.startswith(f"{Kind.CLAIM}:") else "positions"
        side = "for" if row.stance == Stance.SUPPORTS else "against"
        counts[row.clause.clause][f"{kind}_{side}"] += 1
    return {clause: Weight(**found) for clause, found in counts.items()}


def _bearing(reference: Reference) -> list[StanceRow]:
    """Give what bears on a version's clauses, or on one: said of it, or of an earlier version."""
    asked = VersionRow.objects.filter(policy_id=reference.name, number=reference.version)
    rows = StanceRow.objects.filter(
        clause__version__policy_id=reference.name, clause__version_id__lte=asked.values("id")[:1]
    )
    if reference.part:
        rows = rows.filter(clause__clause=reference.part)
    ordered = rows.select_related("clause__version").order_by("clause__version_id", "id")
    return list({(row.clause.clause, row.of, row.stance): row for row in ordered}.values())


def stances_of(reference: Reference) -> list[Stood]:
    """Give the clauses that a claim or position bears on, in the order of the versions."""
    return stances_of_all([reference]).get(reference, [])


def stances_of_all(references: Iterable[Reference]) -> Mapping[Reference, list[Stood]]:
    """Give for each claim or position the clauses that it bears on."""
    found: dict[Reference, list[Stood]] = defaultdict(list)
    rows = StanceRow.objects.filter(of__in=[str(reference) for reference in references])
    for row in rows.select_related("clause__version").order_by(
        "clause__version_id", "clause__position"
    ):
        version = row.clause.version
        clause = Reference(Kind.POLICY, version.policy_id, version.number, row.clause.clause)
        stood = Stood(clause, row.clause.title, Stance(row.stance), row.why)
        found[Reference.parse(row.of)].append(stood)
    return found


def claims(policy: str = "") -> list[Claim]:
    """Give all claims, of one policy or of all, as they were taken in."""
    rows = ClaimRow.objects.order_by("position")
    return [_claim(row) for row in (rows.filter(policy_id=policy) if policy else rows)]


def claim(claim_id: str) -> Claim | None:
    """Give one claim, or None."""
    row = ClaimRow.objects.filter(id=claim_id).first()
    return _claim(row) if row else None


def positions(policy: str = "") -> list[Position]:
    """Give all positions, of one policy or of all, in the order of the pack."""
    rows = PositionRow.objects.order_by("position")
    return [_position(row) for row in (rows.filter(policy_id=policy) if policy else rows)]


def position(position_id: str) -> Position | None:
    """Give one position, or None."""
    row = PositionRow.objects.filter(id=position_id).first()
    return _position(row) if row else None


def sources() -> Mapping[str, Source]:
    """Give all sources by id, those without a note's number first."""
    return {row.id: _source(row) for row in SourceRow.objects.order_by("footnote", "id")}


def cited(places: Iterable[SourcePlace], known: Mapping[str, Source]) -> tuple[Cited, ...]:
    """Put each place beside its source."""
    return tuple(Cited(place.place, known[place.source]) for place in places)


def names(references: Collection[Reference]) -> Mapping[Reference, str]:
    """Say what references of claims, sources and positions are called."""
    by_kind: dict[Kind, list[str]] = defaultdict(list)
    for reference in references:
        by_kind[reference.kind].append(reference.name)
    found: dict[Reference, str] = {}
    for claim_row in ClaimRow.objects.filter(id__in=by_kind[Kind.CLAIM]):
        found[Reference(Kind.CLAIM, claim_row.id)] = claim_row.statement
    for position_row in PositionRow.objects.filter(id__in=by_kind[Kind.POSITION]):
        found[Reference(Kind.POSITION, position_row.id)] = position_row.holder
    for source_row in SourceRow.objects.filter(id__in=by_kind[Kind.SOURCE]):
        found[Reference(Kind.SOURCE, source_row.id)] = _source(source_row).name
    return found


def _claim(row: ClaimRow) -> Claim:
    return Claim(
        id=row.id,
        statement=row.statement,
        sources=_places(row.sources),
        about=tuple(row.about),
        as_of=LooseDate.parse(row.as_of),
        state=ClaimState(row.state),
        caution=row.caution,
    )


def _position(row: PositionRow) -> Position:
    return Position(
        id=row.id,
        holder=row.holder,
        holds=row.holds,
        sources=_places(row.sources),
        named=row.named,
        note=row.note,
    )


def _source(row: SourceRow) -> Source:
    return Source(
        id=row.id,
        title=row.title,
        author=row.author,
        date=LooseDate.parse(row.date),
        where=row.where,
        state=SourceState(row.state),
        footnote=row.footnote,
        cited_for=row.cited_for,
        note=row.note,
        short=row.short,
    )


def _places(texts: Iterable[str]) -> tuple[SourcePlace, ...]:
    return tuple(SourcePlace.parse(text) for text in texts)
