"""Bundles: what a body signed is read as it was sent; anything else is refused in a sentence."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from folkmoot.consultation.bundles import BACK, FILES, UP, Manifest, read_bundle, write_bundle
from folkmoot.consultation.signing import new_signing_key, signer_of
from folkmoot.foundation.errors import FolkmootError, RecordBroken, UnreadableFile

KEY, STRANGER = b"\x01" * 32, b"\x02" * 32
CONTENT = {name: f'"{name}"'.encode() for name in FILES[UP]}
MANIFEST = Manifest(UP, "north-2025", "trial-2025", "0" * 64, "north", 1, date(2026, 2, 1))


def known(body: str) -> str:
    return signer_of(KEY) if body == "north" else ""


def a_bundle(key: bytes = KEY, manifest: Manifest = MANIFEST) -> bytes:
    return write_bundle(manifest, CONTENT, key=key)


def read(data: bytes) -> object:
    return read_bundle(data, name="north.zip", signer=known)


def zipped(*members: tuple[str, bytes], way: int = zipfile.ZIP_STORED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", way) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, way)
    return held.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_bundle_is_read_as_it_was_sent() -> None:
    found = read_bundle(a_bundle(), name="north.zip", signer=known)
    assert found.files == CONTENT
    assert found.document("result.json") == "result.json"
    assert (found.manifest.round, found.manifest.signer) == ("north-2025", signer_of(KEY))


def test_the_same_content_gives_the_same_bytes() -> None:
    assert a_bundle() == a_bundle()
    assert new_signing_key() != new_signing_key()


@given(place=some.integers(0, len(a_bundle()) - 1), bit=some.integers(0, 7))
def test_a_bundle_with_any_bit_changed_is_refused(place: int, bit: int) -> None:
    changed = bytearray(a_bundle())
    changed[place] ^= 1 << bit
    with pytest.raises(FolkmootError):
        read(bytes(changed))


@given(cut=some.integers(0, len(a_bundle()) - 1))
def test_a_bundle_that_was_cut_short_is_refused(cut: int) -> None:
    with pytest.raises(FolkmootError):
        read(a_bundle()[:cut])


@given(data=some.binary(max_size=400))
def test_what_is_no_bundle_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read(data)


def test_a_file_that_was_exchanged_is_named() -> None:
    members = {**unzipped(a_bundle()), "result.json": b'"another"'}
    with pytest.raises(RecordBroken, match=r"result\.json is not as 'north' signed it"):
        read(zipped(*members.items()))


def test_a_manifest_that_was_exchanged_is_told_by_its_signature() -> None:
    members = unzipped(a_bundle())
    members["manifest.json"] = members["manifest.json"].replace(b'"number":1', b'"number":2')
    with pytest.raises(RecordBroken, match="signature does not fit"):
        read(zipped(*members.items()))


@pytest.mark.parametrize(
    "data",
    [
        a_bundle(STRANGER),
        write_bundle(
            Manifest(UP, "s-2025", "t", "0" * 64, "south", 1, date(2026, 2, 1)), CONTENT, key=KEY
        ),
    ],
)
def test_a_key_that_is_not_known_as_that_of_the_body_is_refused(data: bytes) -> None:
    with pytest.raises(RecordBroken, match="register it"):
        read(data)


def test_a_bundle_of_another_kind_is_refused() -> None:
    back = write_bundle(
        Manifest(BACK, "north-2025", "t", "0" * 64, "north", 1, date(2026, 2, 1)),
        {"return.json": b"{}"},
        key=KEY,
    )
    with pytest.raises(UnreadableFile, match="does not hold what a bundle holds"):
        read(back)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a bomb": lambda: zipped(("manifest.json", bytes(30 * 2**20)), way=zipfile.ZIP_DEFLATED),
    "a path": lambda: zipped(*{**unzipped(a_bundle()), "../../keys/evil": b"x"}.items()),
    "a path in the place of a file": lambda: zipped(
        *[(name.replace("result", "../result"), b"x") for name in unzipped(a_bundle())]
    ),
    "one name twice": lambda: zipped(
        *unzipped(a_bundle()).items(), ("result.json", b'"another"')
    ),
    "packed members": lambda: zipped(*unzipped(a_bundle()).items(), way=zipfile.ZIP_DEFLATED),
    "many members": lambda: zipped(*[(f"{n}.json", b"") for n in range(3_000)]),
    "deep JSON": lambda: zipped(
        *{**unzipped(a_bundle()), "manifest.json": b"[" * 100_000}.items()
    ),
    "a manifest that is a list": lambda: zipped(
        *{**unzipped(a_bundle()), "manifest.json": b"[]"}.items()
    ),
    "something before it": lambda: b"MZ" + a_bundle(),
    "something after it": lambda: a_bundle() + b"\n",
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(500),
    "too much": lambda: bytes(51 * 2**20),
}  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_hostile_file_is_refused_with_a_sentence(hostile: Callable[[], bytes]) -> None:
    with pytest.raises(FolkmootError, match=r"\w.*\.$"):
        read(hostile())
