"""Backups: restored on either database, without keys of what was taken back."""

import shutil
import sqlite3
import zipfile
from pathlib import Path

from tests.keeping.conftest import MakeSite
from tests.keeping.site import Site

ARCHIVE = "folkmoot-*.zip"


def damage(archive: Path) -> None:
    """Turn one byte in the middle of what the largest member holds."""
    with zipfile.ZipFile(archive) as opened:
        member = max(opened.infolist(), key=lambda each: each.compress_size)
    assert member.compress_size > 1000  # so that its middle lies beyond the zip's own notes
    broken = bytearray(archive.read_bytes())
    broken[member.header_offset + member.compress_size // 2] ^= 0xFF
    archive.write_bytes(broken)


def test_a_backup_is_restored_on_the_other_database_and_back_again(
    make_site: MakeSite, tmp_path: Path
) -> None:
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    first, there, back = make_site("a"), make_site("b", "PostgreSQL"), make_site("c")
    codes, _ = first.do(("build", "12"), ("backup", one))
    (before,) = first.do(("look", *codes))
    (restored,) = there.do(("restore", one))
    found, _, _ = there.do(("look", *codes), ("backup", two), ("send", "1"))
    assert "14 responses open, 0 wait" in restored
    assert found == before
    assert len(found["read"]) == 12
    assert all(found["mine"].values())
    back.do(("restore", two))
    assert back.do(("look", *codes)) == [before]


def test_what_is_taken_back_later_opens_in_no_backup(
    site: Site, make_site: MakeSite, tmp_path: Path
) -> None:
    """Keys that are left behind are planted too: with them, and only so, the words open again."""
    kept, left = tmp_path / "kept", tmp_path / "left-behind"
    codes, noted, _ = site.do(("build", "5"), ("note",), ("backup", str(kept)))
    (old,) = kept.glob(ARCHIVE)
    shutil.copytree(kept, left)
    site.do(("withdraw", codes[0], codes[-1]), ("backup", str(kept)))
    then = ("restore", str(kept), "--archive", old.name)
    restored, planted = make_site("restored"), make_site("planted")
    (said,) = restored.do(then)
    (found,) = restored.do(("look", *codes))
    assert "; 3 taken back since" in said  # two at the intake face, one of them collected
    assert found["mine"][codes[0]] == found["mine"][codes[-1]] == ""
    assert all(found["mine"][code] for code in codes[1:-1])
    assert found["read"] == ["canary 1.", "canary 2.", "canary 3.", "canary 4."]
    assert (noted, found["noted"]) == (5, 4)  # what was noted of a response went with it
    assert found["breaks"] == 0
    planted.do(("restore", str(left)))
    (opened,) = planted.do(("look", codes[0]))
    assert opened["mine"][codes[0]] == "canary 0."


def test_no_archive_holds_a_key_or_a_secret_and_it_proves_itself(
    site: Site, tmp_path: Path
) -> None:
    _, said = site.do(("build", "3"), ("backup", str(tmp_path / "kept"), "--prove"))
    assert "Proved: restored elsewhere" in said
    assert "5 responses open there, 0 wait" in said
    (archive,) = (tmp_path / "kept").glob(ARCHIVE)
    with zipfile.ZipFile(archive) as opened:
        names = set(opened.namelist())
        content = b"".join(opened.read(name) for name in names)
    assert "tables/consultation.ResponseRow.jsonl" in names
    assert not any("KeyRow" in name and "Round" not in name for name in names)
    assert not any("/keys/" in name or name.endswith("secret") for name in names)
    for secret in ((site.home / "secret"), (site.home / "intake" / "secret")):
        assert secret.read_bytes() not in content
    assert b"canary" not in content


def test_keys_can_be_sealed_to_a_key_that_lies_elsewhere(
    site: Site, make_site: MakeSite, tmp_path: Path
) -> None:
    there = make_site("there")
    kept, mine = str(tmp_path / "kept"), str(tmp_path / "mine")
    codes, told, _ = site.do(("build", "2"), ("backup", "--new-key", mine), ("backup", kept))
    public = told.splitlines()[-1]
    site.do(("backup", kept, "--to", public))
    assert (tmp_path / "kept" / "keys.sealed").exists()
    assert not (tmp_path / "kept" / "keys.zip").exists()
    refused, _ = there.do(("restore", kept), ("restore", kept, "--key", mine))
    assert "is sealed" in refused
    (found,) = there.do(("look", *codes))
    assert all(found["mine"].values())


def test_backups_within_one_second_are_all_kept(site: Site, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    written = site.do(*[("backup", str(kept))] * 5)
    assert len(list(kept.glob(ARCHIVE))) == 5, written


def test_nothing_is_restored_over_what_is_held_nor_from_what_is_damaged(
    site: Site, make_site: MakeSite, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    _, _, refused = site.do(("build", "1"), ("backup", str(kept)), ("restore", str(kept)))
    assert "held here already" in refused
    (archive,) = kept.glob(ARCHIVE)
    damage(archive)
    refused, found = make_site("none").do(("restore", str(kept)), ("look",))
    assert "damaged" in refused
    assert found == {"read": [], "mine": {}, "heads": {}, "breaks": 0, "noted": 0}


def test_a_ledger_that_was_changed_before_the_backup_is_told_afterwards(
    site: Site, make_site: MakeSite, tmp_path: Path
) -> None:
    kept = str(tmp_path / "kept")
    site.do(("build", "1"))
    with sqlite3.connect(site.home / "folkmoot.sqlite3") as held:
        held.execute("DROP TRIGGER ledger_entryrow_no_UPDATE")
        held.execute("UPDATE ledger_entryrow SET event = 'nothing'")
    site.do(("backup", kept))
    (said,) = make_site("later").do(("restore", kept))
    assert "entry 1" in said
