"""Coded law as tables: instruments, provisions, and the answers that cite them."""

from collections.abc import Iterable
from typing import Final

from folkmoot.assessment.answers import Answer
from folkmoot.assessment.law import Law
from folkmoot.assessment.packs import Laws
from folkmoot.assessment.provisions import Instrument, Provision, Reading
from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.references import Kind, Reference
from folkmoot.publication.law_akoma import act_reference, provision_reference
from folkmoot.publication.opendata import Cell, Column, Dataset

SEVERAL: Final = " | "
"""What stands between several things in one cell."""
PARTED: Final = "Several are parted by ' | '."
EDTF: Final = "in EDTF: 2003-06-28, 2003-06, 2003, 1999~ (about), or unknown"
LAW: Final = Column("jurisdiction", "Whose law: an id of `jurisdictions`.")
QUESTION: Final = Column("question", "An id of `questions`.")


def instruments(laws: Laws) -> Dataset:
    """Give the acts, codes and regulations that answers rest on."""
    return Dataset(
        "instruments",
        "Acts, codes, regulations and judgments, with the dates of their lives apart.",
        (
            Column("instrument", "Its reference, which is the same on the site and in JSON-LD."),
            LAW,
            Column("title", "Its title."),
            Column("short", "How it is cited."),
            Column("language", "The language of its text, by its code."),
            Column("reading", f"How far the coder had it in hand: {', '.join(Reading)}."),
            Column("adopted", f"When it was adopted or signed, {EDTF}; empty: not coded."),
            Column("published", "When it was published, in the same way."),
            Column("commenced", "When it came into force, in the same way."),
            Column("repealed", "The first day or year without it, in the same way."),
            Column("where", "What exactly was seen, and where."),
            Column("akoma_ntoso", "Its Akoma Ntoso reference; empty where a part is not known."),
        ),
        tuple(
            _instrument(one, law) for law in laws.laws.values() for one in law.instruments.values()
        ),
    )


def provisions(laws: Laws) -> Dataset:
    """Give the smallest citable parts."""
    return Dataset(
        "provisions",
        "The sections and articles that answers cite.",
        (
            Column("provision", "Its reference, which is the same on the site and in JSON-LD."),
            LAW,
            Column("instrument", "The reference of the instrument that it stands in."),
            Column("pinpoint", "Its place in the instrument, as answers name it."),
            Column("shown", "Its place as people write it."),
            Column("cited", "The whole citation."),
            Column("about", "What it is about, in the coder's words; not its text."),
            Column("akoma_ntoso", "Its Akoma Ntoso reference; empty where a part is not known."),
        ),
        tuple(
            _provision(one, law) for law in laws.laws.values() for one in law.provisions.values()
        ),
    )


def answers(laws: Laws) -> Dataset:
    """Give every dated answer with what it rests on."""
    return Dataset(
        "answers",
        "What one law says to one question, from when to when, and where it says so.",
        (
            Column("answer", "Its reference: law, question and the date from which it holds."),
            LAW,
            QUESTION,
            Column("value", "One of those that the question takes."),
            Column("from", f"The first day in force, {EDTF}."),
            Column("to", "The last day in force, in the same way; empty while it lasts."),
            Column("provisions", f"The provisions that say so, by reference. {PARTED}"),
            Column(
                "absent_from",
                "Where the answer is that there is no such rule: the instruments that it would "
                f"stand in, by reference. {PARTED}",
            ),
            Column("sources", f"What else it rests on, in words. {PARTED}"),
            Column(
                "confidence",
                "How sure the coder was: high, medium or low; empty where it is unknown.",
            ),
            Column("caution", "What to mind; of an unknown answer, why it is unknown."),
            Column("coder", "Who coded it, by a name for the work."),
            Column("recorded", "The day on which it was recorded here."),
        ),
        tuple(_answer(one, law) for law in laws.laws.values() for one in law.answers),
    )


def several(things: Iterable[object]) -> str:
    """Give several things as one cell."""
    return SEVERAL.join(map(str, things))


def loose(day: LooseDate | None) -> str:
    """Give a date as EDTF; an empty text where none is coded."""
    return str(day) if day else ""


def instrument_reference(law: Law, instrument: str) -> Reference:
    """Give the name that an instrument has for ever, such as law:NZL/pra-2003."""
    return Reference(Kind.LAW, f"{law.jurisdiction.id}/{instrument}")


def answer_reference(law: Law, answer: Answer) -> Reference:
    """Give the name of an answer, such as answer:NZL/S4@2003-06-28."""
    return Reference(Kind.ANSWER, f"{law.jurisdiction.id}/{answer.question}", str(answer.start))


def _instrument(one: Instrument, law: Law) -> tuple[Cell, ...]:
    return (
        str(instrument_reference(law, one.id)),
        law.jurisdiction.id,
        one.title,
        one.short,
        one.language,
        one.reading.value,
        *map(loose, (one.adopted, one.published, one.commenced, one.repealed)),
        one.where,
        act_reference(law.jurisdiction, one),
    )


def _provision(one: Provision, law: Law) -> tuple[Cell, ...]:
    return (
        str(one.reference),
        law.jurisdiction.id,
        str(instrument_reference(law, one.instrument.id)),
        one.pinpoint,
        one.shown,
        one.cited,
        one.about,
        provision_reference(law.jurisdiction, one),
    )


def _answer(one: Answer, law: Law) -> tuple[Cell, ...]:
    return (
        str(answer_reference(law, one)),
        law.jurisdiction.id,
        one.question,
        one.value,
        str(one.start),
        loose(one.end),
        several(law.provisions[key].reference for key in one.provisions),
        several(instrument_reference(law, key) for key in one.absent_from),
        several(one.sources),
        one.confidence.value if one.is_known else "",
        one.caution,
        one.coder,
        one.recorded.isoformat(),
    )
