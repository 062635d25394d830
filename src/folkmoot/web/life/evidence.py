"""The evidence on a clause, as its page shows it."""

from folkmoot.foundation.references import Reference
from folkmoot.policy.evidence import Stance
from folkmoot.web.life.pages import Claim
from folkmoot.web.policy import queries as policy


def claims_on(clause: Reference) -> tuple[Claim, ...]:
    """Give the claims that bear on *clause*, those in support first."""
    return tuple(
        Claim(
            found.claim.reference,
            found.claim.statement,
            supports=found.stance is Stance.SUPPORTS,
            caution=found.claim.caution,
            sources_missing=found.sources_missing,
        )
        for found in policy.evidence_on(clause).claims
    )
