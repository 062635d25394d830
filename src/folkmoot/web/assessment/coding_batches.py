"""A batch of readings, put together for its page: who reads what, and how far they differ."""

from collections.abc import Mapping

from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.divergence import Divergence
from folkmoot.web.assessment import coding_queries as queries
from folkmoot.web.assessment import coding_settled_queries as settled_queries
from folkmoot.web.assessment.coding_batch_pages import BatchLaw, BatchPage, QuestionRate, Reader
from folkmoot.web.assessment.coding_forms import AssignForm
from folkmoot.web.assessment.coding_queries import Batch


def batch_page(
    batch: Batch, people: Mapping[str, str], form: AssignForm, *, problem: str = ""
) -> BatchPage:
    """Give one batch; *people* are names by id."""
    opened = queries.opened(batch.name)
    found = settled_queries.differences(batch, opened)
    names, readers = queries.place_names(batch.laws), _readers(batch, people)
    drawn, rates = batch.gate.drawn(batch.name, batch.laws), found.by_jurisdiction()
    settled = settled_queries.settled_counts(batch.name)
    laws = tuple(
        BatchLaw(
            law,
            names[law],
            readers.get(law, ()),
            is_open=law in opened,
            rate=rates.get(law),
            naive=settled_queries.naive_rate(batch, law, opened.get(law, ())),
            settled=settled[law],
            is_drawn=law in drawn,
        )
        for law in batch.laws
    )
    return BatchPage(
        batch=batch,
        laws=laws,
        overall=found.overall,
        next=batch.gate.after(found.overall).value,
        questions=question_rates(found, batch.codebook),
        form=form,
        problem=problem,
    )


def question_rates(found: Divergence, codebook: Codebook) -> tuple[QuestionRate, ...]:
    """Give divergence and agreement question by question, in the codebook's order."""
    agreement = found.agreement()
    return tuple(
        QuestionRate(question, codebook.questions[question].text, rate, agreement[question])
        for question, rate in found.by_question().items()
    )


def _readers(batch: Batch, people: Mapping[str, str]) -> dict[str, tuple[Reader, ...]]:
    found: dict[str, tuple[Reader, ...]] = {}
    for one in queries.assigned(batch.name):
        name = people.get(one.coder.name, one.coder.name)
        reader = Reader(name, one.kind, one.handed_in_on)
        found[one.jurisdiction] = (*found.get(one.jurisdiction, ()), reader)
    return found
