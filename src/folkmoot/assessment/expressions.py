"""Conditions over coded answers: three-valued, total, and able to say which answers decided.

The language is small on purpose: `S1 != none and (T1 == offence or T5 in (licence, offence))`,
with `and`, `or`, `not`, `true`, `false`, and predicates by name. Logic is Kleene's: what rests on
an unknown or contested answer is unknown, unless the rest settles it. A question that does not
apply satisfies no comparison, neither == nor !=, but `== not_applicable`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final, Protocol

UNSETTLED: Final = frozenset({"unknown", "contested"})
ABSENT: Final = "not_applicable"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a condition holds (None: unknown) and the questions whose answers decided that."""

    truth: bool | None
    because: tuple[str, ...] = ()


class Condition(Protocol):
    """Anything that can be read against the values of answers by question."""

    def read(self, values: Mapping[str, str]) -> Verdict:
        """Say whether this holds of *values*; a question without a value is unknown."""

    def questions(self) -> tuple[str, ...]:
        """Give the questions named, in order, each once."""


@dataclass(frozen=True, slots=True)
class Constant:
    """Always true, or always false."""

    truth: bool

    def read(self, values: Mapping[str, str]) -> Verdict:
        """Give the constant, decided by nothing."""
        return Verdict(self.truth)

    def questions(self) -> tuple[str, ...]:
        """Give none."""
        return ()


TRUE: Final = Constant(True)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A question's answer is one of *values*, or with *differs* any other that it may take."""

    question: str
    values: tuple[str, ...]
    differs: bool = False

    def read(self, values: Mapping[str, str]) -> Verdict:
        """Compare the answer; unknown and contested compare as unknown."""
        value = values.get(self.question, "unknown")
        because = (self.question,)
        if value in self.values and value not in UNSETTLED:
            return Verdict(not self.differs, because)
        if value in UNSETTLED:
            return Verdict(None, because)
        return Verdict(self.differs and value != ABSENT, because)

    def questions(self) -> tuple[str, ...]:
        """Give the one question."""
        return (self.question,)


@dataclass(frozen=True, slots=True)
class Negation:
    """Not the *operand*."""

    operand: Condition

    def read(self, values: Mapping[str, str]) -> Verdict:
        """Turn true and false round; unknown stays."""
        inner = self.operand.read(values)
        return Verdict(None if inner.truth is None else not inner.truth, inner.because)

    def questions(self) -> tuple[str, ...]:
        """Give those of the operand."""
        return self.operand.questions()


@dataclass(frozen=True, slots=True)
class Junction:
    """Operands joined by `or` where *settles* is true, by `and` where it is false.

    One operand that is *settles* settles the whole; then all such operands are the reasons.
    """

    settles: bool
    operands: tuple[Condition, ...]

    def read(self, values: Mapping[str, str]) -> Verdict:
        """Join the operands' verdicts by Kleene's tables."""
        verdicts = [operand.read(values) for operand in self.operands]
        for truth in (self.settles, None):
            deciding = [verdict.because for verdict in verdicts if verdict.truth is truth]
            if deciding:
                return Verdict(truth, _once(chain.from_iterable(deciding)))
        return Verdict(not self.settles, _once(chain.from_iterable(v.because for v in verdicts)))

    def questions(self) -> tuple[str, ...]:
        """Give those of all operands."""
        return _once(chain.from_iterable(operand.questions() for operand in self.operands))


def comparisons(condition: Condition) -> tuple[Comparison, ...]:
    """Give every comparison made in *condition*, in order."""
    if isinstance(condition, Comparison):
        return (condition,)
    if isinstance(condition, Negation):
        return comparisons(condition.operand)
    if isinstance(condition, Junction):
        return tuple(chain.from_iterable(map(comparisons, condition.operands)))
    return ()


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
