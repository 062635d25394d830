"""Reading mandates: what a decision asked for, and which clauses answer it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import groupby

from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.clauses import SourcePlace
from folkmoot.policy.considerations import Consideration, Mandate
from folkmoot.web.policy.models import AnswerRow, ConsiderationRow, MandateRow


@dataclass(frozen=True, slots=True)
class Given:
    """How versions answer a consideration, the latest last; no clauses is an answer too.

    The clauses are those of the latest of *versions*; the others answer with the same.
    """

    versions: tuple[Reference, ...]
    clauses: tuple[Reference, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Considered:
    """One consideration and its answers, by version in the order of time."""

    consideration: Consideration
    reference: Reference
    answers: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class MandateRead:
    """A mandate with the policy that has to answer it, and every answer."""

    mandate: Mandate
    policy: str
    considered: tuple[Considered, ...]


def mandates(policy: str) -> list[tuple[str, str]]:
    """Give the id and title of each mandate of *policy*."""
    rows = MandateRow.objects.filter(policy_id=policy).order_by("id")
    return list(rows.values_list("id", "title"))


def mandate(mandate_id: str) -> MandateRead | None:
    """Give one mandate with all its considerations and their answers, or None."""
    row = MandateRow.objects.filter(id=mandate_id).first()
    if row is None:
        return None
    points = row.considerations.order_by("position").prefetch_related("answers__version")
    considered = tuple(_considered(point) for point in points)
    read = Mandate(
        id=row.id,
        title=row.title,
        body=row.body,
        date=LooseDate.parse(row.date),
        asks=row.asks,
        considerations=tuple(each.consideration for each in considered),
    )
    return MandateRead(read, row.policy_id, considered)


def answered(mandate_id: str, version: Reference) -> tuple[int, int]:
    """Give how many points a mandate has, and how many of them *version* answers."""
    rows = AnswerRow.objects.filter(
        consideration__mandate_id=mandate_id,
        version__policy_id=version.name,
        version__number=version.version,
    )
    points = ConsiderationRow.objects.filter(mandate_id=mandate_id).count()
    return points, sum(bool(clauses) for clauses in rows.values_list("clauses", flat=True))


def considerations_of(clause: Reference) -> list[tuple[Reference, str]]:
    """Give the considerations that *clause* answers, each with its title."""
    rows = AnswerRow.objects.filter(
        version__policy_id=clause.name, version__number=clause.version
    ).select_related("consideration")
    ordered = rows.order_by("consideration__mandate_id", "consideration__position")
    return [
        (_reference(row.consideration), row.consideration.title)
        for row in ordered
        if clause.part in row.clauses
    ]


def names(references: Collection[Reference]) -> Mapping[Reference, str]:
    """Say what references of considerations are called."""
    rows = ConsiderationRow.objects.filter(mandate_id__in={ref.name for ref in references})
    titles = {_reference(row): f"{row.number} {row.title}" for row in rows}
    return {reference: titles[reference] for reference in references if reference in titles}


def _considered(row: ConsiderationRow) -> Considered:
    answers = sorted(row.answers.all(), key=lambda answer: answer.version_id)
    return Considered(
        Consideration(row.number, row.title, row.text, tuple(map(SourcePlace.parse, row.sources))),
        _reference(row),
        tuple(_given(list(alike)) for _, alike in groupby(answers, key=_words)),
    )


def _words(row: AnswerRow) -> tuple[list[str], str]:
    return row.clauses, row.why


def _given(alike: list[AnswerRow]) -> Given:
    versions = tuple(
        Reference(Kind.POLICY, row.version.policy_id, row.version.number) for row in alike
    )
    clauses = tuple(versions[-1].at(clause) for clause in alike[-1].clauses)
    return Given(versions, clauses, alike[-1].why)


def _reference(row: ConsiderationRow) -> Reference:
    return Reference(Kind.CONSIDERATION, row.mandate_id, part=row.number)
