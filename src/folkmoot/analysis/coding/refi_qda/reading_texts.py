"""The texts of a project, and what was selected in them, in our own count of characters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from folkmoot.analysis.coding.refi_qda.cleaned import cleaned_places
from folkmoot.analysis.coding.refi_qda.elements import below, guid_of, name_of, tag_of
from folkmoot.analysis.coding.refi_qda.guarded import Opened
from folkmoot.analysis.coding.refi_qda.positions import BOM, Selected, Way, counted
from folkmoot.analysis.coding.refi_qda.project import ORIGIN
from folkmoot.analysis.corpus import clean
from folkmoot.foundation.errors import UnreadableFile

INTERNAL: Final = "internal://"
ATLAS: Final = Way(counts_returns=False)
"""ATLAS.ti writes line ends of two characters and counts them as one."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text as it was cleaned, its element, and its selections with their places.

    A place is None where the selection is not in the text or holds blanks only. *told* says how
    positions were read where there was a choice.
    """

    element: etree._Element
    words: str
    selections: tuple[tuple[etree._Element, tuple[int, int] | None], ...]
    told: str = ""


@dataclass(frozen=True, slots=True)
class NoText:
    """Why a source has no text here."""

    reason: str


def read_source(element: etree._Element, opened: Opened) -> Source | NoText:
    """Read one source of texts; a PDF is read where the file holds its text.

    QualCoder puts selections that have a remark and no code into notes that the source refers to.
    """
    if tag_of(element) == "PDFSource":
        held = next(below(element, "Representation"), None)
        return NoText("It is a PDF without its text.") if held is None else _text(held, opened)
    if tag_of(element) != "TextSource":
        kind = tag_of(element).removesuffix("Source").lower()
        return NoText(f"It is of the kind '{kind}'. Only texts are taken in.")
    return _text(element, opened)


def plain_text(element: etree._Element, opened: Opened) -> str | NoText:
    """Give the text that *element* holds or names, as it stands there."""
    for content in below(element, "PlainTextContent"):
        return content.text or ""
    path = element.get("plainTextPath", "")
    if not path:
        return NoText("It has no plain text, only a formatted file.")
    if not path.startswith(INTERNAL):
        return NoText("Its text lies outside of the file.")
    try:
        data = opened.text(path)
    except UnreadableFile as error:
        return NoText(str(error))
    if data is None:
        return NoText("Its text is not in the file.")
    return _decoded(data)


def _decoded(data: bytes) -> str | NoText:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return NoText("Its text is neither UTF-8 nor UTF-16.")


def _text(element: etree._Element, opened: Opened) -> Source | NoText:
    raw = plain_text(element, opened)
    if isinstance(raw, NoText):
        return raw
    selections = [*below(element, "PlainTextSelection"), *_in_notes(element, opened)]
    origin = opened.document.get("origin", "")
    expected = ATLAS if "ATLAS" in origin.upper() else Way()
    positions = [_selected(one) for one in selections]
    found = counted(raw, positions, expected=expected, is_sure=origin == ORIGIN)
    words = clean(raw.removeprefix(BOM))
    places = _cleaned(raw, words, found.places)
    told = f"Positions were read as {found.way}." if found.is_choice else ""
    return Source(element, words, tuple(zip(selections, places, strict=True)), told)


def _in_notes(element: etree._Element, opened: Opened) -> Iterator[etree._Element]:
    for reference in below(element, "NoteRef"):
        note = opened.notes.get(guid_of(reference, "targetGUID"))
        if note is not None:
            yield from below(note, "PlainTextSelection")


def _selected(element: etree._Element) -> Selected:
    try:
        start, end = (int(element.get(f"{one}Position", "")) for one in ("start", "end"))
    except ValueError:
        return Selected(0, 0)
    return Selected(start, end, name_of(element))


def _cleaned(
    raw: str, words: str, places: Sequence[tuple[int, int] | None]
) -> Iterator[tuple[int, int] | None]:
    """Give the places in *words*, the cleaned text, of *places* in *raw*."""
    if raw == words:
        yield from places
        return
    at = cleaned_places(raw, words, sorted({one for place in places if place for one in place}))
    for place in places:
        start, end = (at[one] for one in place) if place else (0, 0)
        yield (start, end) if words[start:end].strip() else None
