"""Reading what people judge, confirm or report of a law, kept apart from what coders read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.law import Law, Standing, stand
from folkmoot.assessment.restrictions import (
    ASSESSORS,
    Judged,
    Judgement,
    Part,
    Verdict,
    disagreements,
    may_restrict,
    outcome,
)
from folkmoot.assessment.streams import (
    Beside,
    Remark,
    Report,
    Stream,
    Validity,
    answers_by_question,
    beside,
    last_words,
)
from folkmoot.web.assessment import change_queries, stored
from folkmoot.web.assessment.models import (
    JudgementRow,
    LawDocument,
    ReportedRow,
    RestrictionRow,
    ValidationRow,
)


def words(label: str) -> str:
    """Give a value of the codebook as people read it; `showing` builds on this module."""
    return label.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Restriction:
    """A restriction put to the test; *judgements* are empty until both assessors have judged.

    *handed_in* says how many have. *outcome* is "unassessed" until then.
    """

    id: int
    question: str
    text: str
    value: str
    cited: str
    on: date
    purpose: str
    handed_in: int
    outcome: Verdict
    judgements: tuple[Judgement, ...]
    disagreements: tuple[Part, ...]

    @property
    def table(self) -> tuple[tuple[Part, tuple[Judged, ...], bool], ...]:
        """Each part with what either assessor says, and whether they say otherwise."""
        nothing = Judged(Verdict.UNASSESSED, "")
        return tuple(
            (
                part,
                tuple(one.parts.get(part, nothing) for one in self.judgements),
                part in self.disagreements,
            )
            for part in Part
        )


@dataclass(frozen=True, slots=True)
class Validated:
    """What one organisation said, with the question that each remark is about."""

    remark: Remark
    text: str


def restrictions(jurisdiction: str) -> tuple[Restriction, ...]:
    """Give the restrictions of a law that were put to the test."""
    rows = RestrictionRow.objects.filter(jurisdiction_id=jurisdiction)
    codebook = change_queries.known()[0]
    return tuple(_restriction(row, codebook) for row in rows.prefetch_related("judgements"))


def restriction(jurisdiction: str, number: int) -> Restriction | None:
    """Give one of them, or None where there is no such one."""
    return next((one for one in restrictions(jurisdiction) if one.id == number), None)


def own_judgement(number: int, assessor: str) -> Judgement | None:
    """Give what *assessor* has judged of a restriction; nobody asks this for anybody else."""
    row = JudgementRow.objects.filter(restriction_id=number, assessor=assessor).first()
    return _judgement(row) if row else None


def restrictable(jurisdiction: str, on: date) -> tuple[tuple[str, str, str], ...]:
    """Give the answers of a law that may be put to the test: question, text and value."""
    law, codebook = _law(jurisdiction), change_queries.known()[0]
    if law is None or on < law.first_day:
        return ()
    standing = stand(law, codebook, on=on)
    return tuple(
        (one.id, one.text, words(standing.value(one.id)))
        for one in codebook
        if one.id in standing.answers and may_restrict(one, standing.value(one.id))
    )


def streams(jurisdiction: str, on: date) -> tuple[Beside, ...]:
    """Give what governments and civil society report, beside what coders read on a day."""
    law, codebook = _law(jurisdiction), change_queries.known()[0]
    if law is None:
        return ()
    rows = ReportedRow.objects.filter(jurisdiction_id=jurisdiction)
    reports = [
        Report(Stream(row.stream), row.question, words(row.value), row.source, row.year, row.words)
        for row in rows
    ]
    standing = stand(law, codebook, on=max(on, law.first_day))
    return beside(reports, standing, codebook)


def validated(jurisdiction: str) -> tuple[Validated, ...]:
    """Give what organisations in the country said last of each question."""
    codebook = change_queries.known()[0]
    return tuple(
        Validated(one, codebook.questions[one.question].text)
        for one in last_words(_remarks(jurisdiction))
        if one.question in codebook
    )


def coded_questions(jurisdiction: str, on: date) -> tuple[tuple[str, str, str], ...]:
    """Give the questions that are answered of a law, each with its text and the value on a day."""
    law, codebook = _law(jurisdiction), change_queries.known()[0]
    if law is None:
        return ()
    standing = stand(law, codebook, on=max(on, law.first_day))
    return tuple(
        (one.id, one.text, words(standing.value(one.id)))
        for one in codebook
        if one.id in standing.answers
    )


def standing_on(jurisdiction: str, on: date) -> Standing | None:
    """Give a law as it stands on a day, or None where it is not coded then."""
    law = _law(jurisdiction)
    if law is None or on < law.first_day:
        return None
    return stand(law, change_queries.known()[0], on=on)


def _remarks(jurisdiction: str) -> Iterator[Remark]:
    rows = ValidationRow.objects.filter(jurisdiction_id=jurisdiction).order_by("on", "id")
    now = answers_by_question(change_queries.texts_now(jurisdiction).answers)
    for row in rows:
        then = _answers_of(jurisdiction, row.answers_hash)
        for question, verdict, said in row.remarks:
            same = then.get(question) == now.get(question)
            yield Remark(row.organisation, row.on, question, Validity(verdict), said, same)


def _answers_of(jurisdiction: str, hashed: str) -> Mapping[str, tuple[object, ...]]:
    name = change_queries.names_of(jurisdiction)[1]
    text = LawDocument.objects.filter(name=name, hash=hashed).values_list("text", flat=True).first()
    return answers_by_question(text or "")


def _restriction(row: RestrictionRow, codebook: Codebook) -> Restriction:
    judged = tuple(map(_judgement, row.judgements.all()))
    shown = judged if len(judged) >= ASSESSORS else ()
    question = codebook.questions.get(row.question)
    return Restriction(
        row.id,
        row.question,
        question.text if question else "",
        words(row.value),
        "; ".join(row.provisions),
        row.on,
        row.purpose,
        len(judged),
        outcome(shown),
        shown,
        disagreements(shown),
    )


def _judgement(row: JudgementRow) -> Judgement:
    parts = {Part(part): Judged(Verdict(said), why) for part, said, why in row.parts}
    return Judgement(row.assessor, parts, row.sources)


def _law(jurisdiction: str) -> Law | None:
    found = stored.laws()
    return found.laws.get(jurisdiction) if found else None
