"""What a change of law does: the model and the findings by every policy, before and after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from folkmoot.assessment.assessments import Measure, assess, policy_reference
from folkmoot.assessment.comparing import Comparison, FindingDifference, compare
from folkmoot.assessment.editing import Edit, LawTexts, Part, read_texts
from folkmoot.assessment.law import Law, stand
from folkmoot.assessment.schemes import model_of
from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.assessment import stored
from folkmoot.web.assessment.change_queries import Change, known
from folkmoot.web.assessment.showing import words
from folkmoot.web.policy import queries as policy

AROUND = 2
"""How many lines are shown before and after those that differ."""


@dataclass(frozen=True, slots=True)
class Flipped:
    """The findings of one policy that become others."""

    policy: Reference
    findings: tuple[FindingDifference, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """A law before and after a change on one day; *before* is empty where it was not coded.

    *missing* are the questions, with their texts, whose answers would settle the model after it.
    """

    on: date
    before: tuple[str, ...]
    after: tuple[str, ...]
    policies: tuple[Flipped, ...]
    missing: tuple[tuple[str, str], ...] = ()

    @property
    def changes_model(self) -> bool:
        """Whether another model holds, or other ones may."""
        return set(self.before) != set(self.after)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a difference: "kept", "removed", "added", or "skipped" for lines left out."""

    fate: str
    text: str


def effect(change: Change, on: date) -> Effect:
    """Give what *change* does to its law on a day, or on the first day coded after it."""
    codebook, registry = known()
    after = read_texts(change.after, codebook, registry, folder=change.place)
    before = None
    if change.before.answers and change.before != change.after:
        before = read_texts(change.before, codebook, registry, folder=change.place)
    day = max(on, after.first_day)
    measures = tuple(_measures())
    return Effect(
        day,
        _models(before, measures, day),
        _models(after, measures, day),
        tuple(_flipped(before, after, measure, day) for measure in measures),
        _missing(after, measures, day),
    )


def day_of(edits: Iterable[Edit], today: date) -> date:
    """Give the day on which to look at a change: when its last answer begins, today at least."""
    days = [today]
    for edit in edits:
        if edit.part is Part.ANSWER and edit.keys.get("from"):
            begins = LooseDate.parse(str(edit.keys["from"]))
            days.append(begins.latest or today)
    return max(days)


def differences(before: LawTexts, after: LawTexts) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Give, file by file, the lines that differ with a few around them; files alike are left."""
    pairs = (
        ("law.toml", before.law, after.law),
        ("answers.toml", before.answers, after.answers),
    )
    return tuple((name, tuple(lines(was, now))) for name, was, now in pairs if was != now)


def lines(was: str, now: str) -> Iterator[Line]:
    """Give the lines in which two texts differ, with a few around them."""
    old, new = was.splitlines(), now.splitlines()
    groups = SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(AROUND)
    for number, group in enumerate(groups):
        if number or group[0][1]:
            yield Line("skipped", "")
        for tag, first, last, start, end in group:
            if tag == "equal":
                yield from (Line("kept", text) for text in old[first:last])
                continue
            yield from (Line("removed", text) for text in old[first:last])
            yield from (Line("added", text) for text in new[start:end])


def _measures() -> Iterator[Measure]:
    for name in stored.policies():
        current = policy.current(name)
        yield stored.measure(current.version.number if current else "", name)


def _models(law: Law | None, measures: tuple[Measure, ...], on: date) -> tuple[str, ...]:
    if law is None or not measures or on < law.first_day:
        return ()
    measure = measures[0]
    found = model_of(measure.scheme, stand(law, measure.codebook, on=on))
    return tuple(map(words, found.possible))


def _missing(law: Law, measures: tuple[Measure, ...], on: date) -> tuple[tuple[str, str], ...]:
    if not measures:
        return ()
    scheme, codebook = measures[0].scheme, measures[0].codebook
    open_ones = model_of(scheme, stand(law, codebook, on=on)).missing
    return tuple((question, codebook.questions[question].text) for question in open_ones)


def _flipped(before: Law | None, after: Law, measure: Measure, on: date) -> Flipped:
    found = _compared(before, after, measure, on)
    return Flipped(policy_reference(measure.rules), found.findings if found else ())


def _compared(before: Law | None, after: Law, measure: Measure, on: date) -> Comparison | None:
    if before is None:
        return None
    try:
        return compare(assess(before, measure, on=on), assess(after, measure, on=on))
    except InputError:
        return None
