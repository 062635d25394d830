"""What stands beside coded law, as tables: labels of others, further codings, blocs."""

from folkmoot.assessment.packs import Laws
from folkmoot.assessment.provisions import Reading
from folkmoot.publication.law_tables import EDTF, LAW, PARTED, QUESTION, loose, several
from folkmoot.publication.opendata import Column, Dataset


def beside(laws: Laws) -> tuple[Dataset, ...]:
    """Give what others say of a law, how others read it, and where states belong, as tables."""
    return (
        labels(laws),
        classifications(laws),
        classified(laws),
        codings(laws),
        coded_answers(laws),
        blocs(laws),
        members(laws),
    )


def labels(laws: Laws) -> Dataset:
    """Give what others call a law."""
    return Dataset(
        "labels",
        "What others call a law, in their words. They are witnesses, and often contradict each "
        "other; nothing is derived from them.",
        (
            LAW,
            Column("source", "Who says so."),
            Column("year", "In which year."),
            Column("label", "What it is called."),
            Column("where", "Where that is said."),
        ),
        tuple(
            (law.jurisdiction.id, one.source, one.year, one.label, one.where)
            for law in laws.laws.values()
            for one in law.labels
        ),
    )


def classifications(laws: Laws) -> Dataset:
    """Give the published classifications, source by source."""
    return Dataset(
        "classifications",
        "Published classifications of many laws, each by itself. They are witnesses too.",
        (
            Column("classification", "Its id."),
            Column("source", "Who published it."),
            Column("year", "The year of saying so, in the source's own words."),
            Column("as_of", f"The day whose law it speaks of, {EDTF}."),
            Column("where", "Where it was seen."),
            Column("about", "What to mind about it."),
            Column("scheme", "The scheme whose models its labels are taken to mean."),
        ),
        tuple(
            (one.id, one.source, one.year, str(one.as_of), one.where, one.about, one.scheme)
            for one in laws.classifications
        ),
    )


def classified(laws: Laws) -> Dataset:
    """Give what each classification calls each law."""
    return Dataset(
        "classified",
        "What a published classification calls a law, coded here or not.",
        (
            Column("classification", "An id of `classifications`."),
            LAW,
            Column("label", "What it is called there."),
            Column("means", f"The models of that scheme that we take the label to mean. {PARTED}"),
        ),
        tuple(
            (one.id, jurisdiction, label, several(one.means[label]))
            for one in laws.classifications
            for jurisdiction, label in one.labels.items()
        ),
    )


def codings(laws: Laws) -> Dataset:
    """Give the further readings of laws."""
    return Dataset(
        "codings",
        "Further readings of a law by another coder, as in force on one day. Nothing of them is "
        "in `answers`.",
        (
            LAW,
            Column("coder", "Who read it, by a name for the work."),
            Column("on", "The day as of which it was read."),
            Column("recorded", "The day on which it was recorded."),
            Column("blind", "Whether it was made without sight of any other: yes or no."),
            Column("about", "What the coder says of it."),
        ),
        tuple(
            (
                one.jurisdiction,
                one.coder,
                one.on.isoformat(),
                one.recorded.isoformat(),
                one.is_blind,
                one.about,
            )
            for several_codings in laws.codings.values()
            for one in several_codings
        ),
    )


def coded_answers(laws: Laws) -> Dataset:
    """Give the answers of further readings."""
    return Dataset(
        "coded_answers",
        "The answers of the further readings, with what each cites in words.",
        (
            LAW,
            Column("coder", "Who read it; `codings` says when and how."),
            Column("on", "The day as of which it was read."),
            QUESTION,
            Column("value", "One of those that the question takes."),
            Column("cites", f"What it cites, in words. {PARTED}"),
            Column("reading", f"How far it was in hand: {', '.join(Reading)}."),
            Column("confidence", "How sure the coder was: high, medium or low."),
            Column("caution", "What to mind; of an unknown answer, why it is unknown."),
            Column("why", "The coder's reason."),
        ),
        tuple(
            (
                coding.jurisdiction,
                coding.coder,
                coding.on.isoformat(),
                one.question,
                one.value,
                several(one.cites),
                one.reading.value,
                one.confidence.value,
                one.caution,
                one.why,
            )
            for several_codings in laws.codings.values()
            for coding in several_codings
            for one in coding.answers.values()
        ),
    )


def blocs(laws: Laws) -> Dataset:
    """Give unions and councils of states."""
    return Dataset(
        "blocs",
        "Unions and councils of states, for grouping only.",
        (
            Column("bloc", "Its id."),
            Column("name", "Its name."),
            Column("source", "Who says which states are in it."),
        ),
        tuple((one.id, one.name, one.source) for one in laws.blocs),
    )


def members(laws: Laws) -> Dataset:
    """Give who belonged to a bloc when."""
    return Dataset(
        "members",
        "Who belonged to a bloc, from when to when. A state stands for the parts whose law is "
        "coded apart.",
        (
            Column("bloc", "An id of `blocs`."),
            Column("jurisdiction", "An id of `jurisdictions`."),
            Column("from", f"The first day or year, {EDTF}."),
            Column("to", "The last day or year, in the same way; empty while it lasts."),
        ),
        tuple(
            (bloc.id, one.jurisdiction, str(one.start), loose(one.end))
            for bloc in laws.blocs
            for one in bloc.memberships
        ),
    )
