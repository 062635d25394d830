"""Open data of the law: all that is coded, read by every scheme and policy, as files."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import Final

from folkmoot.assessment.packs import Laws
from folkmoot.assessment.rules import RuleSet
from folkmoot.publication.law_beside import beside
from folkmoot.publication.law_derived import derived
from folkmoot.publication.law_linked import linked
from folkmoot.publication.law_registers import jurisdictions, questions
from folkmoot.publication.law_tables import answers, instruments, provisions
from folkmoot.publication.opendata import OpenData

TITLE: Final = "Law on sex work as data"
LINKED: Final = "laws.jsonld"
DRAFT: Final = (
    "All of it is a draft, coded from what `jurisdictions` says was read, and not legal advice. "
    "`unknown` means that nobody has answered yet; it never means that there is no such rule."
)
NO_SCORE: Final = (
    "There is no score of a country here, and none can be made: findings are of different weight, "
    "and unknown ones are no breach."
)
LICENCE: Final = (
    "Licence: that of the packs of law it is made from. Those that come with Folkmoot are under "
    "the Apache License 2.0. Words of statutes are not in it; labels are their publishers' own."
)


def law_data(laws: Laws, policies: Sequence[RuleSet], *, on: date, notice: str = "") -> OpenData:
    """Give *laws* as open data, with findings by each of *policies* *on* a day.

    The same laws, policies and day give the same bytes. Nothing in it is a score.
    """
    laws, policies = _in_order(laws), sorted(policies, key=attrgetter("policy"))
    registers = (jurisdictions(laws), questions(laws))
    authored = (instruments(laws), provisions(laws), answers(laws))
    notes = (DRAFT, NO_SCORE, LICENCE, citation(laws, on=on))
    return OpenData(
        TITLE,
        on,
        (*registers, *authored, *derived(laws, policies, on=on), *beside(laws)),
        notice=notice,
        notes=notes,
        documents={LINKED: linked(laws, title=TITLE, notes=notes)},
    )


def citation(laws: Laws, *, on: date) -> str:
    """Say how the data is cited."""
    return (
        f"Cite as: Folkmoot, {TITLE}, {len(laws.laws)} jurisdictions, codebook "
        f"{laws.codebook.version}, as of {on}, with the SHA-256 of the file that you used; of one "
        "law also its coder and the day on which it was checked."
    )


def _in_order(laws: Laws) -> Laws:
    """Bring to one order what comes as files do, which databases sort each in their own way."""
    in_order = attrgetter("coder", "on")
    codings = {name: tuple(sorted(held, key=in_order)) for name, held in laws.codings.items()}
    return replace(
        laws,
        laws=dict(sorted(laws.laws.items())),
        schemes=dict(sorted(laws.schemes.items())),
        codings=dict(sorted(codings.items())),
        classifications=tuple(sorted(laws.classifications, key=attrgetter("id"))),
    )
