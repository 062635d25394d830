"""What laws are coded by, as tables: the jurisdictions that are known, and the codebook."""

from collections.abc import Iterator

from babel import Locale

from folkmoot.assessment.codebook import STANDARD
from folkmoot.assessment.jurisdictions import Jurisdiction
from folkmoot.assessment.packs import Laws
from folkmoot.foundation.languages import INTERFACE
from folkmoot.publication.law_tables import PARTED, several
from folkmoot.publication.opendata import Cell, Column, Dataset


def jurisdictions(laws: Laws) -> Dataset:
    """Give every jurisdiction known, coded or not."""
    return Dataset(
        "jurisdictions",
        "Every jurisdiction that is known here, coded or not. Its place in the list, its region "
        "and what it lies within say nothing about its status.",
        (
            Column("jurisdiction", "Its id: ISO 3166, or our own where law is made beside it."),
            Column("name", "Its name in English."),
            *(
                Column(f"name_{each}", f"Its name in the language {each}, from the Unicode CLDR.")
                for each in INTERFACE[1:]
            ),
            Column("iso2", "The code of ISO 3166 with two letters, where it has one."),
            Column("region", "Its region, for grouping only (UN M49)."),
            Column("subregion", "Its subregion, in the same way."),
            Column("parent", "The jurisdiction that it lies within."),
            Column("coded", "Whether its law is coded here as a whole: yes or no."),
            Column("status", "The state of its coding: draft, unless somebody has said more."),
            Column("coded_from", "The first day for which anything is coded."),
            Column("checked", "The day on which the coding was last checked."),
            Column("about", "What the coder read, and what is left out."),
        ),
        tuple(_jurisdiction(one, laws) for one in laws.registry),
    )


def questions(laws: Laws) -> Dataset:
    """Give the codebook."""
    return Dataset(
        "questions",
        f"The codebook, version {laws.codebook.version}: what is asked of every law.",
        (
            Column("question", "Its id, which is never given again."),
            Column("group", "What it is about."),
            Column("text", "What is asked."),
            Column("takes", f"The answers it takes, besides {', '.join(STANDARD)}. {PARTED}"),
            Column("kind", "law: what the law says; practice: what is done with it."),
            Column(
                "asked_after",
                f"The questions whose answers say whether it makes sense to ask it. {PARTED}",
            ),
            Column("codebook", "The version of the codebook."),
        ),
        tuple(
            (
                one.id,
                one.group,
                one.text,
                several(one.answers),
                one.kind.value,
                several(one.asked_if.questions()),
                laws.codebook.version,
            )
            for one in laws.codebook
        ),
    )


def _jurisdiction(one: Jurisdiction, laws: Laws) -> tuple[Cell, ...]:
    law = laws.laws.get(one.id)
    coding = (law.status, law.first_day, law.checked, law.about) if law else ("", "", "", "")
    return (
        one.id,
        one.name,
        *_names(one.iso2),
        one.iso2,
        one.region,
        one.subregion,
        one.parent,
        law is not None,
        *map(str, coding),
    )


def _names(iso2: str) -> Iterator[str]:
    for language in INTERFACE[1:]:
        yield Locale.parse(language).territories.get(iso2, "")
