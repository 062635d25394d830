"""A project written as REFI-QDA: the same project gives the same bytes."""

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from uuid import UUID, uuid5

from lxml import etree

from folkmoot.analysis.coding.codebook import Codebook
from folkmoot.analysis.coding.refi_qda.descriptions import description
from folkmoot.analysis.coding.refi_qda.project import NAMESPACE, ORIGIN, READ_BY, Project
from folkmoot.analysis.coding.segments import Segment
from folkmoot.analysis.corpus import Text
from folkmoot.foundation.canonical import Json, json_hash

OURS: Final = UUID("6f6a9a3e-5d0c-5a7e-9f0f-3c1d5b7a2e41")
"""Under it every guid is made out of what it names, so that a second export has the same."""

QUOTED: Final = 60
"""How many characters of a selection's words are told as its name, for people to compare."""

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


@dataclass(frozen=True, slots=True, order=True)
class _Selection:
    """The codes that one coder put on one segment with one memo; a remark has none."""

    segment: Segment
    coder: str
    memo: str
    codes: tuple[str, ...]


def export(project: Project) -> bytes:
    """Give *project* as a .qdpx file.

    Texts are UTF-8 with line feeds, positions count Unicode characters from 0, and the end is the
    first character that is not in the selection. Each coder's selections are their own, for some
    programs read one coder for a selection; a memo is the description of its selection.
    """
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "project.qde", _document(project))
        for text in project.texts:
            _put(archive, f"sources/{_guid('source', text.id)}.txt", text.text.encode())
    return target.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name, _EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o644 << 16
    archive.writestr(member, content)


def _document(project: Project) -> bytes:
    spaces = {None: NAMESPACE}
    root = etree.Element(f"{{{NAMESPACE}}}Project", nsmap=spaces)  # type: ignore[arg-type]  # stub
    _say(root, name=project.name, origin=ORIGIN)
    day = f"{project.on.isoformat()}T00:00:00Z" if project.on else None
    if day:
        root.set("creationDateTime", day)
    _add_users(root, project)
    _add_codes(_below(_below(root, "CodeBook"), "Codes"), project.codebook)
    dimensions = sorted({name for text in project.texts for name, _ in _values(text)})
    if dimensions:
        _add_variables(_below(root, "Variables"), dimensions)
    if project.texts:
        _add_sources(_below(root, "Sources"), project, day)
    _add_readers(root, project)
    _below(root, "Description").text = _version(project.codebook)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _version(codebook: Codebook) -> str:
    return f"Codebook: {codebook.name}\nVersion: {codebook.version}"


def _add_users(root: etree._Element, project: Project) -> None:
    coders = {one.coder for one in project.codings} | {one.coder for one in project.remarks}
    coders |= {coder for own in project.readers.values() for coder in own}
    if not coders:
        return
    users = _below(root, "Users")
    for coder in sorted(coders):
        _below(users, "User", guid=_guid("user", coder), name=coder)


def _add_codes(parent: etree._Element, codebook: Codebook, under: str = "") -> None:
    for code in codebook.under(under):
        element = _below(parent, "Code", guid=_guid("code", code.id), name=code.name)
        _say(element, isCodable="true" if code.is_codable else "false")
        if code.colour:
            _say(element, color=code.colour)
        _below(element, "Description").text = _writable(description(code))
        _add_codes(element, codebook, code.id)


def _add_variables(parent: etree._Element, dimensions: Iterable[str]) -> None:
    for name in dimensions:
        _below(parent, "Variable", guid=_guid("variable", name), name=name, typeOfVariable="Text")


def _add_sources(parent: etree._Element, project: Project, day: str | None) -> None:
    selections = _selections(project)
    for text in project.texts:
        guid = _guid("source", text.id)
        source = _below(parent, "TextSource", guid=guid, name=text.id)
        source.set("plainTextPath", f"internal://{guid}.txt")
        if day:
            source.set("creationDateTime", day)
        for selection in selections.get(text.id, ()):
            _add_selection(source, text, selection)
        for name, value in _values(text):
            told = _below(source, "VariableValue")
            _below(told, "VariableRef", targetGUID=_guid("variable", name))
            _below(told, "TextValue").text = _writable(value)


def _selections(project: Project) -> dict[str, list[_Selection]]:
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
    segment, user = selection.segment, _guid("user", selection.coder)
    place: list[Json] = [text.id, segment.start, segment.end, selection.coder, selection.memo]
    kind = "coded" if selection.codes else "remark"
    element = _below(source, "PlainTextSelection", guid=_guid(kind, json_hash(place)))
    _say(element, name=" ".join(segment.words(text.text).split())[:QUOTED])
    _say(element, startPosition=str(segment.start), endPosition=str(segment.end))
    _say(element, creatingUser=user)
    if day := source.get("creationDateTime"):
        element.set("creationDateTime", day)
    if selection.memo:
        _below(element, "Description").text = _writable(selection.memo)
    for code in selection.codes:
        guid = _guid("coding", json_hash([*place, code]))
        coding = _below(element, "Coding", guid=guid, creatingUser=user)
        _below(coding, "CodeRef", targetGUID=_guid("code", code))


def _add_readers(root: etree._Element, project: Project) -> None:
    read: dict[str, list[str]] = defaultdict(list)
    for text in project.texts:
        for coder in project.readers.get(text.id, ()):
            read[coder].append(text.id)
    if not read:
        return
    sets = _below(root, "Sets")
    for coder, texts in sorted(read.items()):
        own = _below(sets, "Set", guid=_guid("read by", coder), name=READ_BY + coder)
        for text_id in texts:
            _below(own, "MemberSource", targetGUID=_guid("source", text_id))


def _values(text: Text) -> list[tuple[str, str]]:
    return sorted({**dict(text.groups), "language": text.language}.items())


def _below(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
    _say(element, **attributes)
    return element


def _say(element: etree._Element, **attributes: str) -> None:
    for name, value in attributes.items():
        element.set(name, _writable(value))


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("", text)


def _guid(kind: str, name: str) -> str:
    return str(uuid5(OURS, f"{kind}:{name}"))
