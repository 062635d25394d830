"""The box as files: what the two faces hand each other where they are on hosts of their own.

A folder with two parts: `down` is written by the workbench's host, `up` by the intake's. Each file
is written beside its place, synced, and moved there, so that nobody reads half of one.
"""

import base64
import json
import os
from pathlib import Path
from typing import Final

from folkmoot.foundation.canonical import Json, canonical_json
from folkmoot.foundation.errors import InputError

DOWN: Final = "down"
UP: Final = "up"


def write(folder: Path, name: str, document: Json) -> None:
    """Write one file into the box, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    place, beside = folder / f"{name}.json", folder / f".{name}.part"
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(canonical_json(document))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(place)
    _sync(folder)


def read(folder: Path, name: str) -> list[dict[str, Json]]:
    """Read one file of the box, as a list of documents; one that is not there holds none."""
    path = folder / f"{name}.json"
    try:
        found = json.loads(path.read_bytes())
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read. Carry it anew from the other host.") from error
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise InputError(f"{path} is no part of a box. Carry it anew from the other host.")
    return found


def empty(folder: Path) -> None:
    """Take out of the box what was taken in: sealed keys are not to lie about in copies."""
    for path in [*folder.glob("*.json"), *folder.glob(".*.part")]:
        path.unlink(missing_ok=True)
    if folder.exists():
        _sync(folder)


def as_text(raw: bytes) -> str:
    """Write bytes as text."""
    return base64.b64encode(raw).decode()


def as_bytes(text: Json) -> bytes:
    """Read what *as_text* wrote."""
    return base64.b64decode(str(text), validate=True)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
