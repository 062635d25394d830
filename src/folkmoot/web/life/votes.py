"""The votes behind a clause, as its page shows them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from folkmoot.decision.tally import Sides
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import queries as decision
from folkmoot.web.decision.puts import Put
from folkmoot.web.life.pages import Vote


def votes_on(kin: Sequence[Reference]) -> tuple[Vote, ...]:
    """Give the votes that bear on the last of *kin*, a clause in its versions, oldest first."""
    return tuple(_vote(found.put) for found in decision.votes_on(kin[-1]).votes)


def _vote(put: Put) -> Vote:
    return Vote(
        decision=put.decision,
        on=put.meeting.day,
        body=put.meeting.body_name,
        motion=put.title,
        carried=put.verdict == "carried",
        tally=_tally(put),
        arithmetic=_arithmetic(put),
    )


def _tally(put: Put) -> str:
    verdicts = {
        "carried": _("Carried"),
        "lost": _("Lost"),
        "inquorate": _("Not enough voted"),
    }
    sides = put.sides or Sides()
    numbers = {
        "for": sides.votes_for,
        "against": sides.against,
        "verdict": verdicts.get(put.verdict, put.verdict),
    }
    return _("%(verdict)s, %(for)s to %(against)s") % numbers


def _arithmetic(put: Put) -> str:
    row = decision.decision_row(put.decision.name)
    return " ".join(row.document["outcome"]["steps"]) if row else ""
