"""What the sources of a project refer to by guid: coders, notes, and values of variables."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from lxml import etree

from folkmoot.analysis.coding.refi_qda.elements import below, elements, guid_of, inside, name_of
from folkmoot.analysis.coding.refi_qda.guarded import Opened
from folkmoot.analysis.coding.refi_qda.positions import BOM
from folkmoot.analysis.coding.refi_qda.reading_texts import plain_text
from folkmoot.analysis.corpus import clean


@dataclass(frozen=True, slots=True)
class Referred:
    """Names of coders, words of notes, names of variables, and what cases tell of sources.

    *notes* are by their own guid, and by that of a selection that they are about; *authors* by
    their own guid.
    """

    coders: Mapping[str, str]
    notes: Mapping[str, str]
    authors: Mapping[str, str]
    variables: Mapping[str, str]
    cases: Mapping[str, Mapping[str, str]]

    def coder_of(self, element: etree._Element, otherwise: str) -> str:
        """Give who made *element*, a selection or a coding."""
        return self.coders.get(guid_of(element, "creatingUser"), otherwise)

    def note_of(self, element: etree._Element) -> str:
        """Give the notes that *element* refers to, and those tied to it by a link."""
        guids = [guid_of(one, "targetGUID") for one in below(element, "NoteRef")]
        return joined(*(self.notes.get(guid, "") for guid in [guid_of(element), *guids]))

    def notes_of(self, element: etree._Element) -> list[tuple[str, str]]:
        """Give the words and the author of each note that *element*, a code or a text, has."""
        guids = [guid_of(one, "targetGUID") for one in below(element, "NoteRef")]
        return [(self.notes[one], self.authors[one]) for one in guids if one in self.authors]

    def values_of(self, source: etree._Element) -> dict[str, str]:
        """Give what is told of *source*, by itself or by a case that refers to it."""
        return {**self.cases.get(guid_of(source), {}), **_told(source, self.variables)}


def referred(held: Opened) -> Referred:
    """Read what the sources of *held* refer to."""
    document = held.document
    variables = {guid_of(one): name_of(one) for one in inside(document, "Variables", "Variable")}
    cases: dict[str, dict[str, str]] = {}
    for case in inside(document, "Cases", "Case"):
        for source in below(case, "SourceRef"):
            own = cases.setdefault(guid_of(source, "targetGUID"), {})
            own.update(_told(case, variables))
    coders, words = _coders(document), _notes(held)
    authors = {
        guid_of(note): coders.get(guid_of(note, "creatingUser"), "")
        for note in inside(document, "Notes", "Note")
        if guid_of(note) in words and not any(True for _ in below(note, "PlainTextSelection"))
    }
    return Referred(coders, words, authors, variables, cases)


def free(wanted: str, taken: Collection[str]) -> str:
    """Give *wanted*, with a number after it where that or its small letters are *taken*."""
    number, found = 1, wanted
    while found in taken or found.casefold() in taken:
        number += 1
        found = f"{wanted} ({number})"
    return found


def joined(*parts: str) -> str:
    """Give the different *parts* that say something, a line for each."""
    return "\n".join(dict.fromkeys(part for part in parts if part))


def _coders(document: etree._Element) -> dict[str, str]:
    coders: dict[str, str] = {}
    for user in inside(document, "Users", "User"):
        name = name_of(user) or user.get("id", "").strip() or "unnamed"
        coders[guid_of(user)] = free(name, set(coders.values()))
    return coders


def _notes(held: Opened) -> dict[str, str]:
    words: dict[str, str] = {}
    for note in inside(held.document, "Notes", "Note"):
        said = plain_text(note, held)
        if isinstance(said, str):
            words[guid_of(note)] = clean(said.removeprefix(BOM))
            for selection in below(note, "PlainTextSelection"):
                words[guid_of(selection)] = words[guid_of(note)]
    for link in inside(held.document, "Links", "Link"):
        if note_words := words.get(guid_of(link, "originGUID")):
            words.setdefault(guid_of(link, "targetGUID"), note_words)
    return words


def _told(element: etree._Element, variables: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for value in below(element, "VariableValue"):
        for reference in below(value, "VariableRef"):
            name = variables.get(guid_of(reference, "targetGUID"), "")
            said = clean("".join(one.text or "" for one in elements(value) if one is not reference))
            if name and said:
                found[name] = said
    return found
