"""Reading what was settled where readings differ, with its history, and what that comes to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.assessment.adjudication import Settled, agreed
from folkmoot.assessment.codings import CodedAnswer, Coding
from folkmoot.assessment.divergence import Divergence, Rate, cross_section, divergence
from folkmoot.foundation.references import Reference
from folkmoot.web.assessment import stored
from folkmoot.web.assessment.coding_queries import COUNTED, NAIVE, Batch, Handed, assigned
from folkmoot.web.assessment.models import SettledRow


@dataclass(frozen=True, slots=True)
class Ruling:
    """One value that was settled, with the reason, by whom and when."""

    settled: Settled
    by: Reference
    at: datetime


def rulings(batch: str, law: str) -> dict[str, tuple[Ruling, ...]]:
    """Give what was settled of a law in a batch, by question: the oldest first, the last counts."""
    found: dict[str, tuple[Ruling, ...]] = {}
    for row in SettledRow.objects.filter(batch_id=batch, jurisdiction_id=law).order_by("id"):
        settled = Settled(row.question, row.value, tuple(row.cites), row.reason)
        one = Ruling(settled, Reference.parse(row.by), row.at)
        found[row.question] = (*found.get(row.question, ()), one)
    return found


def settled_counts(batch: str) -> Counter[str]:
    """Count the questions that were settled in a batch, by law."""
    rows = SettledRow.objects.filter(batch_id=batch).order_by()
    return Counter(law for law, _ in rows.values_list("jurisdiction_id", "question").distinct())


def coders(batch: str, law: str) -> frozenset[Reference]:
    """Give who reads or read a law in a batch: none of them settles it."""
    return frozenset(one.coder for one in assigned(batch) if one.jurisdiction == law)


def differences(batch: Batch, opened: dict[str, tuple[Handed, ...]]) -> Divergence:
    """Compare the readings of a batch that are open, as far as they count."""
    codings = [one.coding for held in opened.values() for one in held if one.kind in COUNTED]
    return divergence(codings, batch.codebook, questions=batch.questions)


def settled_coding(batch: Batch, law: str, readings: Sequence[Handed]) -> Coding:
    """Give what readings agree on, with what was settled, as one coding."""
    last = {question: found[-1] for question, found in rulings(batch.name, law).items()}
    days = [one.coding.recorded for one in readings] + [
        ruling.at.date() for ruling in last.values()
    ]
    counted = [one.coding for one in readings if one.kind != NAIVE]
    settled = {question: ruling.settled for question, ruling in last.items()}
    return agreed(counted, settled, on=batch.on, recorded=max(days, default=date.min))


def beyond_the_law(batch: Batch, law: str, readings: Sequence[Handed]) -> dict[str, CodedAnswer]:
    """Give what is agreed on or settled that the coded law does not say; {} where none is coded."""
    laws = stored.laws()
    coded = laws.laws.get(law) if laws else None
    if laws is None or coded is None or batch.on < coded.first_day:
        return {}
    now = cross_section(coded, laws.codebook, on=batch.on).answers
    found = settled_coding(batch, law, readings).answers
    return {
        question: answer
        for question, answer in found.items()
        if question not in now or now[question].value != answer.value
    }


def naive_rate(batch: Batch, law: str, readings: Sequence[Handed]) -> Rate | None:
    """Say how far a naive reading differs from what is settled; None where there is none."""
    naive = [one.coding for one in readings if one.kind == NAIVE]
    if not naive:
        return None
    held = [settled_coding(batch, law, readings), *naive]
    return divergence(held, batch.codebook, questions=batch.questions).overall
