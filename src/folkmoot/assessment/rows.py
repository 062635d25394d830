"""Decision lists: rows read from the top, the first that holds gives the label.

A legal model and a clause's finding are both read this way. Where a row above is unknown its
label stays possible, so the answer is a set of labels, and what is missing is named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from folkmoot.assessment.expressions import Condition, Constant, Verdict


@dataclass(frozen=True, slots=True)
class Row:
    """A label, and when it is given."""

    label: str
    when: Condition


@dataclass(frozen=True, slots=True)
class Reading:
    """The labels that remain possible, which answers decided, and which unknown ones did not.

    *because* is what made the one row hold; where that is the last row, which asks nothing, it is
    what ruled out all rows above.
    """

    possible: tuple[str, ...]
    because: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def settled(self) -> str:
        """The one possible label, or an empty text."""
        return self.possible[0] if len(self.possible) == 1 else ""


def read_rows(rows: Sequence[Row], values: Mapping[str, str]) -> Reading:
    """Read *rows* against *values*; the last row must be `true`, which loaders see to."""
    possible: list[str] = []
    missing: list[str] = []
    ruled_out: list[str] = []
    because: tuple[str, ...] = ()
    for row in rows:
        verdict = row.when.read(values)
        if verdict.truth is False:
            ruled_out.extend(verdict.because)
            continue
        possible.append(row.label)
        if verdict.truth:
            because = _reasons(row, verdict, ruled_out)
            break
        missing.extend(verdict.because)
    labels = tuple(dict.fromkeys(possible))
    return Reading(labels, because, () if len(labels) == 1 else tuple(dict.fromkeys(missing)))


def questions_of(rows: Sequence[Row]) -> tuple[str, ...]:
    """Give the questions that *rows* ask, in order, each once."""
    return tuple(dict.fromkeys(name for row in rows for name in row.when.questions()))


def _reasons(row: Row, verdict: Verdict, ruled_out: Sequence[str]) -> tuple[str, ...]:
    if isinstance(row.when, Constant):
        return tuple(dict.fromkeys(ruled_out))
    return verdict.because
