"""Signed bundles: a round's result on its way to the secretariat, and what changed on its way back.

A bundle is a zip whose members are stored as they are, in one order and with one date, so that the
same content gives the same bytes and no byte can be another without being seen. `manifest.json`
names every file with its SHA-256; `signature` is the sender's on the manifest.
"""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from json import JSONDecodeError, loads
from typing import Final

from folkmoot.consultation.sandbox.archive import open_safely
from folkmoot.consultation.signing import is_signed_by, sign, signer_of
from folkmoot.foundation.canonical import Json, canonical_json, content_hash
from folkmoot.foundation.errors import RecordBroken, UnreadableFile

UP: Final = "folkmoot.round"
BACK: Final = "folkmoot.return"
"""What a bundle is: a round's result for the secretariat, or what changed for the round's body."""

FILES: Final = {
    UP: ("result.json", "position.json", "ledger.json", "evidence.sealed"),
    BACK: ("return.json",),
}
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "signature"
LARGEST: Final = 50 * 2**20
"""No round that a section holds comes near to so many bytes."""

_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_OLDEST: Final = (1980, 1, 1, 0, 0, 0)

SignerOf = Callable[[str], str]
"""Gives the public signing key that a body is known by, empty where none is."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself.

    *number* counts the bundles of one round, and *previous* is the hash of the file before, so that
    an older one cannot take the place of a newer. *pack* is the hash of the pack that was asked.
    """

    kind: str
    round: str
    consultation: str
    pack: str
    body: str
    number: int
    made: date
    previous: str = ""
    signer: str = ""
    files: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Json]:
        """Give the manifest as it is signed."""
        return {
            "kind": self.kind,
            "round": self.round,
            "consultation": self.consultation,
            "pack": self.pack,
            "body": self.body,
            "number": self.number,
            "made": self.made.isoformat(),
            "previous": self.previous,
            "signer": self.signer,
            "files": dict(self.files),
        }


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was looked over and found to be its sender's, as it was sent."""

    manifest: Manifest
    files: Mapping[str, bytes]

    def document(self, name: str) -> Json:
        """Give one of its files as JSON; raise UnreadableFile where it is none."""
        return _read_json(self.files[name], name)


def write_bundle(manifest: Manifest, files: Mapping[str, bytes], *, key: bytes) -> bytes:
    """Sign *files* with the private signing *key* and give them as one zip."""
    signed = Manifest(
        **{name: getattr(manifest, name) for name in ("kind", "round", "consultation", "pack")},
        **{name: getattr(manifest, name) for name in ("body", "number", "made", "previous")},
        signer=signer_of(key),
        files={name: content_hash(files[name]) for name in FILES[manifest.kind]},
    )
    told = canonical_json(signed.as_json())
    return _packed({MANIFEST: told, SIGNATURE: sign(key, told).encode(), **files}, signed.kind)


def read_bundle(data: bytes, *, name: str, signer: SignerOf, kind: str = UP) -> Bundle:
    """Read a bundle of *kind*; refuse it with a sentence that names what does not hold.

    *signer* gives the key by which the body that the bundle names is known. UnreadableFile: it is
    no bundle at all. RecordBroken: it is one, and is not what its sender signed.
    """
    members = _members(data, name, kind)
    manifest = _manifest(members[MANIFEST], kind)
    known = signer(manifest.body)
    if not known or known != manifest.signer:
        raise RecordBroken(
            f"{name} is signed with a key that is not known as that of '{manifest.body}'. Ask "
            f"that body for its card, by another way than this file came, and register it."
        )
    if not is_signed_by(known, members[MANIFEST], _signature(members)):
        raise RecordBroken(
            f"{name}: the signature does not fit {MANIFEST}. It was changed on the way; do not "
            f"use it, and tell '{manifest.body}'."
        )
    files = {each: members[each] for each in FILES[kind]}
    for each, content in files.items():
        if content_hash(content) != manifest.files.get(each):
            raise RecordBroken(
                f"{name}: {each} is not as '{manifest.body}' signed it. Ask for the file again."
            )
    if _packed(members, kind) != data:
        raise RecordBroken(f"{name} was packed anew by something else. Ask for the file itself.")
    return Bundle(manifest, files)


def kind_of(data: bytes, name: str) -> str:
    """Say which kind of bundle *data* claims to be, by the names in it; nothing is checked yet.

    What holds neither's files is taken for a result, and refused as one.
    """
    with open_safely(data[: LARGEST + 1], name) as archive:
        held = set(archive.namelist())
    return BACK if set(FILES[BACK]) <= held else UP


def _members(data: bytes, name: str, kind: str) -> dict[str, bytes]:
    """Give the members, read only when their names, sizes and ways of storing are as they must."""
    if len(data) > LARGEST:
        raise UnreadableFile(f"{name} is larger than {LARGEST // 2**20} MB. No round's bundle is.")
    with open_safely(data, name) as archive:
        infos = archive.infolist()
        if [info.filename for info in infos] != [MANIFEST, SIGNATURE, *FILES[kind]]:
            raise UnreadableFile(f"{name} does not hold what a bundle holds. Ask what it is.")
        if any(_is_odd(info) for info in infos):
            raise UnreadableFile(f"{name} is packed as no bundle is. Ask for the file itself.")
        try:
            return {info.filename: archive.read(info) for info in infos}
        except (zipfile.BadZipFile, EOFError, ValueError, OSError, RuntimeError) as error:
            raise UnreadableFile(f"{name} is damaged. Ask the sender for it again.") from error


def _is_odd(info: zipfile.ZipInfo) -> bool:
    return (
        info.compress_type != zipfile.ZIP_STORED
        or info.file_size != info.compress_size
        or info.file_size > LARGEST
    )


def _manifest(content: bytes, kind: str) -> Manifest:
    told = _read_json(content, MANIFEST)
    try:
        found = _told(told)
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableFile(f"{MANIFEST} is not that of a bundle. Ask what this file is.") from (
            error
        )
    if found.kind != kind or canonical_json(found.as_json()) != content:
        raise UnreadableFile(f"{MANIFEST} is not that of a bundle of this kind.")
    return found


def _told(told: Json) -> Manifest:
    if not isinstance(told, Mapping) or not isinstance(told["files"], Mapping):
        raise TypeError
    if type(told["number"]) is not int or told["number"] < 1:
        raise ValueError
    if not all(_SLUG.fullmatch(str(told[name])) for name in ("round", "consultation", "body")):
        raise ValueError
    texts = ("kind", "round", "consultation", "pack", "body", "previous", "signer")
    return Manifest(
        **{name: str(told[name]) for name in texts},
        number=told["number"],
        made=date.fromisoformat(str(told["made"])),
        files={str(name): str(hashed) for name, hashed in told["files"].items()},
    )


def _signature(members: Mapping[str, bytes]) -> str:
    return members[SIGNATURE].decode("ascii", errors="replace")


def _read_json(content: bytes, name: str) -> Json:
    try:
        found: Json = loads(content)
    except (JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableFile(f"{name} in this bundle cannot be read.") from error
    return found


def _packed(members: Mapping[str, bytes], kind: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name in (MANIFEST, SIGNATURE, *FILES[kind]):
            archive.writestr(zipfile.ZipInfo(name, date_time=_OLDEST), members[name])
    return held.getvalue()
