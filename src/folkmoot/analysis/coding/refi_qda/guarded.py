"""A .qdpx file opened with care: nothing is unpacked to a disk, and nothing swells."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from folkmoot.analysis.coding.refi_qda.elements import guid_of, inside
from folkmoot.consultation.sandbox.archive import declares_entities
from folkmoot.consultation.sandbox.xml import parsed
from folkmoot.foundation.errors import UnreadableFile

MEMBERS: Final = 200_000
DOCUMENT: Final = 100 * 2**20
TEXT: Final = 20 * 2**20
TEXTS: Final = 500 * 2**20
RATIO: Final = 200
"""How many times its packed size a member of more than a megabyte may have."""

DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
)
"""What the standard library says of a zip that is damaged or protected."""


@dataclass(slots=True)
class Opened:
    """An open project: its document, and its texts by the names that the document gives them.

    *members* are by the last part of their names, in small letters: programs call the folder of
    sources by different names. *notes* are the document's notes by guid.
    """

    name: str
    archive: zipfile.ZipFile
    document: etree._Element
    members: Mapping[str, zipfile.ZipInfo]
    notes: Mapping[str, etree._Element]
    left: int = TEXTS

    def text(self, path: str) -> bytes | None:
        """Give the text that the document calls *path*; None where it is not in the file."""
        member = self.members.get(_last(path))
        if member is None:
            return None
        found = _read(self.archive, member, min(TEXT, self.left), self.name)
        self.left -= len(found)
        return found


def opened(source: Path | bytes, *, name: str = "") -> Opened:
    """Open the project in *source*; raise UnreadableFile for a bomb, entities, or no project."""
    called = name or (source.name if isinstance(source, Path) else "the file")
    if isinstance(source, Path) and not source.is_file():
        raise UnreadableFile(f"There is no file {source}. Check the name.")
    try:
        archive = zipfile.ZipFile(source if isinstance(source, Path) else io.BytesIO(source))
    except DAMAGE as error:
        raise UnreadableFile(
            f"{called} is no REFI-QDA project, or it is damaged. Export it again as .qdpx."
        ) from error
    members = archive.infolist()
    documents = [one for one in members if one.filename.lower().endswith(".qde")]
    if len(members) > MEMBERS or len(documents) != 1:
        raise UnreadableFile(
            f"{called} has {len(members):,} parts and {len(documents)} of them end with .qde; a "
            f"project has one such. Export it again as .qdpx."
        )
    data = _read(archive, documents[0], DOCUMENT, called)
    if declares_entities(data):
        raise UnreadableFile(f"{called} declares XML entities, which projects never do.")
    document = parsed(data, f"{documents[0].filename} in {called} is no XML. Export it again.")
    if etree.QName(document).localname != "Project":
        raise UnreadableFile(f"{documents[0].filename} in {called} holds no project.")
    notes = {guid_of(note): note for note in inside(document, "Notes", "Note")}
    return Opened(called, archive, document, {_last(one.filename): one for one in members}, notes)


def _last(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1].lower()


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int, name: str) -> bytes:
    """Read one member and no more than *most* of it, whatever size it tells."""
    swollen = member.file_size > 2**20 and member.file_size > RATIO * max(member.compress_size, 1)
    try:
        with archive.open(member) as file:
            data = b"" if swollen else file.read(most + 1)
    except DAMAGE as error:
        raise UnreadableFile(
            f"{member.filename} in {name} is damaged or protected by a password."
        ) from error
    if swollen or len(data) > most:
        raise UnreadableFile(
            f"{member.filename} in {name} would unpack to {member.file_size // 2**20:,} MB, more "
            f"than is read. Leave it out of the project."
        )
    return data
