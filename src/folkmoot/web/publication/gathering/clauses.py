"""The clauses as they were adopted, with what changed each and because of what."""

from folkmoot.foundation.references import Kind
from folkmoot.policy.clauses import Clause
from folkmoot.policy.comparison import Fate
from folkmoot.publication.opendata import Column, Dataset
from folkmoot.publication.report import ClauseText
from folkmoot.record.links import LinkKind
from folkmoot.web.ledger import queries as record
from folkmoot.web.policy import queries as policy
from folkmoot.web.policy.queries import StoredVersion

CHANGES = {
    Fate.CHANGED: "Changed from the version before by",
    Fate.ADDED: "New in this version, by",
}


def clauses(stored: StoredVersion) -> tuple[ClauseText, ...]:
    """Give the clauses of one version for a report."""
    return tuple(_clause(stored, clause) for clause in stored.version.clauses)


def dataset(found: tuple[ClauseText, ...]) -> Dataset:
    """Give them as data."""
    rows = tuple(
        (
            str(each.of),
            each.number,
            each.title,
            "\n\n".join(each.paragraphs),
            each.change,
            " ".join(map(str, each.because_of)),
        )
        for each in found
    )
    return Dataset(
        "clauses",
        "The clauses of the version in force.",
        (
            Column("clause", "The reference of the clause."),
            Column("number", "Its number, which stays its own for ever."),
            Column("title", "Its title."),
            Column("text", "Its text."),
            Column("change", "What became of it since the version before; empty: nothing."),
            Column("because_of", "The amendments or decisions that it was changed by."),
        ),
        rows,
    )


def _clause(stored: StoredVersion, clause: Clause) -> ClauseText:
    reference = stored.reference.at(clause.id)
    stage = policy.history_of(reference)[-1]
    change = CHANGES.get(stage.change.fate, "") if stage.change else ""
    links = record.links_from(reference, LinkKind.CHANGED_BY, LinkKind.ADOPTED_BY)
    because = tuple(sorted({link.target for link in links if link.target.kind is Kind.AMENDMENT}))
    whole = tuple(sorted({link.target for link in links}))
    return ClauseText(
        of=reference,
        number=clause.id,
        title=clause.title,
        paragraphs=tuple(clause.text.split("\n\n")),
        change=change if because or whole else change.removesuffix(", by").removesuffix(" by"),
        because_of=(because or whole) if change else (),
    )
