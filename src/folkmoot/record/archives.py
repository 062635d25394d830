"""Archives: what an installation holds, as one file that any unzip program opens.

An archive is a zip. Its last member, `manifest.json`, says what the archive is about and gives the
SHA-256 of every other member, so that a damaged copy is told from a whole one.
"""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, BinaryIO, Final

from folkmoot.foundation.canonical import Json, canonical_json
from folkmoot.foundation.errors import RecordBroken

MANIFEST: Final = "manifest.json"
CHUNK: Final = 1 << 20

_DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, RuntimeError, OSError,
)  # fmt: skip
"""What the standard library says of a zip that is damaged."""

Part = tuple[str, Iterable[bytes]]
"""One member of an archive: its name, and its content piece by piece."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that was read to its end and found whole: *about*, and its members' names."""

    content: Path | bytes
    about: Mapping[str, Json]
    members: tuple[str, ...]

    def lines(self, name: str) -> Iterator[bytes]:
        """Give a member line by line, without holding it in memory."""
        with zipfile.ZipFile(_file(self.content)) as opened, opened.open(name) as member:
            yield from member

    def read(self, name: str) -> bytes:
        """Give a whole member."""
        with zipfile.ZipFile(_file(self.content)) as opened:
            return opened.read(name)


def pack(parts: Iterable[Part], *, about: Mapping[str, Json]) -> bytes:
    """Give an archive of *parts* as bytes: for what is small, and is not to touch a disk."""
    target = BytesIO()
    _write(target, parts, about)
    return target.getvalue()


def pack_into(path: Path, parts: Iterable[Part], *, about: Mapping[str, Json]) -> None:
    """Write an archive of *parts* to *path*, piece by piece: after a fall it is whole or absent."""
    with replacing(path) as target:
        _write(target, parts, about)


def unpack(content: Path | bytes, *, called: str = "") -> Archive:
    """Read an archive to its end; raise RecordBroken naming the member that is not as written."""
    name = called or (content.name if isinstance(content, Path) else "the archive")
    try:
        with zipfile.ZipFile(_file(content)) as opened:
            told = json.loads(opened.read(MANIFEST))
            broken = [each for each in told["members"] if not _is_whole(opened, each, told)]
    except _DAMAGE as error:
        raise RecordBroken(f"{name} is damaged: {error}. Take an older one.") from error
    if broken:
        raise RecordBroken(f"{name} is damaged: {broken[0]} is not as it was written.")
    return Archive(content, told["about"], tuple(told["members"]))


class replacing:  # noqa: N801  # a context manager, read as a verb
    """Write a file beside *path*, and put it in its place when all of it is on the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.beside = path.with_name(f".{path.name}.{os.getpid()}")

    def __enter__(self) -> BinaryIO:
        """Open the file beside; only its owner may read it."""
        handle = os.open(self.beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self.file = os.fdopen(handle, "wb")
        return self.file

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        """Put it in place, or leave what was there as it was."""
        with self.file:
            self.file.flush()
            os.fsync(self.file.fileno())
        if kind is not None:
            self.beside.unlink()
            return
        os.replace(self.beside, self.path)
        sync_folder(self.path.parent)


def sync_folder(folder: Path) -> None:
    """See to it that the names in *folder* are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(target: BinaryIO, parts: Iterable[Part], about: Mapping[str, Json]) -> None:
    members: dict[str, Json] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in parts:
            with archive.open(name, "w", force_zip64=True) as member:
                members[name] = _copied(pieces, member)
        archive.writestr(MANIFEST, canonical_json({"about": about, "members": members}))


def _copied(pieces: Iterable[bytes], member: IO[bytes]) -> str:
    """Write the pieces, and give their hash."""
    hashed = hashlib.sha256()
    for piece in pieces:
        hashed.update(piece)
        member.write(piece)
    return hashed.hexdigest()


def _is_whole(opened: zipfile.ZipFile, name: str, told: Mapping[str, Mapping[str, str]]) -> bool:
    hashed = hashlib.sha256()
    with opened.open(name) as member:
        while piece := member.read(CHUNK):
            hashed.update(piece)
    return hashed.hexdigest() == told["members"][name]


def _file(content: Path | bytes) -> Path | BytesIO:
    return BytesIO(content) if isinstance(content, bytes) else content
