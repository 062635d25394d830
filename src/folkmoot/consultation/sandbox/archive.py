"""Zipped office files: looked over before anything is unpacked."""

import io
import re
import zipfile
from typing import Final

from folkmoot.foundation.errors import UnreadableFile

MEMBERS: Final = 2_000
UNPACKED: Final = 100 * 2**20
RATIO: Final = 200
"""How many times its packed size a member of more than a megabyte may have."""

_DOCTYPE: Final = re.compile(
    rb"<!DOCTYPE|<!ENTITY|<\0!\0(?:D\0O\0C|E\0N\0T)|\0<\0!\0(?:D\0O\0C|E\0N\0T)"
)


def open_safely(data: bytes, name: str) -> zipfile.ZipFile:
    """Open *data*; raise UnreadableFile for a bomb, a damaged file, or XML with entities.

    Office files never declare a document type; a file that does could lose words silently where
    its entities are not expanded, and bring down the reader where they are.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _refuse_bombs(archive.infolist(), name)
        _refuse_entities(archive, name)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError) as error:
        raise UnreadableFile(f"{name} is damaged. Ask the sender for it again.") from error
    except RuntimeError as error:  # how zipfile says that a member is encrypted
        raise UnreadableFile(
            f"{name} is protected by a password. Ask the sender for an open copy."
        ) from error
    return archive


def declares_entities(data: bytes) -> bool:
    """Say whether the XML *data* declares a document type or entities, in any encoding."""
    return _DOCTYPE.search(data) is not None


def _refuse_bombs(members: list[zipfile.ZipInfo], name: str) -> None:
    unpacked = sum(member.file_size for member in members)
    swollen = any(
        member.file_size > 2**20 and member.file_size > RATIO * max(member.compress_size, 1)
        for member in members
    )
    if len(members) > MEMBERS or unpacked > UNPACKED or swollen:
        raise UnreadableFile(
            f"{name} would unpack to {unpacked // 2**20:,} MB in {len(members):,} parts, which no "
            f"letter or sheet does. Ask the sender what it is."
        )


def _refuse_entities(archive: zipfile.ZipFile, name: str) -> None:
    for member in archive.infolist():
        is_xml = member.filename.endswith((".xml", ".rels"))
        if is_xml and declares_entities(archive.read(member)):
            raise UnreadableFile(
                f"{name} holds XML entities, which office files never do, so its words may not be "
                f"what they seem. Ask the sender for a PDF or a text."
            )
