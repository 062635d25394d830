"""DOCX to text: every paragraph in its order, from the body, text boxes, notes and margins."""

import re
import zipfile
from typing import Final

from lxml import etree

from folkmoot.consultation.sandbox.archive import open_safely
from folkmoot.foundation.errors import UnreadableFile

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PARTS: Final = re.compile(r"word/(header\d*|document|footnotes|endnotes|comments|footer\d*)\.xml")
ORDER: Final = ("header", "document", "footnotes", "endnotes", "comments", "footer")
GONE: Final = frozenset({W + "del", W + "moveFrom", MC + "Fallback", W + "instrText"})
"""Struck out in tracked changes, said a second time for old programs, or a field's code."""


def words_of(data: bytes, name: str) -> str:
    """Give the text of a DOCX file; raise UnreadableFile where some of it cannot be read."""
    archive = open_safely(data, name)
    names = [member for member in archive.namelist() if PARTS.fullmatch(member)]
    if "word/document.xml" not in names:
        raise UnreadableFile(f"{name} is damaged: it has no text part. Ask for it again.")
    if any(member.startswith("word/afchunk") for member in archive.namelist()):
        raise UnreadableFile(
            f"{name} has another document built into it, which is not read. Have it saved anew "
            f"as PDF, or typed."
        )
    parts = [_part(archive, member, name) for member in sorted(names, key=_place)]
    return "\n\n".join(part for part in parts if part)


def _place(member: str) -> tuple[int, str]:
    stem = re.sub(r"word/|\d*\.xml", "", member)
    return ORDER.index(stem), member


def _part(archive: zipfile.ZipFile, member: str, name: str) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(archive.read(member), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(f"{name} is damaged in {member}. Ask for it again.") from error
    lines: list[str] = []
    _gather(root, lines)
    return "\n\n".join(line for line in lines if line.strip())


def _gather(element: etree._Element, lines: list[str]) -> None:
    """Walk in document order; a paragraph inside a paragraph (a text box) gets its own line."""
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, found in walk:
        if found.tag in GONE and event == "start":
            walk.skip_subtree()
        elif event == "start":
            _begin(found, lines)
        elif found.tag == W + "p":
            lines.append("")


def _begin(found: etree._Element, lines: list[str]) -> None:
    if found.tag == W + "p" or not lines:
        lines.append("")
    if found.tag == W + "t":
        lines[-1] += found.text or ""
    elif found.tag in {W + "tab", W + "ptab"}:
        lines[-1] += "\t"
    elif found.tag in {W + "br", W + "cr"}:
        lines[-1] += "\n"
    elif found.tag in {W + "noBreakHyphen"}:
        lines[-1] += "‑"
