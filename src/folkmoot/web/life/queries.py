"""Gathering the life of a clause, and the way through, from all areas."""

from django.utils.translation import gettext as _

from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.comparison import Change, Piece
from folkmoot.record.histories import histories_of
from folkmoot.web.federation import queries as federation
from folkmoot.web.ledger.labels import labels
from folkmoot.web.life import evidence, laws, stations, voices, votes
from folkmoot.web.life.pages import ClausePage, HomePage, Named
from folkmoot.web.policy import queries as policy


def clause_page(reference: Reference, *, plain: bool) -> ClausePage | None:
    """Give the page of the clause that *reference* names, or None where there is none.

    *plain* shows its words without what changed since the version before.
    """
    found = policy.clause_of(reference)
    if found is None:
        return None
    clause, stored = found.clause, found.stored
    kin = [
        stage.stored.reference.at(clause.id)
        for stage in policy.history_of(reference)
        if stage.clause
    ]
    before, after = _neighbours(stored, clause.id)
    return ClausePage(
        reference=reference,
        number=clause.id,
        title=clause.title,
        policy=_named(Reference(Kind.POLICY, reference.name)),
        version=_named(stored.reference),
        adopted=_named(stored.decision) if stored.decision else None,
        others=tuple(
            Named(each, _("Version %(number)s") % {"number": each.version})
            for each in kin
            if each != reference
        ),
        pieces=_pieces(reference, clause.text, plain=plain),
        plain=plain,
        obligations=tuple(map(str, clause.obligations)),
        sources=evidence.sources_of(clause.sources),
        considerations=tuple(Named(ref, name) for ref, name in policy.considerations_of(reference)),
        claims=evidence.claims_on(reference),
        positions=evidence.positions_on(reference),
        voices=voices.voices_on(kin),
        votes=votes.votes_on(kin),
        laws=laws.laws_on(kin),
        before=before,
        after=after,
    )


def home_page() -> HomePage:
    """Give the front page for the first policy here, or an empty one where there is none."""
    known = policy.policies()
    current = policy.current(known[0].id) if known else None
    if current is None:
        return HomePage(federation.federation_name(), None, (), (), "")
    version = current.version
    return HomePage(
        federation.federation_name(),
        _named(current.reference),
        stations.stations(version),
        tuple(Named(version.reference.at(each.id), each.title) for each in version.clauses),
        stations.report_address(),
        histories_of(version.policy, packs_home() / "histories"),
    )


def _named(reference: Reference) -> Named:
    return Named(reference, labels([reference])[reference])


def _neighbours(stored: policy.StoredVersion, clause: str) -> tuple[Named | None, Named | None]:
    clauses = stored.version.clauses
    at = [each.id for each in clauses].index(clause)
    around = [
        Named(stored.reference.at(clauses[n].id), f"{clauses[n].id} {clauses[n].title}")
        if 0 <= n < len(clauses)
        else None
        for n in (at - 1, at + 1)
    ]
    return around[0], around[1]


def _pieces(reference: Reference, text: str, *, plain: bool) -> tuple[Piece, ...]:
    stages = {s.stored.reference.at(reference.part): s for s in policy.history_of(reference)}
    change = stages[reference].change
    if plain or change is None or change.old is None:
        return (Piece(Change.KEPT, text),)
    return change.text
