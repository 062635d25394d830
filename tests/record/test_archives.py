"""Archives: whole or absent, and a damaged one is told."""

import zipfile
from pathlib import Path

import pytest

from folkmoot.foundation.errors import RecordBroken
from folkmoot.record.archives import pack, pack_into, replacing, unpack

PARTS = [("a/rows.jsonl", [b"one\n", b"two\n"]), ("b", [b""])]


def test_what_was_packed_is_unpacked() -> None:
    archive = unpack(pack(PARTS, about={"made": "2026-03-01"}))
    assert archive.about == {"made": "2026-03-01"}
    assert archive.members == ("a/rows.jsonl", "b")
    assert list(archive.lines("a/rows.jsonl")) == [b"one\n", b"two\n"]
    assert archive.read("b") == b""


def test_an_archive_on_disk_is_only_its_owners(tmp_path: Path) -> None:
    pack_into(tmp_path / "one.zip", PARTS, about={})
    assert (tmp_path / "one.zip").stat().st_mode & 0o777 == 0o600
    assert unpack(tmp_path / "one.zip").read("a/rows.jsonl") == b"one\ntwo\n"
    assert [path.name for path in tmp_path.iterdir()] == ["one.zip"]


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_bytes(b"before")
    with pytest.raises(TypeError), replacing(path) as target:
        target.writelines([b"half", "no bytes"])  # type: ignore[list-item]  # the fault
    assert path.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["keys"]


def test_every_byte_that_is_changed_is_seen(tmp_path: Path) -> None:
    whole = pack(PARTS, about={})
    for place in range(0, len(whole) - 22, 3):  # the last 22 bytes are the zip's own end record
        broken = bytearray(whole)
        broken[place] ^= 0xFF
        try:
            archive = unpack(bytes(broken))
        except RecordBroken:
            continue
        assert archive.read("a/rows.jsonl") == b"one\ntwo\n"  # only the zip's own notes changed


def test_a_member_that_was_changed_afterwards_is_named(tmp_path: Path) -> None:
    pack_into(tmp_path / "one.zip", PARTS, about={})
    with zipfile.ZipFile(tmp_path / "one.zip") as old:
        held = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as new:
        for name, content in (held | {"a/rows.jsonl": b"one\n"}).items():
            new.writestr(name, content)
    with pytest.raises(RecordBroken, match=r"a/rows\.jsonl"):
        unpack(tmp_path / "two.zip")


def test_what_is_no_archive_is_refused() -> None:
    with pytest.raises(RecordBroken, match="damaged"):
        unpack(b"words", called="keys")
