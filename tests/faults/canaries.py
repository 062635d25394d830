"""Canaries: what must be found nowhere, and the search through everything that lies on the disk."""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

SENDER = {
    "X-Forwarded-For": "203.0.113.77",
    "User-Agent": "Canary-Browser/7.77",
    "Referer": "http://canary-referrer.example/from",
    "X-Real-IP": "203.0.113.78",
    "Forwarded": "for=203.0.113.79",
}
"""What a participant's browser, or the way there, says of them."""

WHENCE = ("203.0.113.7", "Canary-Browser", "canary-referrer")
"""Of that, what must be found nowhere at all."""

SAID = (
    *("canary-form", "canary-mail", "canary-sheet", "canary-letter", "canary-waits"),
    *("Canary-Organisation", "Canary Sender", "canary@sender.example"),
)
"""What people said and how they are called: it may lie here sealed, and never in the clear."""


def found_in(folders: Iterable[Path], wanted: Iterable[str]) -> list[str]:
    """Give each place where one of the *wanted* is found, in any file below the folders."""
    needles = {text: _forms(text) for text in wanted}
    return sorted(
        f"{text} in {name}"
        for name, content in _everything(folders)
        for text, forms in needles.items()
        if any(form in content for form in forms)
    )


def _everything(folders: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for path in (path for folder in folders for path in sorted(folder.rglob("*"))):
        if not path.is_file():
            continue
        yield path.name, path.read_bytes()
        if path.suffix == ".zip":
            yield from _members(path)


def _members(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        for member in archive.namelist():
            yield f"{path.name}/{member}", archive.read(member)


def _forms(text: str) -> tuple[bytes, ...]:
    return text.encode(), text.encode("utf-16-le"), text.encode().hex().encode()
