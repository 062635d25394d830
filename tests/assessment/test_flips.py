"""What a changed file makes of every law: faults first, then who flips and by which answers."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from folkmoot.assessment.flips import Flip, Kind, flips
from folkmoot.assessment.pack_changes import place_of, with_changed
from folkmoot.assessment.packs import Packs, load_files, read_packs
from folkmoot.cli import run
from folkmoot.foundation.errors import PackFaults
from folkmoot.foundation.packs import parse_toml
from tests.assessment.laws import NEW_YEAR

FILES, CLAUSES = load_files()
BEFORE = read_packs(FILES, CLAUSES)
RULES = "policies/sex-work-rights/rules.toml"
SCHEME = "laws/schemes/pack-2014.toml"
NO_KERB_CRAWLING = (RULES, ' or B3 != none"\n', '"\n')


def _text(name: str) -> str:
    return "\n".join(FILES[name].lines) + "\n"


def _changed(name: str, old: str, new: str) -> str:
    assert old in _text(name)
    return _text(name).replace(old, new, 1)


def _flips(text: str) -> dict[str, Flip]:
    return {flip.jurisdiction: flip for flip in flips(BEFORE, _after(text), on=NEW_YEAR)}


def _after(text: str) -> Packs:
    changed = parse_toml(text, name="changed.toml")
    return with_changed(BEFORE, changed, clauses=CLAUSES, files=lambda: FILES)


def _faults(text: str) -> list[str]:
    with pytest.raises(PackFaults) as refused:
        _after(text)
    return [str(fault) for fault in refused.value.faults]


def test_the_same_file_flips_nothing() -> None:
    assert _flips(_text(RULES)) == {}


def test_a_changed_rule_flips_the_laws_that_it_decides_and_says_by_which_answers() -> None:
    found = _flips(_changed(*NO_KERB_CRAWLING))
    (turned,) = found["AU-NSW"].turned
    assert turned.as_json()["of"] == "K2"
    assert (turned.as_json()["was"], turned.as_json()["now"]) == (["partly"], ["met"])
    assert [(reason.question, reason.value) for reason in turned.said.because] == [
        ("B1", "none"),
        ("B2", "none"),
    ]
    assert "SWE" not in found


def test_a_changed_scheme_flips_models_and_leaves_findings_alone() -> None:
    text = _changed(SCHEME, 'model = "end_demand"', 'model = "neo_abolition"')
    text = text.replace('"end_demand"', '"neo_abolition"')
    sweden = _flips(text)["SWE"]
    (turned,) = sweden.of(Kind.MODEL)
    assert turned.said.possible == ("neo_abolition",)
    assert not sweden.of(Kind.FINDING)


def test_a_new_scheme_says_something_new_of_every_law_and_unsays_nothing() -> None:
    found = _flips(_text(SCHEME).replace('id = "pack-2014"', 'id = "pack-2015"', 1))
    assert set(found) >= {"NZL", "SWE", "DEU"}
    assert all(turned.was is None for flip in found.values() for turned in flip.turned)


def test_a_changed_codebook_is_read_with_all_that_rests_on_it() -> None:
    book = "laws/codebook.toml"
    asked = '\nid = "B3"\ngroup = "buying"\n'
    found = _flips(_changed(book, asked, f'{asked}asked_if = "B1 != none"\n'))
    assert any(turned.said.of == "K2" for turned in found["AU-NSW"].turned)
    told = _faults(
        _changed(book, '"certificate", "licence", "offence_if', '"licence", "offence_if')
    )
    assert any("'certificate' is no answer to T1" in one for one in told)


def test_every_fault_of_the_changed_file_is_told_with_its_line() -> None:
    text = _changed(RULES, 'breached = "B1 != none"', 'breached = "B9 != none"')
    told = _faults(text.replace('"5.6"', '"5.9"'))
    lines = {int(one.split(":")[1]) for one in told if one.startswith("changed.toml")}
    assert len(lines) == len(told) >= 3
    assert any("'B9' is not a question" in one for one in told)
    assert any("Clause 5.6 has no rule" in one for one in told)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('id = "x"\n', "neither rules"),
        ('id = "../x"\n[[row]]\n', "cannot name a file"),
        ("[[rule]]\n", "'policy' is missing"),
    ],
)
def test_a_file_that_is_none_of_them_is_refused(text: str, says: str) -> None:
    with pytest.raises(PackFaults, match=says):
        place_of(parse_toml(text, name="changed.toml"))


@pytest.fixture
def folkmoot(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    def told(*arguments: str) -> int:
        monkeypatch.setattr("sys.argv", ["folkmoot", "law", "flips", *arguments])
        with pytest.raises(SystemExit) as ended:
            run()
        return int(ended.value.code or 0)

    return told


def test_the_command_prints_who_flips(
    folkmoot: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(_changed(*NO_KERB_CRAWLING))
    assert folkmoot(str(file), "--on", "2026-01-01", "--json") == 0
    printed = json.loads(capsys.readouterr().out)
    found = next(flip for flip in printed if flip["jurisdiction"] == "AU-NSW")
    assert found["turned"][0]["of"] == "K2"
    assert folkmoot(str(file), "--on", "2026-01-01") == 0
    printed = capsys.readouterr()
    assert "New South" in printed.out
    assert "laws flip" in printed.err


def test_the_command_tells_faults_first_and_compares_nothing(
    folkmoot: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(_changed(RULES, 'breached = "B1 != none"', 'breached = "B9 != none"'))
    assert folkmoot(str(file)) == 1
    assert "'B9' is not a question" in capsys.readouterr().out
    file.write_text("[[rule")
    assert folkmoot(str(file)) == 1
    assert "rules.toml:1: This is not TOML" in capsys.readouterr().out
