"""A federation's pack is read whole, or refused with every fault at once."""

from datetime import date
from pathlib import Path

import pytest

from folkmoot.federation.mandates import Role
from folkmoot.federation.packs import load_federation
from folkmoot.foundation.errors import PackFaults
from folkmoot.foundation.packs import packs_home

LANTERN = packs_home() / "federations" / "lantern"


def test_lantern_says_that_it_is_invented_and_has_six_sections_of_different_size() -> None:
    lantern = load_federation(LANTERN)
    assert "invented" in lantern.invented
    assert sorted(lantern.members) == ["cedar", "harbour", "isles", "meseta", "north", "rive"]
    assert len(set(lantern.members.values())) == 6


def test_the_cast_holds_the_mandates_that_the_stories_speak_of() -> None:
    lantern = load_federation(LANTERN)
    held = {(m.person, m.role, m.body) for m in lantern.mandates if m.holds_on(date(2026, 2, 1))}
    assert ("bo", Role.COORDINATOR, "north") in held
    assert ("chloe", Role.CHAIR, "board") in held
    assert not {person for person, _, _ in held} & {"amina", "dag"}


def test_every_fault_of_a_federation_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "federation.toml").write_text(
        'id = "x"\n'
        'name = "X"\n'
        "[[body]]\n"
        'id = "x"\n'
        'name = "X"\n'
        'kind = "club"\n'
        'zone = "Moon/Crater"\n'
        "members = -1\n"
        "[[person]]\n"
        'id = "p"\n'
        'name = "P"\n'
        'mandates = [{ role = "king", body = "x", since = 2025-01-01 }]\n'
        "[[person]]\n"
        'id = "p"\n'
        'name = "Q"\n'
        'mandates = [{ role = "chair", body = "y", since = 2025-01-01 }]\n'
    )
    with pytest.raises(PackFaults) as caught:
        load_federation(tmp_path)
    lines = [fault.line for fault in caught.value.faults]
    assert lines == [6, 7, 8, 12, 14, 16]


def test_a_mandate_that_ends_before_it_begins_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "federation.toml").write_text(
        'id = "x"\nname = "X"\n[[body]]\nid = "x"\nname = "X"\nkind = "federation"\n'
        '[[person]]\nid = "p"\nname = "P"\n'
        'mandates = [{ role = "chair", body = "x", since = 2025-01-02, until = 2025-01-01 }]\n'
    )
    with pytest.raises(PackFaults, match="not before 'since'"):
        load_federation(tmp_path)
