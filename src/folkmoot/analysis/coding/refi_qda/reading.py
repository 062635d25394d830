"""A project read from a .qdpx file: codebook, texts, coders and what they put where."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from lxml import etree

from folkmoot.analysis.coding.codings import Coded, Remark
from folkmoot.analysis.coding.refi_qda.elements import (
    below,
    description_of,
    elements,
    guid_of,
    inside,
    name_of,
    tag_of,
)
from folkmoot.analysis.coding.refi_qda.guarded import Opened, opened
from folkmoot.analysis.coding.refi_qda.project import ORIGIN, READ_BY, LeftOut, Project, Taken
from folkmoot.analysis.coding.refi_qda.reading_codes import Codes, read_codes
from folkmoot.analysis.coding.refi_qda.reading_memos import read_memos
from folkmoot.analysis.coding.refi_qda.reading_texts import NoText, Source, read_source
from folkmoot.analysis.coding.refi_qda.referred import Referred, free, joined, referred
from folkmoot.analysis.coding.segments import Segment
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.language import language_of

NOBODY: Final = "unknown"
"""The coder of codings that do not say whose they are."""

LANGUAGE: Final = "language"
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(slots=True)
class _Read:
    """What was read so far, and what every source refers to."""

    opened: Opened
    codes: Codes
    referred: Referred
    texts: dict[str, Text] = field(default_factory=dict)
    codings: set[Coded] = field(default_factory=set)
    remarks: set[Remark] = field(default_factory=set)
    left_out: list[LeftOut] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    guids: dict[str, str] = field(default_factory=dict)


def take_in(source: Path | bytes, *, name: str = "") -> Taken:
    """Read the project in *source*; what cannot be taken in is listed with the reason.

    A file that is no project, that swells when it is unpacked, or that declares XML entities
    raises UnreadableFile. Nothing is fetched, and nothing is written.
    """
    held = opened(source, name=name)
    document = held.document
    cases = {guid_of(case) for case in inside(document, "Cases", "Case")}
    codes = read_codes(document, cases)
    read = _Read(held, codes, referred(held))
    for sources in inside(document, "Sources"):
        for element in elements(sources):
            _take_source(element, read)
    project = Project(
        name_of(document) or held.name,
        codes.codebook,
        tuple(read.texts.values()),
        tuple(sorted(read.codings)),
        tuple(sorted(read.remarks)),
        readers=_readers(document, read.guids),
        on=_day(document.get("creationDateTime", "")),
        memos=read_memos(document, read.referred, codes=codes.ids, texts=read.guids),
    )
    left_out = (*read.left_out, *_without_place(document))
    return Taken(document.get("origin", ""), project, left_out, tuple(read.told))


def _take_source(element: etree._Element, read: _Read) -> None:
    found = read_source(element, read.opened)
    name = name_of(element) or guid_of(element) or tag_of(element)
    if isinstance(found, NoText):
        lost = sum(1 for _ in element.iter("{*}Coding"))
        also = f" {lost} codings on it are left out." if lost else ""
        read.left_out.append(LeftOut("source", name, found.reason + also))
        return
    id = free(name, read.texts)
    values = read.referred.values_of(element)
    language = values.pop(LANGUAGE, "") or language_of(found.words)
    read.guids[guid_of(element)] = id
    read.texts[id] = Text(id, found.words, language, tuple(sorted(values.items())))
    if found.told:
        read.told.append(f"{id}: {found.told}")
    _take_selections(found, id, read)


def _take_selections(found: Source, id: str, read: _Read) -> None:
    for element, place in found.selections:
        if place is None:
            reason = "It does not lie in the text, or holds blanks only."
            where = f"{id}, {element.get('startPosition')} to {element.get('endPosition')}"
            read.left_out.append(LeftOut("selection", where, reason))
        else:
            _take_selection(element, Segment(id, *place), read)
    if found.words:
        whole = Segment(id, 0, len(found.words))
        for coding in below(found.element, "Coding"):
            _take_coding(coding, whole, read, memo="", coder=NOBODY)


def _take_selection(element: etree._Element, segment: Segment, read: _Read) -> None:
    note = element.getparent()
    otherwise = NOBODY
    if note is not None and tag_of(note) == "Note":
        otherwise = read.referred.coder_of(note, NOBODY)
    coder = read.referred.coder_of(element, otherwise)
    memo = joined(description_of(element), read.referred.note_of(element))
    codings = list(below(element, "Coding"))
    for coding in codings:
        _take_coding(coding, segment, read, memo=memo, coder=coder)
    if memo and not codings:
        read.remarks.add(Remark(segment, coder, memo))


def _take_coding(
    coding: etree._Element, segment: Segment, read: _Read, *, memo: str, coder: str
) -> None:
    memo = joined(memo, read.referred.note_of(coding))
    coder = read.referred.coder_of(coding, coder)
    for reference in below(coding, "CodeRef"):
        id = read.codes.ids.get(guid_of(reference, "targetGUID"), "")
        if id and read.codes.codebook.code(id).is_codable:
            read.codings.add(Coded(segment, id, coder, memo))
        else:
            where = f"{segment.response}, {segment.start} to {segment.end}"
            reason = "Its code is a heading." if id else "Its code is not in the codebook."
            read.left_out.append(LeftOut("coding", where, reason))


def _readers(document: etree._Element, texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Give who read each text, where the project is one of ours and says so."""
    found: dict[str, tuple[str, ...]] = {}
    for one in inside(document, "Sets", "Set"):
        if not _says_who_read(document, one):
            continue
        coder = name_of(one).removeprefix(READ_BY)
        for member in below(one, "MemberSource"):
            if text := texts.get(guid_of(member, "targetGUID")):
                found[text] = (*found.get(text, ()), coder)
    return found


def _says_who_read(document: etree._Element, one: etree._Element) -> bool:
    return document.get("origin") == ORIGIN and name_of(one).startswith(READ_BY)


def _without_place(document: etree._Element) -> Iterator[LeftOut]:
    """Tell what projects hold and we have no place for."""
    reasons = {
        "Sets": "Sets of codes or sources have no place here.",
        "Graphs": "Drawings have no place here.",
    }
    for element in below(document, *reasons):
        for one in elements(element):
            if _says_who_read(document, one):
                continue
            yield LeftOut(tag_of(one).lower(), name_of(one), reasons[tag_of(element)])


def _day(told: str) -> date | None:
    found = _DAY.match(told)
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None
