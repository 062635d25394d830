"""What a coder types: short names of codes beside numbered passages, and lines for other segments.

beside a passage        safety police  # she speaks of both
nothing in it           -
in "other segments"     2-4 safety
                        3 "never call the police" police  # her own words
                        3 "police" @2 police
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from folkmoot.analysis.coding.codebook import Codebook
from folkmoot.analysis.coding.codings import Coded, Remark
from folkmoot.analysis.coding.segments import Segment
from folkmoot.analysis.coding.typed_lines import Line, Problem, ProblemKind, read_line
from folkmoot.analysis.coding.typed_places import place_of
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.words import Passage, passages

EXTRA = 0
"""The number that the field for other segments has in problems; passages count from 1."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a coder found in a response, as far as it could be read, and what could not."""

    codings: tuple[Coded, ...]
    remarks: tuple[Remark, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """One line with the segment that it speaks of, None where that could not be read."""

    segment: Segment | None
    line: Line


def read_codings(
    typed: Mapping[int, str], extra: str, *, text: Text, codebook: Codebook, coder: str
) -> Typed:
    """Read what *coder* typed of *text*: beside passages, by number, and lines of other segments.

    An empty field and `-` say the same, that there is nothing. A memo without a code is a remark.
    """
    own = passages(text.text)
    found = [*_beside(typed, own, text, codebook), *_others(extra, own, text, codebook)]
    codings = {
        Coded(one.segment, code, coder, one.line.memo)
        for one in found
        if one.segment
        for code in one.line.codes
    }
    remarks = {
        Remark(one.segment, coder, one.line.memo)
        for one in found
        if one.segment and one.line.memo and not one.line.codes
    }
    problems = tuple(problem for one in found for problem in one.line.problems)
    return Typed(tuple(sorted(codings)), tuple(sorted(remarks)), problems)


def _beside(
    typed: Mapping[int, str], own: Sequence[Passage], text: Text, codebook: Codebook
) -> Iterator[_Found]:
    for number, said in sorted(typed.items()):
        if not 1 <= number <= len(own):
            problem = Problem(ProblemKind.NO_PASSAGE, number, str(number))
            yield _Found(None, Line((), "", (problem,)))
            continue
        segment = Segment(text.id, own[number - 1].start, own[number - 1].end)
        for one in said.splitlines():
            yield _Found(segment, read_line(one, codebook, passage=number))


def _others(extra: str, own: Sequence[Passage], text: Text, codebook: Codebook) -> Iterator[_Found]:
    for said in extra.splitlines():
        if not said.strip():
            continue
        place = place_of(said, own, text, codebook)
        if isinstance(place, Problem):
            yield _Found(None, Line((), "", (place,)))
            continue
        line = read_line(place.rest, codebook, passage=EXTRA)
        if not (line.codes or line.memo or line.problems):
            problem = Problem(ProblemKind.NO_CODE, EXTRA, said.strip())
            line = Line((), "", (problem,))
        yield _Found(place.segment, line)
