"""Linking what is stored: clauses to their sources, evidence, considerations and earlier selves."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from folkmoot.foundation.references import Reference
from folkmoot.policy.clauses import SourcePlace, Version
from folkmoot.policy.comparison import Fate, compare_versions
from folkmoot.policy.considerations import Answer, Bearing
from folkmoot.policy.evidence import Claim, Position, Stance
from folkmoot.policy.packs import PolicyPack
from folkmoot.record.links import Link, LinkKind
from folkmoot.web.ledger import services as ledger
from folkmoot.web.policy.models import AnswerRow, ClauseRow, ConsiderationRow, StanceRow, VersionRow


@dataclass(frozen=True, slots=True)
class Saying:
    """Who says a link, and on which day."""

    by: Reference
    on: date

    def link(self, source: Reference, kind: LinkKind, target: Reference, why: str = "") -> Link:
        """Say one link."""
        return Link(source, kind, target, by=self.by, on=self.on, why=why)


def connect_version(version: Version, saying: Saying) -> None:
    """Link each clause to the sources that it is taken from."""
    ledger.link_many(
        saying.link(version.reference.at(clause.id), LinkKind.CITES, place.reference, place.place)
        for clause in version.clauses
        for place in clause.sources
    )


def connect_evidence(pack: PolicyPack, version: Version, saying: Saying) -> None:
    """Link claims and positions to the clauses of *version* and to their own sources."""
    here = {clause.id for clause in version.clauses}
    bearings = [
        Bearing(one.reference, stance, version.number, (clause,), "")
        for one in _bearers(pack)
        for stance, clause in one.stances
        if clause in here
    ]
    connect_bearings(version, bearings, saying)
    ledger.link_many(_citations(pack, saying))


def connect_bearings(version: Version, bearings: Iterable[Bearing], saying: Saying) -> None:
    """Store how claims and positions bear on clauses of *version*, and link them."""
    rows = {row.clause: row for row in _clauses(version)}
    stances = [
        StanceRow(clause=rows[clause], of=str(bearing.of), stance=bearing.stance, why=bearing.why)
        for bearing in bearings
        if bearing.version == version.number
        for clause in bearing.clauses
    ]
    StanceRow.objects.bulk_create(stances, ignore_conflicts=True)
    ledger.link_many(_stance_link(version, row, saying) for row in stances)


def connect_successor(version: Version, earlier: Version, saying: Saying) -> None:
    """Link each clause to its earlier self; evidence goes on bearing on those that are the same."""
    changes = [each for each in compare_versions(earlier, version) if each.old and each.new]
    ledger.link_many(
        saying.link(
            version.reference.at(each.id),
            LinkKind.SUCCEEDS,
            earlier.reference.at(each.id),
            "unchanged" if each.fate is Fate.SAME else "changed",
        )
        for each in changes
    )
    same = [each.id for each in changes if each.fate is Fate.SAME]
    connect_bearings(version, _carried(version, earlier, same), saying)


def connect_answers(answers: Iterable[Answer], version: Version, saying: Saying) -> None:
    """Store which clauses of *version* answer which consideration, and link them."""
    mine = [answer for answer in answers if answer.version == version.number]
    for answer in mine:
        AnswerRow.objects.update_or_create(
            consideration=ConsiderationRow.objects.get(
                mandate_id=answer.mandate, number=answer.consideration
            ),
            version=_row(version),
            defaults={"clauses": list(answer.clauses), "why": answer.why},
        )
    ledger.link_many(
        saying.link(version.reference.at(clause), LinkKind.ANSWERS, answer.reference, answer.why)
        for answer in mine
        for clause in answer.clauses
    )


def connect_decision(version: Version, decision: Reference, saying: Saying) -> None:
    """Link a version and each of its clauses to the decision that adopted them."""
    parts = [version.reference, *(version.reference.at(clause.id) for clause in version.clauses)]
    ledger.link_many(saying.link(part, LinkKind.ADOPTED_BY, decision) for part in parts)


def _bearers(pack: PolicyPack) -> Iterator[Claim | Position]:
    yield from pack.claims
    yield from pack.positions


def _citations(pack: PolicyPack, saying: Saying) -> Iterator[Link]:
    said: list[tuple[Reference, Sequence[SourcePlace]]] = [
        *((claim.reference, claim.sources) for claim in pack.claims),
        *((position.reference, position.sources) for position in pack.positions),
        *(
            (mandate.reference(consideration.id), consideration.sources)
            for mandate in pack.mandates
            for consideration in mandate.considerations
        ),
    ]
    for reference, places in said:
        for place in places:
            yield saying.link(reference, LinkKind.CITES, place.reference, place.place)


def _stance_link(version: Version, row: StanceRow, saying: Saying) -> Link:
    clause, of = version.reference.at(row.clause.clause), Reference.parse(row.of)
    if row.stance == Stance.SUPPORTS:
        return saying.link(clause, LinkKind.SUPPORTS, of, row.why)
    return saying.link(of, LinkKind.OPPOSES, clause, row.why)


def _carried(version: Version, earlier: Version, same: list[str]) -> Iterator[Bearing]:
    stances = StanceRow.objects.filter(
        clause__version=_row(earlier), clause__clause__in=same
    ).select_related("clause")
    for row in stances:
        yield Bearing(
            Reference.parse(row.of),
            Stance(row.stance),
            version.number,
            (row.clause.clause,),
            f"the clause is unchanged since version {earlier.number}",
        )


def _row(version: Version) -> VersionRow:
    return VersionRow.objects.get(policy_id=version.policy, number=version.number)


def _clauses(version: Version) -> Iterable[ClauseRow]:
    return ClauseRow.objects.filter(
        version__policy_id=version.policy, version__number=version.number
    )
