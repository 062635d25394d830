"""Divergence as found, for everybody: readings in the files and handed-in batches, side by side.

Readers have numbers here and no names: who reads the law of a country may live in it.
"""

from collections.abc import Sequence
from dataclasses import replace

from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.codings import Coding
from folkmoot.assessment.divergence import divergence, with_the_law
from folkmoot.assessment.gates import Gate
from folkmoot.assessment.packs import Laws
from folkmoot.web.assessment import coding_queries as queries
from folkmoot.web.assessment import coding_reviews as reviews
from folkmoot.web.assessment import coding_settled_queries as settled_queries
from folkmoot.web.assessment import queries as law_queries
from folkmoot.web.assessment.coding_batches import question_rates
from folkmoot.web.assessment.coding_queries import BLIND, Batch, Handed
from folkmoot.web.assessment.coding_review_pages import (
    CodedTwice,
    CodingsPage,
    LawCodingsPage,
    Readings,
)
from folkmoot.web.assessment.names import place_name


def codings_page() -> CodingsPage:
    """Give every law that was read more than once, and how far its readings differ."""
    laws, gate = law_queries.laws(), Gate()
    codings = [coding for law in laws.codings for coding in _of_files(laws, law)]
    found = divergence([*codings, *_of_batches()], laws.codebook)
    rates = found.by_jurisdiction()
    return CodingsPage(
        laws=tuple(
            CodedTwice(law, place_name(laws.registry[law]), rate, len(found.once.get(law, ())))
            for law, rate in rates.items()
        ),
        overall=found.overall,
        next=gate.after(found.overall).value,
        gate=gate.most,
        sample=gate.sample,
        source=gate.source,
        questions=question_rates(found, laws.codebook),
    )


def law_codings_page(law: str) -> LawCodingsPage | None:
    """Give all readings of one law, or None where nobody knows the jurisdiction."""
    laws = law_queries.laws()
    if law not in laws.registry:
        return None
    found = [*_readings_of_files(laws, law), *_readings_of_batches(law)]
    name = place_name(laws.registry[law])
    return LawCodingsPage(law, name, tuple(found), queries.being_read(law))


def _of_files(laws: Laws, law: str) -> tuple[Coding, ...]:
    codings = laws.codings.get(law, ())
    return with_the_law(laws.laws[law], laws.codebook, codings) if law in laws.laws else codings


def _of_batches() -> list[Coding]:
    """Give what was read blind at the desk; what came from files is counted with the files."""
    return [
        replace(one.coding, coder=f"{batch} {one.number}")
        for (batch, _), held in queries.opened_in_all().items()
        for one in held
        if one.kind == BLIND
    ]


def _readings_of_files(laws: Laws, law: str) -> list[Readings]:
    codings = _of_files(laws, law)
    days = sorted({coding.on for coding in codings}, reverse=True)
    found = []
    for day in days:
        held = [
            reviews.from_file(number, coding)
            for number, coding in enumerate((one for one in codings if one.on == day), 1)
        ]
        if len(held) > 1:
            found.append(_readings("", held, laws.codebook, rulings={}))
    return found


def _readings_of_batches(law: str) -> list[Readings]:
    opened = queries.opened_in_all()
    found = ((batch, opened.get((batch.name, law))) for batch in queries.batches())
    return [_of_batch(batch, law, held) for batch, held in found if held]


def _of_batch(batch: Batch, law: str, held: Sequence[Handed]) -> Readings:
    rulings = settled_queries.rulings(batch.name, law)
    return _readings(batch.name, held, batch.codebook, rulings=rulings, questions=batch.questions)


def _readings(
    batch: str,
    held: Sequence[Handed],
    codebook: Codebook,
    *,
    rulings: reviews.Rulings,
    questions: Sequence[str] = (),
) -> Readings:
    questions = questions or tuple(codebook.questions)
    counted = [one.coding for one in held if one.kind in queries.COUNTED]
    found = divergence(counted, codebook, questions=questions)
    rows = reviews.rows_of(held, codebook, questions, rulings=rulings, people={})
    once = sum(row.alone for row in rows)
    return Readings(batch, held[0].coding.on, reviews.abouts(held), found.overall, rows, once)
