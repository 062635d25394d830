"""`folkmoot packs check` tells every fault of every kind of pack, and its status says so."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from folkmoot.cli import application
from folkmoot.cli.packs_found import LOADERS, check_packs
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.packs import packs_home


@pytest.fixture
def home(tmp_path):
    """Give a folder of packs that holds our policies and federations only."""
    for kind in ("policies", "federations"):
        shutil.copytree(packs_home() / kind, tmp_path / "packs" / kind)
    return tmp_path / "packs"


def check(*arguments: str):
    return CliRunner().invoke(application(), ["packs", "check", *arguments])


def test_every_pack_that_comes_with_folkmoot_is_without_faults():
    assert [str(fault) for fault in check_packs().faults] == []


def test_packs_without_faults_end_with_status_0_and_packs_with_some_with_1(home):
    result = check(str(home / "policies"))
    assert (result.exit_code, result.stdout) == (0, "")
    (home / "policies" / "sex-work-rights" / "evidence.toml").write_text("[[claim]]\nid = 3\n")
    result = check(str(home / "policies"))
    assert result.exit_code == 1
    assert "packs/policies/sex-work-rights/evidence.toml:2: 'id' must be a text" in result.stdout


def test_the_faults_are_one_json_document_when_asked_for(home):
    (home / "policies" / "sex-work-rights" / "sources.toml").unlink()
    found = json.loads(check(str(home / "policies"), "--json").stdout)
    assert found["packs"] == ["packs/policies/sex-work-rights"]
    assert {
        "file": "packs/policies/sex-work-rights/sources.toml",
        "line": 1,
        "message": "This file is missing. Add it to the pack.",
    } in found["faults"]


def test_one_pack_can_be_looked_at_alone(home):
    (home / "policies" / "sex-work-rights" / "policy.toml").write_text("")
    assert check_packs(home / "federations").faults == ()
    assert check_packs(home / "policies" / "sex-work-rights").faults != ()


def test_a_folder_that_holds_no_packs_cannot_be_checked(tmp_path):
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(InputError, match=r"(holds no packs|is no folder)"):
            check_packs(path)


def test_each_kind_of_folder_that_holds_packs_has_a_loader():
    kinds = {path.name for path in packs_home().iterdir() if any(path.iterdir())}
    assert kinds <= {pattern.partition("/")[0] for pattern, _ in LOADERS}
