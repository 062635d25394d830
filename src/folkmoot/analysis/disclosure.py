"""Tables that may be published: small counts left out, and whatever would give them away."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from folkmoot.analysis.breakdown import Crossing
from folkmoot.analysis.exposure import LEAST_COUNT, ROOM, exposed, first_exposed
from folkmoot.analysis.joint_counts import JointCounts, Sum, joint_counts
from folkmoot.analysis.progress import Progress, untold

__all__ = ["LEAST_COUNT", "SUPPRESSED", "Released", "release", "release_together"]

SUPPRESSED: Final = None
GIVING_BACK: Final = "giving back what need not be left out"


@dataclass(frozen=True, slots=True)
class Released:
    """A crossing as it may be published: None stands for a count that is left out.

    The last cell of each row is its total; where columns add up the last row holds theirs. The
    cells at *few*, by row and column, are said to be under LEAST_COUNT.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]
    few: tuple[tuple[int, int], ...] = ()


def release(crossing: Crossing) -> Released:
    """Release one table by itself; see `release_together`."""
    return release_together([crossing])[0]


def release_together(
    crossings: Sequence[Crossing], *, progress: Progress = untold
) -> tuple[Released, ...]:
    """Leave out every count under LEAST_COUNT, and others, until none can be worked out.

    All tables must be about the same responses and are protected as one: whoever adds and
    subtracts all that is left in any of them, and knows that counts are never below nought and
    that no part is larger than its whole, cannot narrow a small count down to fewer than
    LEAST_COUNT values. What protects it is taken from its own sums, small counts before large
    ones and totals last. Release together whatever will be published, once.
    """
    joint = joint_counts(crossings)
    hidden = _hidden(joint, progress)
    few = _few(crossings, joint, hidden, progress)
    return tuple(
        _released(crossing, numbers, joint, hidden=hidden, few=few)
        for crossing, numbers in zip(crossings, joint.tables, strict=True)
    )


def _released(
    crossing: Crossing,
    numbers: Sequence[Sequence[int]],
    joint: JointCounts,
    *,
    hidden: Collection[int],
    few: Collection[int],
) -> Released:
    cells = tuple(
        tuple(SUPPRESSED if one in hidden else joint.counts[one] for one in row) for row in numbers
    )
    names = (*crossing.rows, "all") if len(cells) > len(crossing.rows) else crossing.rows
    told = [
        (row, column)
        for row, line in enumerate(numbers[: len(crossing.rows)])
        for column, one in enumerate(line[:-1])
        if crossing.rows[row] in crossing.tells_few and one in few
    ]
    return Released(names, (*crossing.columns, "all"), cells, tuple(told))


def _few(
    crossings: Sequence[Crossing], joint: JointCounts, hidden: Collection[int], progress: Progress
) -> set[int]:
    """Give the small counts of which it may be said that they are small.

    All that are wanted are tried; then those are left unsaid that would be given away, or that
    share a sum with one that would be.
    """
    secret = _secret(joint)
    few = {
        one
        for crossing, numbers in zip(crossings, joint.tables, strict=True)
        for row, line in zip(crossing.rows, numbers, strict=False)
        for one in line[:-1]
        if row in crossing.tells_few and one in secret
    }
    lines = _lines(joint)
    while few and (found := exposed(joint, hidden, secret, few, progress=progress)):
        sums = [line for number in found for line in lines[number]]
        near = {one for line in sums for one in (*line.parts, line.whole)}
        few -= few.intersection(found) or few & near or set(few)
    return few


def _secret(joint: JointCounts) -> set[int]:
    return {number for number, count in enumerate(joint.counts) if count < LEAST_COUNT}


def _hidden(joint: JointCounts, progress: Progress) -> set[int]:
    secret = _secret(joint)
    hidden = set(secret)
    lines = _lines(joint)
    while bare := _bare(joint, hidden, secret) or exposed(joint, hidden, secret, progress=progress):
        helping = {_helper(joint, hidden, lines, one) for one in bare} - {None}
        if not helping:
            return set(range(len(joint.counts)))
        hidden |= {one for one in helping if one is not None}
    return _without_needless(joint, hidden, secret, progress)


def _without_needless(
    joint: JointCounts, hidden: set[int], secret: set[int], progress: Progress
) -> set[int]:
    """Give those helpers back that turned out not to be needed, large ones first.

    Many are tried at once, and where that fails one half after the other.
    """
    helpers = sorted(hidden - secret, key=lambda number: (-joint.counts[number], number))
    loose = [one for one in helpers if not _bare(joint, hidden - {one}, secret)]
    kept, waiting, lines = set(hidden), [loose] if loose else [], _lines(joint)
    found_before: set[int] = set()
    while waiting:
        progress(GIVING_BACK, len(loose) - sum(map(len, waiting)), len(loose))
        tried = waiting.pop()
        fewer = kept.difference(tried)
        near = {each for one in tried for line in lines[one] for each in (*line.parts, line.whole)}
        bare = next(iter(_bare(joint, fewer, secret)), None)
        found = first_exposed(joint, fewer, secret, near | found_before) if bare is None else bare
        if found is None:
            kept = fewer
            continue
        found_before.add(found)
        if len(tried) > 1:
            half = len(tried) // 2
            waiting += [tried[half:], tried[:half]]
    return kept


def _bare(joint: JointCounts, hidden: Collection[int], secret: Collection[int]) -> list[int]:
    """Give the secret counts that one sum by itself gives away: the quick look."""
    found = set()
    for one in joint.sums:
        gaps = [number for number in (*one.parts, one.whole) if number in hidden]
        small = [number for number in gaps if number in secret]
        if small and (len(gaps) == 1 or _is_tight(joint, one, gaps)):
            found.update(small)
    return sorted(found)


def _is_tight(joint: JointCounts, one: Sum, gaps: Sequence[int]) -> bool:
    """Say whether the hidden parts of an open whole are too few together to differ by ROOM."""
    return one.whole not in gaps and sum(joint.counts[number] for number in gaps) < ROOM


def _lines(joint: JointCounts) -> dict[int, list[Sum]]:
    lines: dict[int, list[Sum]] = {}
    for one in joint.sums:
        for number in (*one.parts, one.whole):
            lines.setdefault(number, []).append(one)
    return lines


def _helper(
    joint: JointCounts, hidden: Collection[int], lines: dict[int, list[Sum]], exposed: int
) -> int | None:
    """Give the open count that protects *exposed* best: of its own sums first, totals last."""
    near = lines.get(exposed, [])
    own = {number for one in near for number in (*one.parts, one.whole)}
    far = {number for each in own for one in lines[each] for number in (*one.parts, one.whole)}
    totals = {one.whole for one in near}
    ranked = [
        (number not in own, number in totals, joint.counts[number], number)
        for number in far
        if number not in hidden
    ]
    return min(ranked)[-1] if ranked else None
