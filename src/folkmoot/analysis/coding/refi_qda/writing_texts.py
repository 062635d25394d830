"""Texts of a project with their selections, as elements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from folkmoot.analysis.coding.codings import Memo
from folkmoot.analysis.coding.refi_qda.making import add, guid
from folkmoot.analysis.coding.refi_qda.project import Project
from folkmoot.analysis.coding.refi_qda.writing_memos import refer_to_notes
from folkmoot.analysis.coding.segments import Segment
from folkmoot.analysis.corpus import Text
from folkmoot.foundation.canonical import Json, json_hash

QUOTED: Final = 60
"""How many characters of a selection's words are told as its name, for people to compare."""


@dataclass(frozen=True, slots=True, order=True)
class _Selection:
    """The codes that one coder put on one segment with one memo; a remark has none."""

    segment: Segment
    coder: str
    memo: str
    codes: tuple[str, ...]


def add_texts(root: etree._Element, project: Project, day: str) -> None:
    """Add the texts of *project* with what is selected in each."""
    if not project.texts:
        return
    selections, sources = _selections(project), add(root, "Sources")
    memos: dict[str, list[Memo]] = defaultdict(list)
    for memo in project.memos:
        memos[memo.response].append(memo)
    for text in project.texts:
        own = guid("source", text.id)
        path = f"internal://{own}.txt"
        source = add(sources, "TextSource", guid=own, name=text.id, plainTextPath=path)
        if day:
            source.set("creationDateTime", day)
        for selection in selections.get(text.id, ()):
            _add_selection(source, text, selection)
        refer_to_notes(source, tuple(one for one in memos.get(text.id, ()) if text.id))
        for name, value in values(text):
            told = add(source, "VariableValue")
            add(told, "VariableRef", targetGUID=guid("variable", name))
            add(told, "TextValue", value)


def values(text: Text) -> list[tuple[str, str]]:
    """Give what is told of *text*: the groups it is of, and its language."""
    return sorted({**dict(text.groups), "language": text.language}.items())


def _selections(project: Project) -> Mapping[str, Sequence[_Selection]]:
    """Give the selections in each text, in order."""
    codes: dict[tuple[Segment, str, str], list[str]] = defaultdict(list)
    for one in sorted(set(project.codings)):
        codes[one.segment, one.coder, one.memo].append(one.code)
    found = [_Selection(*key, tuple(own)) for key, own in codes.items()]
    found += [_Selection(one.segment, one.coder, one.words, ()) for one in project.remarks]
    selections: dict[str, list[_Selection]] = defaultdict(list)
    for selection in sorted(set(found)):
        selections[selection.segment.response].append(selection)
    return selections


def _add_selection(source: etree._Element, text: Text, selection: _Selection) -> None:
    segment, user = selection.segment, guid("user", selection.coder)
    place: list[Json] = [text.id, segment.start, segment.end, selection.coder, selection.memo]
    kind = "coded" if selection.codes else "remark"
    element = add(
        source,
        "PlainTextSelection",
        guid=guid(kind, json_hash(place)),
        name=" ".join(segment.words(text.text).split())[:QUOTED],
        startPosition=str(segment.start),
        endPosition=str(segment.end),
        creatingUser=user,
        creationDateTime=source.get("creationDateTime", ""),
    )
    if selection.memo:
        add(element, "Description", selection.memo)
    for code in selection.codes:
        own = guid("coding", json_hash([*place, code]))
        coding = add(element, "Coding", guid=own, creatingUser=user)
        add(coding, "CodeRef", targetGUID=guid("code", code))
