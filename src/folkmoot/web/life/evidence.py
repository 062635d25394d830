"""The evidence on a clause, as its page shows it."""

from django.utils.translation import gettext as _

from folkmoot.foundation.references import Reference
from folkmoot.policy.clauses import SourcePlace
from folkmoot.policy.evidence import Stance
from folkmoot.web.life.pages import Claim, Named, Position
from folkmoot.web.policy import evidence_queries
from folkmoot.web.policy import queries as policy


def claims_on(clause: Reference) -> tuple[Claim, ...]:
    """Give the claims that bear on *clause*, those in support first.

    A claim that was made for the clause's earlier words says so.
    """
    return tuple(
        Claim(
            found.claim.reference,
            found.claim.statement,
            supports=found.stance is Stance.SUPPORTS,
            caution=found.claim.caution,
            sources_missing=found.sources_missing,
            made_for=None if found.made_for == clause else _version(found.made_for),
        )
        for found in policy.evidence_on(clause).claims
    )


def positions_on(clause: Reference) -> tuple[Position, ...]:
    """Give what organisations and others hold on *clause*, those in support first."""
    return tuple(
        Position(
            found.position.reference,
            found.position.holder,
            found.position.holds,
            supports=found.stance is Stance.SUPPORTS,
        )
        for found in policy.evidence_on(clause).positions
    )


def sources_of(places: tuple[SourcePlace, ...]) -> tuple[Named, ...]:
    """Give what a clause is drawn from: each source's name and the place in it."""
    names = evidence_queries.names([place.reference for place in places])
    return tuple(
        Named(each.reference, ", ".join(filter(None, (names.get(each.reference), each.place))))
        for each in places
    )


def _version(clause: Reference) -> Named:
    return Named(clause, _("version %(number)s") % {"number": clause.version})
