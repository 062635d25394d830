"""A letter's words, whatever kind of file it is in."""

from folkmoot.consultation.sandbox import hypertext, pdf, word
from folkmoot.consultation.sandbox.kinds import FileKind
from folkmoot.consultation.sandbox.plain import decode, tidy
from folkmoot.foundation.errors import UnreadableFile


def words_of(data: bytes, name: str, kind: FileKind) -> str:
    """Give the text of a letter, every paragraph; raise UnreadableFile where there is none."""
    text = tidy(_read(data, name, kind), name)
    if not text:
        raise UnreadableFile(f"{name} has no words in it. Ask the sender for it again.")
    return text


def _read(data: bytes, name: str, kind: FileKind) -> str:
    if kind is FileKind.WORD:
        return word.words_of(data, name)
    if kind is FileKind.PDF:
        return pdf.words_of(data, name)
    text = decode(data, name)
    return hypertext.words_of(text) if kind is FileKind.HTML else text
