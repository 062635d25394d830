"""Codings written back as a coder would type them, so that they read to the same codings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from folkmoot.analysis.coding.codings import Coded, Remark
from folkmoot.analysis.coding.segments import Segment, trimmed
from folkmoot.analysis.coding.typed_lines import folded
from folkmoot.analysis.coding.typed_places import written_place
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.words import passages


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the field beside each passage, by its number, and in the other segments."""

    lines: Mapping[int, str]
    extra: str


def written(codings: Iterable[Coded], text: Text, *, remarks: Iterable[Remark] = ()) -> Written:
    """Write *codings* and *remarks* of *text* as they would be typed.

    Blanks at the edges of a segment and line breaks in a memo cannot be typed; they are left out.
    """
    own = passages(text.text)
    lines: dict[int, str] = {}
    extra = []
    for place, said in _lines(codings, remarks, text):
        where = written_place(place, own, text)
        if where.isdigit() and int(where) not in lines:
            lines[int(where)] = said
        else:
            extra.append(f"{where} {said}")
    return Written(lines, "\n".join(extra))


def _lines(
    codings: Iterable[Coded], remarks: Iterable[Remark], text: Text
) -> list[tuple[Segment, str]]:
    """Give each place with its codes and memo; codes with one memo share a line."""
    codes: dict[tuple[Segment, str], list[str]] = defaultdict(list)
    for coding in sorted(codings):
        codes[trimmed(coding.segment, text.text), folded(coding.memo)].append(coding.code)
    found = [
        (place, " ".join(dict.fromkeys(own)) + (f"  # {memo}" if memo else ""))
        for (place, memo), own in codes.items()
    ]
    found += [(trimmed(one.segment, text.text), f"# {folded(one.words)}") for one in remarks]
    return sorted(found)
