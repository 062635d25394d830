"""The life of a law as a band over years, each stretch in the shade of its model."""

from datetime import date
from typing import Final

from folkmoot.assessment.assessments import Measure
from folkmoot.assessment.law import Law
from folkmoot.assessment.timeline import Interval, model_turns, timeline
from folkmoot.web.assessment.names import model_name
from folkmoot.web.assessment.pages import Band, Period
from folkmoot.web.assessment.painting import OPEN

WIDTH: Final = 1000
EDGE: Final = 20
MOST_LABELS: Final = 8
STEPS: Final = (5, 10, 20, 25, 50, 100)


def band(law: Law, measure: Measure, today: date) -> Band:
    """Give the band of *law* from its first coded day to *today*."""
    turns = [turn for turn in model_turns(timeline(law, measure)) if turn.first <= today]
    first = turns[0].first if turns else law.first_day
    span = max((today - first).days, 1)

    def at(day: date) -> int:
        return round((day - first).days * WIDTH / span)

    periods = (
        _period(turn, measure, (at(turn.first), at(after.first if after else today)))
        for turn, after in zip(turns, [*turns[1:], None], strict=True)
    )
    marks = ((year, at(date(year, 1, 1))) for year in _years(first.year + 1, today.year))
    years = ((year, x) for year, x in marks if EDGE <= x <= WIDTH - EDGE)
    return Band(tuple(periods), tuple(years))


def _period(turn: Interval, measure: Measure, edges: tuple[int, int]) -> Period:
    shades = {model: f"m{number}" for number, model in enumerate(measure.scheme.meanings, start=1)}
    (model, *others) = turn.model
    return Period(
        shade=OPEN if others else shades[model],
        models=tuple(map(model_name, turn.model)),
        since=turn.since,
        x=edges[0],
        width=edges[1] - edges[0],
    )


def _years(first: int, last: int) -> range:
    step = next((step for step in STEPS if (last - first) / step <= MOST_LABELS), STEPS[-1])
    return range(first + -first % step, last + 1, step)
