"""A letter, whatever kind of file it is in."""

from dataclasses import replace

from folkmoot.consultation.sandbox import hypertext, opendocument, pdf, scans, word
from folkmoot.consultation.sandbox.kinds import FileKind
from folkmoot.consultation.sandbox.paper import Paper
from folkmoot.consultation.sandbox.plain import decode, tidy
from folkmoot.foundation.errors import UnreadableFile


def read(data: bytes, name: str, kind: FileKind) -> Paper:
    """Read a letter, every paragraph; raise UnreadableFile where there is nothing to read."""
    paper = _read(data, name, kind)
    paper = replace(paper, text=tidy(paper.text, name))
    if not (paper.text or paper.fault):
        raise UnreadableFile(f"{name} has no words in it. Ask the sender for it again.")
    return paper


def _read(data: bytes, name: str, kind: FileKind) -> Paper:
    readers = {
        FileKind.WORD: word.read,
        FileKind.OPEN_DOCUMENT: opendocument.read,
        FileKind.PDF: pdf.read,
        FileKind.PICTURE: scans.picture,
    }
    if kind in readers:
        return readers[kind](data, name)
    text = decode(data, name)
    return Paper(hypertext.words_of(text) if kind is FileKind.HTML else text)
