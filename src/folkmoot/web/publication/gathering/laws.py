"""The laws as they were judged by the version in force, law by law."""

from collections import defaultdict
from datetime import date

from folkmoot.assessment.rules import Result
from folkmoot.foundation.references import Kind, Reference
from folkmoot.publication.blocks import RESULTS
from folkmoot.publication.opendata import Column, Dataset
from folkmoot.publication.report import Judged
from folkmoot.publication.tables import Table
from folkmoot.web.assessment import queries, world_queries
from folkmoot.web.assessment.queries import JudgedLaw
from folkmoot.web.policy.queries import StoredVersion

Row = tuple[Reference, str, JudgedLaw]


def rows(stored: StoredVersion) -> tuple[date | None, tuple[Row, ...]]:
    """Give the day of the last judgement, and each finding with its clause and that one's title."""
    found: list[Row] = []
    on: date | None = None
    for clause in stored.version.clauses:
        reference = stored.reference.at(clause.id)
        judged = queries.laws_on(reference)
        on = max(filter(None, (on, judged.on)), default=None)
        found += [(reference, clause.title, row) for row in judged.rows]
    return on, tuple(found)


def laws(on: date | None, found: tuple[Row, ...]) -> tuple[Judged, ...]:
    """Give each law for a report, by its name."""
    if on is None:
        return ()
    models = {law.name: law.possible for law in world_queries.world(on).laws}
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        grouped[row[2].jurisdiction].append(row)
    return tuple(
        Judged(
            of=Reference(Kind.ASSESSMENT, each[0][2].assessment.name, on.isoformat()),
            name=name,
            on=on,
            model=_model(models.get(name, ())),
            findings=tuple((clause.part, str(row.result)) for clause, _, row in each),
            table=_table(name, each),
        )
        for name, each in sorted(grouped.items())
    )


def dataset(on: date | None, found: tuple[Row, ...]) -> Dataset:
    """Give every finding as data."""
    cells = tuple(
        (
            str(row.assessment),
            row.assessment.name,
            row.jurisdiction,
            str(clause),
            on.isoformat() if on else "",
            str(row.result),
            row.because,
        )
        for clause, _, row in found
    )
    return Dataset(
        "findings_of_law",
        "Each law against each clause. There is no score.",
        (
            Column("finding", "The reference of the finding: law, day and rule."),
            Column("law", "The jurisdiction's code."),
            Column("name", "Its name."),
            Column("clause", "The clause that it is held to."),
            Column("on", "The day as of which the law is judged."),
            Column("result", f"{', '.join(Result)}."),
            Column("because", "What decided it."),
        ),
        cells,
    )


def _model(possible: tuple[str, ...]) -> str:
    named = " or ".join(each.replace("_", " ") for each in possible)
    return f"legal model {named}" if named else "legal model not known"


def _table(name: str, found: list[Row]) -> Table:
    cells = tuple(
        (f"{clause.part} {title}", RESULTS[str(row.result)], row.because)
        for clause, title, row in found
    )
    return Table(f"{name}, clause by clause", ("clause", "finding", "because"), cells, "", False)
