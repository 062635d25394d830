"""Schemes: how a legal model is derived from answers, and the labels that go beside it."""

from dataclasses import dataclass

from folkmoot.assessment.expressions import Condition
from folkmoot.assessment.law import Standing
from folkmoot.assessment.rows import Reading, Row, questions_of, read_rows


@dataclass(frozen=True, slots=True)
class Sign:
    """A label given wherever its condition holds: a flag beside a model, or one axis of several."""

    id: str
    text: str
    when: Condition


@dataclass(frozen=True, slots=True)
class Scheme:
    """Rows that give one model, what the models mean, and flags; or axes side by side."""

    id: str
    name: str
    source: str
    rows: tuple[Row, ...]
    meanings: dict[str, str]
    flags: tuple[Sign, ...] = ()
    axes: tuple[Sign, ...] = ()

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that decide the model."""
        return questions_of(self.rows)

    def signs(self) -> tuple[Sign, ...]:
        """Give flags and axes together."""
        return (*self.flags, *self.axes)


def model_of(scheme: Scheme, standing: Standing) -> Reading:
    """Give the models that *standing* may fall under, by the first row that holds."""
    return read_rows(scheme.rows, standing.values)


def flags_of(scheme: Scheme, standing: Standing) -> tuple[Sign, ...]:
    """Give the flags that surely hold."""
    return tuple(sign for sign in scheme.flags if sign.when.read(standing.values).truth)


def axes_of(scheme: Scheme, standing: Standing) -> dict[str, bool | None]:
    """Give each axis by id: whether it holds, None where that is unknown."""
    return {sign.id: sign.when.read(standing.values).truth for sign in scheme.axes}
