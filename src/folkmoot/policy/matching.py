"""Which words of two texts match, found in a time that no text can blow up."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import groupby, takewhile
from typing import Final

Run = tuple[str, str, bool]
"""A run of the older text, the newer one's in its place, and whether they are the same."""

MOST: Final = 20_000
"""The most pairs of equal words that are weighed; two clauses have a few hundred."""

_PUNCTUATION = r".,;:!?()\[\]{}\"“”„«»‘،؛؟。、।…—–/*_"
_WORD = re.compile(rf"\s*[^\s{_PUNCTUATION}]+|\s*[{_PUNCTUATION}]|\s+")
"""A word or a mark with the blanks before it; marks are listed, so that words of every script,
with their combining signs, stay whole."""
_SENTENCE = re.compile(r"[^.!?؟。।\n]*[.!?؟。।\n]+|[^.!?؟。।\n]+")


def matched(old: str, new: str) -> list[Run]:
    """Cut two texts into runs that are the same and runs that differ, in reading order.

    Texts with too many equal words are matched by sentences first, then by words within those
    that differ; what is still too much stays one run that differs.
    """
    runs = _aligned(_WORD.findall(old), _WORD.findall(new))
    if runs is None:
        sentences = _aligned(_SENTENCE.findall(old), _SENTENCE.findall(new))
        coarse = [(old, new, False)] if sentences is None else sentences
        runs = [fine for run in coarse for fine in _finer(run)]
    return list(_joined(runs))


def without_crumbs(runs: Sequence[Run]) -> list[Run]:
    """Merge runs until no kept one is shorter than both changes that it lies between."""
    merged = list(runs)
    place = 1
    while place < len(merged) - 1:
        if _is_crumb(*merged[place - 1 : place + 2]):
            three = merged[place - 1 : place + 2]
            old, new = "".join(run[0] for run in three), "".join(run[1] for run in three)
            merged[place - 1 : place + 2] = [(old, new, False)]
            place = max(place - 2, 1)
        else:
            place += 1
    return merged


def _is_crumb(left: Run, kept: Run, right: Run) -> bool:
    if not kept[2] or left[2] or right[2]:
        return False
    size = len(kept[0].strip())
    return all(size <= max(len(side[0]), len(side[1])) for side in (left, right))


def _aligned(a: Sequence[str], b: Sequence[str]) -> list[Run] | None:
    """Align two lists of pieces; None where too many pairs of them are equal."""
    head = _shared(a, b)
    tail = _shared(a[head:][::-1], b[head:][::-1])
    left, right = a[head : len(a) - tail], b[head : len(b) - tail]
    seen = Counter(right)
    if sum(count * seen[piece] for piece, count in Counter(left).items()) > MOST:
        return None
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [
        _run(a[:head], b[:head], same=True),
        *(
            _run(left[i1:i2], right[j1:j2], same=tag == "equal")
            for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        ),
        _run(a[len(a) - tail :], b[len(b) - tail :], same=True),
    ]


def _run(a: Sequence[str], b: Sequence[str], *, same: bool) -> Run:
    return "".join(a), "".join(b), same


def _finer(run: Run) -> list[Run]:
    old, new, same = run
    words = None if same else _aligned(_WORD.findall(old), _WORD.findall(new))
    return [run] if words is None else words


def _joined(runs: Iterable[Run]) -> Iterable[Run]:
    """Join neighbours of one kind and leave out what is empty."""
    filled = (run for run in runs if run[0] or run[1])
    for same, alike in groupby(filled, key=lambda run: run[2]):
        parts = list(alike)
        yield "".join(part[0] for part in parts), "".join(part[1] for part in parts), same


def _shared(a: Sequence[str], b: Sequence[str]) -> int:
    pairs = zip(a, b, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
