"""Memos of a project: notes about a code, a text or everything, and descriptions of texts."""

from collections.abc import Iterator, Mapping

from lxml import etree

from folkmoot.analysis.coding.codings import Memo
from folkmoot.analysis.coding.refi_qda.elements import (
    below,
    description_of,
    elements,
    guid_of,
    inside,
)
from folkmoot.analysis.coding.refi_qda.referred import Referred


def read_memos(
    document: etree._Element,
    referred: Referred,
    *,
    codes: Mapping[str, str],
    texts: Mapping[str, str],
) -> tuple[Memo, ...]:
    """Give the memos of *document*, in order; *codes* and *texts* are ids by guid.

    A note that nothing but the project refers to is about everything.
    """
    found = {
        *_about_codes(document, referred, codes),
        *_about_texts(document, referred, texts),
        *_about_all(document, referred),
    }
    return tuple(sorted(found))


def _about_codes(
    document: etree._Element, referred: Referred, codes: Mapping[str, str]
) -> Iterator[Memo]:
    for element in document.iter("{*}Code"):
        if id := codes.get(guid_of(element)):
            for words, coder in referred.notes_of(element):
                yield Memo(words, code=id, coder=coder)


def _about_texts(
    document: etree._Element, referred: Referred, texts: Mapping[str, str]
) -> Iterator[Memo]:
    sources = (one for held in inside(document, "Sources") for one in elements(held))
    for element in sources:
        id, words = texts.get(guid_of(element), ""), description_of(element)
        if id:
            told = [*referred.notes_of(element), *([(words, "")] if words else [])]
            yield from (Memo(said, response=id, coder=coder) for said, coder in told)


def _about_all(document: etree._Element, referred: Referred) -> Iterator[Memo]:
    owned = {
        guid_of(reference, "targetGUID")
        for reference in document.iter("{*}NoteRef")
        if reference.getparent() is not document
    }
    owned |= {guid_of(link, "originGUID") for link in inside(document, "Links", "Link")}
    for note in inside(document, "Notes", "Note"):
        placed = any(True for _ in below(note, "PlainTextSelection"))
        words = referred.notes.get(guid_of(note), "")
        if words and not placed and guid_of(note) not in owned:
            yield Memo(words, coder=referred.coder_of(note, ""))
