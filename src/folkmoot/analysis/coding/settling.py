"""Where coders differ, and what stands once somebody decided."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from folkmoot.analysis.coding.agreeing import Readers
from folkmoot.analysis.coding.codings import SETTLED as SETTLED
from folkmoot.analysis.coding.codings import Coded
from folkmoot.analysis.coding.segments import Passages, Segment, numbers


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """That *by* put *code* where *not_by*, who read the same, did not.

    The place runs over neighbouring passages on which the same coders differ, and is no longer
    than what those who put the code marked there.
    """

    response: str
    start: int
    end: int
    code: str
    by: tuple[str, ...]
    not_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """What an adjudicator says of a difference: whether the code holds at that place, and why."""

    response: str
    start: int
    end: int
    code: str
    holds: bool
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring passages on which the same coders put a code."""

    segment: Segment
    code: str
    by: tuple[str, ...]


def differences(
    codings: Iterable[Coded], passages: Passages, readers: Readers
) -> tuple[Difference, ...]:
    """Give every place where readers of a response differ, by response and place."""
    found = []
    for run in _runs(codings, passages, readers):
        response, readers_here = run.segment.response, readers.get(run.segment.response, ())
        if not_by := tuple(sorted(set(readers_here) - set(run.by))):
            place = (response, run.segment.start, run.segment.end)
            found.append(Difference(*place, run.code, run.by, not_by))
    return tuple(sorted(found))


def settled(
    codings: Iterable[Coded], passages: Passages, readers: Readers, decisions: Iterable[Decided]
) -> tuple[Coded, ...]:
    """Give what stands: what all readers put, and where they differ what was decided to hold.

    A difference that nobody decided does not stand. The last decision about a place counts.
    """
    said = {(one.response, one.start, one.end, one.code): one.holds for one in decisions}
    standing = []
    for run in _runs(codings, passages, readers):
        place = (run.segment.response, run.segment.start, run.segment.end, run.code)
        everybody = set(readers.get(run.segment.response, ())) <= set(run.by)
        if everybody or said.get(place, False):
            standing.append(Coded(run.segment, run.code, SETTLED))
    return tuple(sorted(standing))


def _runs(codings: Iterable[Coded], passages: Passages, readers: Readers) -> Iterator[_Run]:
    by_code: dict[tuple[str, str], list[Coded]] = defaultdict(list)
    for coding in sorted(codings):
        if coding.coder in readers.get(coding.segment.response, ()):
            by_code[coding.segment.response, coding.code].append(coding)
    for (response, _), own in sorted(by_code.items()):
        yield from _runs_of(own, passages, response)


def _runs_of(own: Sequence[Coded], passages: Passages, response: str) -> Iterator[_Run]:
    """Give the runs of one code in one response."""
    pieces = passages.get(response, ())
    put: dict[int, set[str]] = defaultdict(set)
    for coding in own:
        for number in numbers(coding.segment, pieces):
            put[number].add(coding.coder)
    ordered = sorted(put.items())
    for (_, by), group in groupby(
        enumerate(ordered), key=lambda item: (item[1][0] - item[0], tuple(sorted(item[1][1])))
    ):
        told = [number for _, (number, _) in group]
        start, end = pieces[told[0] - 1].start, pieces[told[-1] - 1].end
        marked = [one.segment for one in own if one.segment.overlaps(start, end)]
        first = max(start, min(one.start for one in marked))
        last = min(end, max(one.end for one in marked))
        yield _Run(Segment(response, first, last), own[0].code, by)
