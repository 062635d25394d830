"""The law of one jurisdiction over time: what changed when, and which model held from then on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from folkmoot.assessment.assessments import Measure, Reason, reason
from folkmoot.assessment.codebook import NOT_APPLICABLE, UNKNOWN
from folkmoot.assessment.law import Law, Standing, stand
from folkmoot.assessment.rules import Result, Rule, find
from folkmoot.assessment.schemes import model_of
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.dates import LooseDate, exact


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that is not what it was, or that another provision now gives."""

    was: str
    now: Reason

    def as_json(self) -> dict[str, Json]:
        """Give question, what it was, and what it is by which provision."""
        now = self.now
        return {
            "question": now.question,
            "was": self.was,
            "value": now.value,
            "provision": now.provision,
        }


@dataclass(frozen=True, slots=True)
class Interval:
    """Days through which no answer changes; *last* is None while it lasts.

    *since* is its first day as loosely as the answers that made it are dated.
    """

    first: date
    last: date | None
    model: tuple[str, ...]
    changed: tuple[Change, ...]
    since: LooseDate

    def as_json(self) -> dict[str, Json]:
        """Give the form of `folkmoot timeline --json`."""
        return {
            "from": self.first.isoformat(),
            "to": self.last.isoformat() if self.last else None,
            "model": list(self.model),
            "changed": [change.as_json() for change in self.changed],
        }


def timeline(law: Law, measure: Measure) -> tuple[Interval, ...]:
    """Derive the intervals of *law* from its dated answers; the first begins where coding does.

    An answer that only follows from another, such as the exception to an offence that there is
    not, is no change of its own.
    """
    turns = [stand(law, measure.codebook, on=day) for day in law.turning_days()]
    pairs = zip([None, *turns], turns, strict=False)
    changes = [_changes(before, after) for before, after in pairs]
    kept = [(turn, changed) for turn, changed in zip(turns, changes, strict=True) if changed]
    ends = [turn.on - timedelta(days=1) for turn, _ in kept[1:]]
    return tuple(
        Interval(
            first=turn.on,
            last=end,
            model=model_of(measure.scheme, turn).possible,
            changed=changed,
            since=_as_dated(turn, [change.now.question for change in changed]),
        )
        for (turn, changed), end in zip(kept, [*ends, None], strict=True)
    )


def model_turns(intervals: tuple[Interval, ...]) -> tuple[Interval, ...]:
    """Give only the first of neighbouring intervals that have the same model."""
    pairs = zip([None, *intervals], intervals, strict=False)
    return tuple(now for before, now in pairs if before is None or before.model != now.model)


def result_since(law: Law, measure: Measure, rule: Rule, *, on: date) -> LooseDate:
    """Give since when *rule* finds what it finds *on* a day, as far as is coded.

    It is as loose as the date of the answer that brought it: 1913 where the source says no more.
    """

    def result(day: date) -> Result:
        return find(rule, stand(law, measure.codebook, on=day)).result

    day = _since(law, result, on=on)
    standing = stand(law, measure.codebook, on=day)
    return _as_dated(standing, find(rule, standing).because)


def _since(law: Law, result: Callable[[date], Result], *, on: date) -> date:
    now, since = result(on), on
    for day in reversed([day for day in law.turning_days() if day <= on]):
        if result(day) != now:
            break
        since = day
    return since


def _as_dated(standing: Standing, questions: Iterable[str]) -> LooseDate:
    answers = [standing.answers.get(question) for question in questions]
    starts = {a.start for a in answers if a is not None and a.surely_from == standing.on}
    return starts.pop() if len(starts) == 1 else exact(standing.on)


def _changes(before: Standing | None, after: Standing) -> tuple[Change, ...]:
    return tuple(
        Change(before.value(question) if before else UNKNOWN, reason(after, question))
        for question in after.values
        if _grounds(before, question) != _grounds(after, question)
        and not _only_follows(before, after, question)
    )


def _only_follows(before: Standing | None, after: Standing, question: str) -> bool:
    was = before.value(question) if before else UNKNOWN
    return {was, after.value(question)} == {UNKNOWN, NOT_APPLICABLE}


def _grounds(standing: Standing | None, question: str) -> tuple[str, tuple[str, ...]]:
    if standing is None:
        return (UNKNOWN, ())
    answer, value = standing.answers.get(question), standing.value(question)
    spoken = answer is not None and answer.value == value
    return (value, answer.provisions if answer and spoken else ())
