"""Memos as notes: each a text of its own, referred to by what it is about."""

from collections.abc import Iterator

from lxml import etree

from folkmoot.analysis.coding.codings import Memo
from folkmoot.analysis.coding.refi_qda.making import add, guid
from folkmoot.analysis.coding.refi_qda.project import Project
from folkmoot.foundation.canonical import json_hash


def add_notes(root: etree._Element, project: Project, day: str) -> None:
    """Add a note for each memo; some programs fail on notes without a day, so give one."""
    if not project.memos:
        return
    notes = add(root, "Notes")
    for number, memo in enumerate(sorted(set(project.memos)), start=1):
        name = f"Memo {number}: {memo.code or memo.response or 'all'}"
        own = note_guid(memo)
        note = add(notes, "Note", guid=own, name=name, plainTextPath=f"internal://{own}.txt")
        if memo.coder:
            note.set("creatingUser", guid("user", memo.coder))
        if day:
            note.set("creationDateTime", day)


def refer_to_notes(element: etree._Element, memos: tuple[Memo, ...]) -> None:
    """Refer from *element* to the notes of *memos*."""
    for memo in sorted(set(memos)):
        add(element, "NoteRef", targetGUID=note_guid(memo))


def note_texts(project: Project) -> Iterator[tuple[str, bytes]]:
    """Give the text of each note by the name of its file."""
    for memo in sorted(set(project.memos)):
        yield f"sources/{note_guid(memo)}.txt", memo.words.encode()


def note_guid(memo: Memo) -> str:
    """Give the guid of the note of *memo*."""
    return guid("memo", json_hash([memo.words, memo.code, memo.response, memo.coder]))
