"""How far a machine's codes agree with what people settled, code by code, before any may count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from folkmoot.analysis.coding.agreeing import YES, passage_values, response_of
from folkmoot.analysis.coding.codings import Coded
from folkmoot.analysis.coding.segments import Passages
from folkmoot.foundation.agreement import (
    RESAMPLES,
    SEED,
    Agreement,
    Coding,
    Interval,
    agreement,
)
from folkmoot.foundation.canonical import Json

LEAST: Final = 20
"""On how many passages people must have put a code before a machine is judged by it.

A rule of thumb and no finding: with 20, a recall of .8 is known to about .18 either way.
"""

PEOPLE: Final = "people"
A_MACHINE: Final = "machine"
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trial:
    """A machine beside people on one code, over *passages*: on how many each put it, and both.

    *precision* is the share of the machine's that people put too, *recall* the share of people's
    that the machine put; None where there is nothing to divide by. The intervals hold 95 in 100 of
    the values from responses drawn again. *reason* says why nobody should judge by it.
    """

    code: str
    passages: int
    by_people: int
    by_machine: int
    by_both: int
    agreement: Agreement
    precision: float | None
    precision_interval: Interval | None
    recall: float | None
    recall_interval: Interval | None
    reason: str = ""


def trial(
    people: Iterable[Coded],
    machine: Iterable[Coded],
    passages: Passages,
    *,
    codes: Sequence[str],
    least: int = LEAST,
) -> tuple[Trial, ...]:
    """Lay *machine* beside what *people* settled, on each of *codes*, over all of *passages*.

    Give the passages of responses that both read, and no others: silence counts as a no.
    """
    both = [_as(PEOPLE, people), _as(A_MACHINE, machine)]
    readers = dict.fromkeys(passages, (PEOPLE, A_MACHINE))
    values = passage_values([one for own in both for one in own], passages, readers, codes)
    by_code: dict[str, list[Coding]] = {code: [] for code in codes}
    for value in values:
        by_code[value.code].append(value)
    return tuple(_one(code, own, least) for code, own in by_code.items())


def document(trial: Trial) -> dict[str, Json]:
    """Give the figures of *trial* as a document, shares as decimals in text."""
    found = trial.agreement
    return {
        "code": trial.code,
        "passages": trial.passages,
        "by_people": trial.by_people,
        "by_machine": trial.by_machine,
        "by_both": trial.by_both,
        "alpha": _told(found.alpha),
        "alpha_interval": _interval(found.alpha_interval),
        "ac1": _told(found.ac1),
        "ac1_interval": _interval(found.ac1_interval),
        "precision": _told(trial.precision),
        "precision_interval": _interval(trial.precision_interval),
        "recall": _told(trial.recall),
        "recall_interval": _interval(trial.recall_interval),
        "reason": trial.reason,
    }


def _as(coder: str, codings: Iterable[Coded]) -> list[Coded]:
    return [Coded(one.segment, one.code, coder) for one in codings]


def _one(code: str, values: Sequence[Coding], least: int) -> Trial:
    counts = _counts(values)
    both, only_people, only_machine = (int(number) for number in counts.sum(axis=0))
    by_people, by_machine = both + only_people, both + only_machine
    (found,) = agreement(values, drawn_with=response_of) or (Agreement(code, 0, 0),)
    drawn = _drawn(counts)
    return Trial(
        code,
        passages=len(values) // 2,
        by_people=by_people,
        by_machine=by_machine,
        by_both=both,
        agreement=found,
        precision=both / by_machine if by_machine else None,
        precision_interval=_between(drawn[:, 0], drawn[:, 0] + drawn[:, 2]),
        recall=both / by_people if by_people else None,
        recall_interval=_between(drawn[:, 0], drawn[:, 0] + drawn[:, 1]),
        reason=_reason(by_people, least),
    )


def _reason(by_people: int, least: int) -> str:
    if by_people >= least:
        return ""
    return f"Too few passages to tell: people put this code on {by_people}, and {least} are wanted."


def _counts(values: Sequence[Coding]) -> Counts:
    """Count for each response the passages that both, only people, only the machine coded."""
    said: dict[str, dict[str, bool]] = {}
    for one in values:
        said.setdefault(one.unit, {})[one.coder] = one.value == YES
    rows: dict[str, list[int]] = {}
    for unit, own in said.items():
        row = rows.setdefault(response_of(unit), [0, 0, 0])
        by_people, by_machine = own[PEOPLE], own[A_MACHINE]
        row[0] += by_people and by_machine
        row[1] += by_people and not by_machine
        row[2] += by_machine and not by_people
    return np.array([rows[response] for response in sorted(rows)], np.int64).reshape(-1, 3)


def _drawn(counts: Counts) -> Counts:
    """Give the three sums of as many responses drawn with replacement, RESAMPLES times."""
    if not len(counts):
        return np.zeros((RESAMPLES, 3), np.int64)
    dice = np.random.default_rng(SEED)
    places = dice.integers(0, len(counts), (RESAMPLES, len(counts)))
    return np.array([counts[own].sum(axis=0) for own in places], np.int64)


def _between(part: Counts, whole: Counts) -> Interval | None:
    told = whole > 0
    if told.sum() < RESAMPLES // 2:
        return None
    low, high = np.percentile(part[told] / whole[told], [2.5, 97.5])
    return float(low), float(high)


def _told(value: float | None) -> str | None:
    return None if value is None else f"{value:.4f}"


def _interval(interval: Interval | None) -> list[str] | None:
    return None if interval is None else [f"{bound:.4f}" for bound in interval]
