"""`folkmoot packs check` tells every fault of every kind of pack, and its status says so."""

import json
import re
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
    assert "packs/policies/sex-work-rights" in found["packs"]
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


@pytest.fixture
def with_laws(home):
    """Give the policies with the laws of two lands, and all that these are held to."""
    laws = packs_home() / "laws"
    for name in ("schemes", "NZL", "SWE"):
        shutil.copytree(laws / name, home / "laws" / name)
    for name in ("codebook.toml", "jurisdictions.toml"):
        shutil.copy(laws / name, home / "laws" / name)
    return home


def test_a_question_that_nothing_reads_is_a_warning_and_no_fault(with_laws):
    result = check(str(with_laws))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Warning: packs/laws/codebook.toml:" in result.stderr
    assert "reads R10" in result.stderr
    assert "reads S1." not in result.stderr
    document = json.loads(check(str(with_laws), "--json").stdout)
    assert document["faults"] == []
    assert any("reads R10" in warning["message"] for warning in document["warnings"])
    assert "Warning" not in check(str(with_laws / "policies")).stderr


def test_every_bad_thing_in_packs_of_law_is_told_at_once_with_its_file_and_line(with_laws):
    broken = {
        "laws/SWE/answers.toml": [('value = "criminal"', 'value = "crimnal"')],
        "laws/NZL/answers.toml": [("\nto = ", "\nuntil = ")],
        "laws/NZL/law.toml": [('instrument = "pra-2003"', 'instrument = "pra-2004"')],
        "laws/schemes/axes.toml": [("S4 in (administrative", "S44 in (administrative")],
        "policies/equality-model/rules.toml": [('"3.4"', '"3.5"')],
        "policies/sex-work-rights/rules.toml": [
            ('breached = "X2 == yes"', 'breached = "X9 == yes"')
        ],
    }
    for name, changes in broken.items():
        text = (with_laws / name).read_text()
        for old, new in changes:
            assert old in text, name
            text = text.replace(old, new, 1)
        (with_laws / name).write_text(text)
    told = check(str(with_laws))
    assert told.exit_code == 1
    for says in (
        r"SWE/answers.toml:\d+: 'crimnal' is no answer to",
        r"NZL/answers.toml:\d+: 'until' means nothing here",
        r"NZL/answers.toml:\d+: .* is answered twice for the same days",
        r"NZL/law.toml:\d+: 'pra-2004' is no instrument",
        r"schemes/axes.toml:\d+: when: 'S44' is not a question",
        r"equality-model/rules.toml:\d+: Clause 3.4 has no rule",
        r"equality-model/rules.toml:\d+: Rule E8 speaks for clause 3.5",
        r"sex-work-rights/rules.toml:\d+: breached: 'X9' is not a question",
    ):
        assert re.search(says, told.stdout), says
