"""DOCX to text: every paragraph in its order, from the body, text boxes, notes and margins."""

import re
import zipfile
from typing import Final

from lxml import etree

from folkmoot.consultation.sandbox.archive import open_safely
from folkmoot.consultation.sandbox.paper import Aside, Paper, fault_for
from folkmoot.consultation.sandbox.xml import parsed
from folkmoot.foundation.errors import UnreadableFile

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PARTS: Final = re.compile(r"word/(header\d*|document|footnotes|endnotes|footer\d*)\.xml")
COMMENTS: Final = "word/comments.xml"
ORDER: Final = ("header", "document", "footnotes", "endnotes", "footer")
GONE: Final = frozenset({W + "moveFrom", MC + "Fallback", W + "instrText"})
"""Said again where it was moved to, said a second time for old programs, or a field's code."""
OFF: Final = frozenset({"0", "false", "off"})


def read(data: bytes, name: str) -> Paper:
    """Read a DOCX file; raise UnreadableFile where some of it cannot be read."""
    archive = open_safely(data, name)
    names = [member for member in archive.namelist() if PARTS.fullmatch(member)]
    if "word/document.xml" not in names:
        raise UnreadableFile(f"{name} is damaged: it has no text part. Ask for it again.")
    if any(member.startswith("word/afchunk") for member in archive.namelist()):
        raise UnreadableFile(
            f"{name} has another document built into it, which is not read. Have it saved anew "
            f"as PDF, or typed."
        )
    hidden, asides = _hidden_styles(archive, name), list[Aside]()
    parts = []
    for member in sorted(names, key=_place):
        lines: list[str] = []
        _gather(_root(archive, member, name), lines, asides, hidden)
        parts.append("\n\n".join(line for line in lines if line.strip()))
    asides += _comments(archive, name)
    return Paper("\n\n".join(part for part in parts if part), fault_for(asides, name))


def _place(member: str) -> tuple[int, str]:
    stem = re.sub(r"word/|\d*\.xml", "", member)
    return ORDER.index(stem), member


def _root(archive: zipfile.ZipFile, member: str, name: str) -> etree._Element:
    return parsed(archive.read(member), f"{name} is damaged in {member}. Ask for it again.")


def _gather(
    root: etree._Element, lines: list[str], asides: list[Aside], hidden: frozenset[str]
) -> None:
    """Walk in document order; a paragraph inside a paragraph (a text box) gets its own line."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, found in walk:
        if event == "end":
            if found.tag == W + "p":
                lines.append("")
        elif found.tag in GONE:
            walk.skip_subtree()
        elif what := _aside(found, hidden):
            asides.append(Aside(what, "".join(map(str, found.itertext(W + "delText", W + "t")))))
            walk.skip_subtree()
        else:
            _begin(found, lines)


def _aside(found: etree._Element, hidden: frozenset[str]) -> str:
    """Say what keeps the words in *found* from being printed, if anything does."""
    if found.tag == W + "del":
        return "struck out"
    if found.tag not in {W + "r", W + "p"}:
        return ""
    marks = found.find(f"{W}rPr" if found.tag == W + "r" else f"{W}pPr")
    if marks is None:
        return ""
    style = marks.find(W + ("rStyle" if found.tag == W + "r" else "pStyle"))
    is_hidden = found.tag == W + "r" and _is_on(marks.find(W + "vanish"))
    if is_hidden or (style is not None and style.get(W + "val", "") in hidden):
        return "hidden"
    return ""


def _is_on(mark: etree._Element | None) -> bool:
    return mark is not None and mark.get(W + "val", "true") not in OFF


def _hidden_styles(archive: zipfile.ZipFile, name: str) -> frozenset[str]:
    if "word/styles.xml" not in archive.namelist():
        return frozenset()
    return frozenset(
        style.get(W + "styleId", "")
        for style in _root(archive, "word/styles.xml", name).iter(W + "style")
        if _is_on(style.find(f"{W}rPr/{W}vanish"))
    )


def _comments(archive: zipfile.ZipFile, name: str) -> list[Aside]:
    if COMMENTS not in archive.namelist():
        return []
    comments = _root(archive, COMMENTS, name).iter(W + "comment")
    return [Aside("a comment", "".join(map(str, each.itertext(W + "t")))) for each in comments]


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
