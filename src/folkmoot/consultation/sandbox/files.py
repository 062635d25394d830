"""A file to its units: each message of a mailbox by itself, any other file as one."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

from folkmoot.consultation.sandbox import letter, mail, sheet
from folkmoot.consultation.sandbox.kinds import FileKind, kind_of
from folkmoot.consultation.sandbox.raw import Raw, RawForm
from folkmoot.foundation.errors import UnreadableFile

FILE: Final = 25 * 2**20
MAILBOX: Final = 200 * 2**20

Unit = tuple[str, Callable[[], list[Raw]]]
"""What a unit is called ("message 3"), and how to read it."""


def units_of(path: Path, name: str) -> Iterator[Unit]:
    """Give the units of the file at *path*, shown to people as *name*; reading waits."""
    if _is_mailbox(path, name):
        for number, message in enumerate(_messages(path), 1):
            item = f"message {number}"
            yield item, partial(mail.messages_of, message, item)
    else:
        yield "", partial(_read, path, name)


def _read(path: Path, name: str) -> list[Raw]:
    if path.stat().st_size > FILE:
        raise UnreadableFile(
            f"{name} has {path.stat().st_size // 2**20:,} MB, more than the {FILE // 2**20} that "
            f"are read. Ask the sender for a smaller one, or type it."
        )
    data = path.read_bytes()
    kind = kind_of(data, name, ending=Path(name).suffix)
    if kind is FileKind.MAIL:
        return mail.messages_of(data, "message 1")
    if kind is FileKind.CSV:
        return sheet.csv_sheet(data, name)
    if kind is FileKind.WORKBOOK:
        return sheet.workbook_sheets(data, name)
    paper = letter.read(data, name, kind)
    key = hashlib.sha256(b"file:" + data).hexdigest()
    texts = (paper.text,) if paper.text else ()
    return [Raw(RawForm.LETTER, texts=texts, keys=(key,), fault=paper.fault, pages=paper.pages)]


def _is_mailbox(path: Path, name: str) -> bool:
    size = path.stat().st_size
    if not name.lower().endswith(".mbox") or not size:
        return False
    if size > MAILBOX:
        raise UnreadableFile(
            f"{name} has {size // 2**20:,} MB, more than the {MAILBOX // 2**20} of a mailbox that "
            f"are read. Divide it."
        )
    with path.open("rb") as file:
        if file.read(5) == b"From ":
            return True
    raise UnreadableFile(f"{name} is no mailbox: it does not begin with 'From '. Check the file.")


def _messages(path: Path) -> Iterator[bytes]:
    """Give each message of an mbox, one after the other."""
    with path.open("rb") as file:
        for _, numbered in groupby(_numbered(file), key=itemgetter(0)):
            yield b"".join(line for _, line in numbered)


def _numbered(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Give each line with its message's number; "From " begins one only after an empty line."""
    number, before = 0, b""
    for line in lines:
        if line.startswith(b"From ") and not before.strip():
            number += 1
        else:
            yield number, line[1:] if line.startswith(b">From ") else line
        before = line
