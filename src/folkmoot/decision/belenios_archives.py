"""Archives of Belenios: `UUID.bel`, a tar of events, read whole and within limits.

Each event names the one before by its SHA-256, and its content by another; each file is called by
the SHA-256 of what it holds (Belenios specification 1.2 and belenios-tool 2.0). What this module
says holds of the archive as a file. That the ballots are valid and were counted rightly only the
program itself can say: `belenios-tool election verify`.
"""

import hashlib
import json
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from folkmoot.foundation.errors import UnreadableFile

LARGEST: Final = 100_000_000
"""Bytes in an archive: some ten thousand ballots of six thousand bytes, and room to spare."""

MOST: Final = 60_000
NAMED: Final = re.compile(r"([0-9a-f]{64})\.(data|event)\.json")
HEADER: Final = "BELENIOS"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in an election, and the SHA-256 of what it is about."""

    kind: str
    payload: str


@dataclass(frozen=True, slots=True)
class Box:
    """An archive whose files are what they are called by and whose events follow each other."""

    archive: str
    events: tuple[Event, ...]
    data: Mapping[str, bytes]

    def one(self, kind: str) -> object:
        """Give what the only event of that kind is about; any other number of them raises."""
        found = [event.payload for event in self.events if event.kind == kind]
        if len(found) != 1:
            raise _broken(f"it has {len(found)} events of the kind {kind}, and one is needed")
        return self.read(found[0])

    def all(self, kind: str) -> Iterator[object]:
        """Give what each event of that kind is about, in turn."""
        return (self.read(event.payload) for event in self.events if event.kind == kind)

    def read(self, name: str) -> object:
        """Give the JSON that is called by that SHA-256."""
        if name not in self.data:
            raise _broken(f"it does not hold what it calls {name[:12]}…")
        return _parsed(self.data[name])


def opened(content: bytes) -> Box:
    """Read an archive, alone or in a zip; raise UnreadableFile for whatever is none."""
    raw = bare(content)
    try:
        files = dict(_files(raw))
    except (tarfile.TarError, EOFError, ValueError, OverflowError) as error:
        raise _broken(f"it can't be read: {error}") from error
    data = {digest: held for (digest, kind), held in files.items() if kind == "data"}
    events = [held for (_, kind), held in files.items() if kind == "event"]
    return Box(hashlib.sha256(raw).hexdigest(), tuple(_chain(events)), data)


def bare(content: bytes) -> bytes:
    """Give the archive itself, out of the zip where it came in one."""
    if len(content) > LARGEST:
        raise UnreadableFile(f"The archive is larger than {LARGEST} bytes. It is none of a vote.")
    return _unzipped(content) if content[:2] == b"PK" else content


def _unzipped(content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            held = [info for info in archive.infolist() if info.filename.endswith(".bel")]
            if len(held) != 1 or held[0].file_size > LARGEST:
                raise _broken("the zip does not hold one file that ends with .bel")
            with archive.open(held[0]) as member:
                raw = member.read(LARGEST + 1)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError) as error:
        raise _broken(f"it can't be unzipped: {error}") from error
    if len(raw) > LARGEST:
        raise _broken("it unpacks to more than it says")
    return raw


def _files(raw: bytes) -> Iterator[tuple[tuple[str, str], bytes]]:
    """Give the files of the tar, in order, under their SHA-256 and kind."""
    seen: set[str] = set()
    with tarfile.open(fileobj=BytesIO(raw), mode="r:") as archive:
        for number, member in enumerate(archive):
            name = NAMED.fullmatch(member.name)
            if not member.isreg() or member.name in seen or number > MOST:
                raise _broken(f"its file {number} is a link, a folder, there twice, or too many")
            if name is None and (number or member.name != HEADER):
                raise _broken(f"its file {number} has a name that Belenios does not give")
            seen.add(member.name)
            file = archive.extractfile(member)
            held = file.read() if file else b""
            if name is None:
                continue
            if hashlib.sha256(held).hexdigest() != name[1]:
                raise _broken(f"its file {member.name[:12]}… was changed")
            yield (name[1], name[2]), held
    if HEADER not in seen:
        raise _broken(f"it does not begin with {HEADER}")


def _chain(held: list[bytes]) -> Iterator[Event]:
    parent = None
    for height, raw in enumerate(held):
        event = _parsed(raw)
        if not isinstance(event, dict):
            raise _broken(f"its event {height} is none")
        if event.get("parent") != parent or event.get("height") != height:
            raise _broken(f"its event {height} does not follow from the one before")
        parent = hashlib.sha256(raw).hexdigest()
        yield Event(str(event.get("type")), str(event.get("payload", "")))


def _parsed(raw: bytes) -> object:
    try:
        return json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _broken(f"it holds what is no JSON: {error}") from error


def _broken(why: str) -> UnreadableFile:
    return UnreadableFile(f"This is not a whole archive of Belenios: {why}. Fetch it again.")
