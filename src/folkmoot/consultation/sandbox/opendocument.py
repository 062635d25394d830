"""ODT to text: every paragraph in its order, from the body, text boxes, lists, tables and notes."""

import re
import zipfile
from typing import Final

from lxml import etree

from folkmoot.consultation.sandbox.archive import open_safely
from folkmoot.consultation.sandbox.paper import Aside, Paper, fault_for
from folkmoot.consultation.sandbox.xml import parsed
from folkmoot.foundation.errors import UnreadableFile

_OASIS: Final = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT: Final = _OASIS + "text:1.0}"
OFFICE: Final = _OASIS + "office:1.0}"
STYLE: Final = _OASIS + "style:1.0}"
PARAGRAPHS: Final = frozenset({TEXT + "p", TEXT + "h"})
ASIDE: Final = {
    TEXT + "deletion": "struck out",
    OFFICE + "annotation": "a comment",
    TEXT + "hidden-text": "hidden",
    TEXT + "hidden-paragraph": "hidden",
}
MARGINS: Final = frozenset({STYLE + "header", STYLE + "footer"})
SILENT: Final = frozenset({TEXT + "note-citation", OFFICE + "forms"})


def read(data: bytes, name: str) -> Paper:
    """Read an ODT file; raise UnreadableFile where some of it cannot be read."""
    archive = open_safely(data, name)
    _refuse_locked(archive, name)
    styles, content = (_part(archive, part, name) for part in ("styles.xml", "content.xml"))
    if content is None:
        raise UnreadableFile(f"{name} is damaged: it has no text part. Ask for it again.")
    walk = _Walk(_hidden_styles([part for part in (styles, content) if part is not None]))
    if styles is not None:
        for margin in styles.iter(*MARGINS):
            walk.through(margin)
    for body in content.iter(OFFICE + "body"):
        walk.through(body)
    paragraphs = [*walk.lines, *walk.notes]
    text = "\n\n".join(line.strip(" ") for line in paragraphs if line.strip())
    return Paper(text, fault_for(walk.asides, name))


class _Walk:
    """Gathers lines in document order; a paragraph in a paragraph gets its own line."""

    def __init__(self, hidden: frozenset[str]) -> None:
        self.lines: list[str] = []
        self.notes: list[str] = []
        self.asides: list[Aside] = []
        self._hidden = hidden
        self._inside = 0

    def through(self, root: etree._Element) -> None:
        """Walk through everything in *root*."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, found in walk:
            if event == "start" and self._begin(found):
                walk.skip_subtree()
            elif event == "end":
                self._end(found, root)

    def _begin(self, found: etree._Element) -> bool:
        """Take in what begins here; say whether all of it is taken already."""
        what = ASIDE.get(str(found.tag), "")
        if found.get(TEXT + "style-name", "") in self._hidden:
            what = "hidden"
        if what:
            self.asides.append(Aside(what, _spoken(found)))
            return True
        if found.tag == TEXT + "note-body":
            note = _Walk(self._hidden)
            for part in found:
                note.through(part)
            self.notes += note.lines
            self.asides += note.asides
            return True
        if found.tag in SILENT or not isinstance(found.tag, str):
            return True
        if found.tag in PARAGRAPHS:
            self._inside += 1
            self.lines.append("")
        if self._inside:
            self.lines[-1] += _space(found) + _plain(found.text)
        return False

    def _end(self, found: etree._Element, root: etree._Element) -> None:
        if found.tag in PARAGRAPHS and not self._is_aside(found):
            self._inside -= 1
            self.lines.append("")
        if self._inside and found is not root:
            self.lines[-1] += _plain(found.tail)

    def _is_aside(self, found: etree._Element) -> bool:
        return found.get(TEXT + "style-name", "") in self._hidden


def _space(found: etree._Element) -> str:
    """Give the white space that an element stands for."""
    if found.tag == TEXT + "s":
        count = found.get(TEXT + "c", "1")
        return " " * min(int(count) if count.isdecimal() else 1, 100)
    return {TEXT + "tab": "\t", TEXT + "line-break": "\n"}.get(str(found.tag), "")


def _plain(text: str | None) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def _spoken(found: etree._Element) -> str:
    """Give the words of a passage aside; of a comment not who made it and when."""
    if found.tag == OFFICE + "annotation":
        return " ".join("".join(map(str, part.itertext())) for part in found.iter(*PARAGRAPHS))
    return found.get(TEXT + "string-value", "") + "".join(map(str, found.itertext()))


def _hidden_styles(parts: list[etree._Element]) -> frozenset[str]:
    return frozenset(
        style.get(STYLE + "name", "")
        for part in parts
        for style in part.iter(STYLE + "style")
        if any(
            found.get(TEXT + "display") == "none" for found in style.iter(STYLE + "text-properties")
        )
    )


def _part(archive: zipfile.ZipFile, member: str, name: str) -> etree._Element | None:
    if member not in archive.namelist():
        return None
    return parsed(archive.read(member), f"{name} is damaged in {member}. Ask for it again.")


def _refuse_locked(archive: zipfile.ZipFile, name: str) -> None:
    manifest = "META-INF/manifest.xml"
    if manifest in archive.namelist() and b"encryption-data" in archive.read(manifest):
        raise UnreadableFile(f"{name} is protected by a password. Ask the sender for an open copy.")
