"""What a file is, by its content first and its name only among texts."""

import zipfile
from enum import Enum
from typing import Final

from folkmoot.consultation.sandbox.archive import open_safely
from folkmoot.consultation.sandbox.plain import MARKS
from folkmoot.foundation.errors import UnreadableFile


class FileKind(Enum):
    """What can be read."""

    MAIL = "mail"
    MAILBOX = "mailbox"
    CSV = "csv"
    WORKBOOK = "workbook"
    WORD = "word"
    OPEN_DOCUMENT = "open document"
    PDF = "pdf"
    PICTURE = "picture"
    HTML = "html"
    TEXT = "text"


SCANS: Final = (b"\x89PNG", b"\xff\xd8\xff")
PICTURES: Final = (b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")
PACKED: Final = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
BY_NAME: Final = {
    "eml": FileKind.MAIL,
    "mbox": FileKind.MAILBOX,
    "csv": FileKind.CSV,
    "tsv": FileKind.CSV,
    "html": FileKind.HTML,
    "htm": FileKind.HTML,
}


def kind_of(data: bytes, name: str, *, ending: str) -> FileKind:
    """Say what *data* is; raise UnreadableFile for what is none of the kinds that are read.

    *name* is for the sentence; the *ending* of a file's name tells texts apart.
    """
    head = data[:1024]
    if not data.strip():
        raise UnreadableFile(f"{name} is empty. Ask the sender for it again.")
    if b"%PDF-" in head:
        return FileKind.PDF
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(open_safely(data, name), name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _kind_of_old_office(data, name)
    if data.startswith(SCANS):
        return FileKind.PICTURE
    _refuse_others(head, name)
    if head.lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return FileKind.HTML
    return BY_NAME.get(ending.lower().lstrip("."), FileKind.TEXT)


def _kind_of_archive(archive: zipfile.ZipFile, name: str) -> FileKind:
    members = archive.namelist()
    if "word/document.xml" in members:
        return FileKind.WORD
    if any(member.startswith("xl/") for member in members):
        return FileKind.WORKBOOK
    named = archive.read("mimetype")[:100] if "mimetype" in members else b""
    if b"opendocument.spreadsheet" in named:
        return FileKind.WORKBOOK
    if b"opendocument.text" in named:
        return FileKind.OPEN_DOCUMENT
    raise UnreadableFile(
        f"{name} is an archive or a document of a kind that is not read. Unpack it, or save it as "
        f"DOCX, ODT, PDF or TXT."
    )


def _kind_of_old_office(data: bytes, name: str) -> FileKind:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableFile(f"{name} is protected by a password. Ask the sender for an open copy.")
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return FileKind.WORKBOOK
    if "__substg1.0_".encode("utf-16-le") in data:
        raise UnreadableFile(
            f"{name} is a message as Outlook saves it (MSG), which is not read. Open it there and "
            f"save it as EML or TXT, or forward it to the round's address."
        )
    raise UnreadableFile(f"{name} is in an old Office format. Save it as DOCX or PDF.")


def _refuse_others(head: bytes, name: str) -> None:
    if head.startswith(PICTURES):
        raise UnreadableFile(
            f"{name} is a picture. It has to be typed by a person: save it as PDF, JPG or PNG, and "
            f"give it again."
        )
    if head.startswith(PACKED):
        raise UnreadableFile(f"{name} is an archive. Unpack it and give the files in it.")
    if head.startswith(b"{\\rtf"):
        raise UnreadableFile(f"{name} is in rich text format. Save it as DOCX, ODT or PDF.")
    if b"\0" in head and not head.startswith(tuple(mark for mark, _ in MARKS)):
        raise UnreadableFile(
            f"{name} is not a text, nor of any kind that is read. Ask for it as DOCX, PDF or TXT."
        )
