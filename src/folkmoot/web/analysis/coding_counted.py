"""What stands, counted by code and kind for the page of results, and opened to its segments."""

from collections import Counter
from collections.abc import Sequence

from folkmoot.analysis.coding.codings import Coded
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.analysis.coding_results_pages import (
    Cell,
    CountedCode,
    ResultsPage,
    SegmentsPage,
    ShownSegment,
)
from folkmoot.web.analysis.coding_results_queries import Standing, standing

PEOPLE, MACHINE = "people", "machine"
AROUND = 80
"""How many characters are shown before and after a segment."""


def results_page(batch: Batch, person: str) -> ResultsPage:
    """Count what stands in a batch, for *person*."""
    if queries.is_blind(batch, person):
        return ResultsPage(batch, True, False, 0, (), (), 0)
    found = standing(batch, person)
    kinds = sorted({one.kind for one in found.wrote.values()})
    codes = [
        counted
        for code in batch.book.codebook.codable
        for by, codings in ((PEOPLE, found.by_people), (MACHINE, found.by_machine))
        if (own := [one for one in codings if one.code == code.id]) or by == PEOPLE
        for counted in [CountedCode(code, by, _cells(found, own, kinds), len(own))]
    ]
    counts = Counter(one.kind for one in found.wrote.values())
    bases = (*(Cell(kind, counts[kind]) for kind in kinds), Cell("", len(found.wrote)))
    gone = len(found.wrote.keys() - found.held.keys())
    return ResultsPage(batch, False, found.is_whole, found.to_settle, bases, tuple(codes), gone)


def segments_page(
    batch: Batch, person: str, code: str, *, kind: str = "", by: str = PEOPLE
) -> SegmentsPage:
    """Give the segments behind one number of the results."""
    found = standing(batch, person)
    every = found.by_machine if by == MACHINE else found.by_people
    own = [one for one in every if one.code == code and kind in ("", _kind(found, one))]
    names = {one.segment.response for one in own}
    return SegmentsPage(
        batch,
        batch.book.codebook.code(code),
        kind,
        by,
        len(names),
        len(names - found.held.keys()),
        tuple(_shown(found, one) for one in own if one.segment.response in found.held),
    )


def _cells(found: Standing, own: Sequence[Coded], kinds: Sequence[str]) -> tuple[Cell, ...]:
    names = {one.segment.response for one in own}
    counts = Counter(found.wrote[name].kind for name in names)
    return (*(Cell(kind, counts[kind]) for kind in kinds), Cell("", len(names)))


def _kind(found: Standing, one: Coded) -> str:
    return found.wrote[one.segment.response].kind


def _shown(found: Standing, one: Coded) -> ShownSegment:
    words, place = found.held[one.segment.response], one.segment
    before, after = max(place.start - AROUND, 0), min(place.end + AROUND, len(words))
    return ShownSegment(
        place.response,
        _kind(found, one),
        ("…" if before else "") + words[before : place.start],
        place.words(words),
        words[place.end : after] + ("…" if after < len(words) else ""),
    )
