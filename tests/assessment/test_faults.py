"""A pack with faults: each one told, with its file and line, and all at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from folkmoot.assessment.pack_codebook import load_codebook
from folkmoot.assessment.pack_rules import load_rules, read_scheme
from folkmoot.assessment.packs import load_laws
from folkmoot.foundation.errors import PackFaults
from folkmoot.foundation.packs import read_toml
from tests.assessment.laws import FILES, a_pack

ANSWERS, LAW = FILES["LAN/answers.toml"], FILES["LAN/law.toml"]
RULES = """
policy = "p"
version = "1"

[[rule]]
id = "K1"
name = "Selling"
clauses = ["2.1"]
obligations = ["respect"]
source = "somewhere"
breached = "S1 != none"
"""
SCHEME = """
id = "s"
name = "S"
source = "somewhere"

[[row]]
model = "a"
when = "S1 == none"

[[row]]
model = "b"
when = "true"
"""


def _faults(load: Callable[[], object]) -> list[str]:
    with pytest.raises(PackFaults) as refused:
        load()
    return [str(fault) for fault in refused.value.faults]


def _rules_path(folder: Path) -> Path:
    path = folder / "policies" / "p" / "rules.toml"
    path.parent.mkdir(parents=True)
    return path


def test_a_pack_without_faults_is_read(tmp_path: Path) -> None:
    laws = load_laws(a_pack(tmp_path))
    assert [answer.value for answer in laws.law("LAN").answers] == ["none", "criminal"]


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "says"),
    [
        ("answers", 'value = "none"', 'value = "nono"', 7, "'nono' is no answer to S1"),
        ("answers", 'question = "B1"', 'question = "B9"', 13, "'B9' is not a question"),
        ("answers", '"code#s1"', '"code#s2"', 16, "'code#s2' is no provision"),
        ("answers", '["code"]', '["book"]', 9, "'book' is no instrument"),
        ("answers", 'absent_from = ["code"]\n', "", 7, "It cites nothing"),
        ("answers", '"medium"', '"high"', 10, "at most of medium confidence"),
        ("answers", 'value = "none"', 'value = "unknown"', 7, "says why in a caution"),
        ("answers", '"2000-01-01"\nprov', '"yesterday"\nprov', 15, "'yesterday' is not a date"),
        ("answers", "provisions =", "provision =", 16, "'provision' means nothing here"),
        ("law", 'instrument = "code"', 'instrument = "book"', 13, "'book' is no instrument"),
        ("law", 'jurisdiction = "LAN"', 'jurisdiction = "NAL"', 2, "not in jurisdictions.toml"),
        ("law", 'checked = "2026-11-22"', 'checked = "2026-13-22"', 5, "is not a day"),
    ],
)
def test_each_fault_of_a_law_is_told_with_its_line(
    tmp_path: Path, *, file: str, old: str, new: str, line: int, says: str
) -> None:
    name = f"LAN/{file}.toml"
    assert old in FILES[name]
    pack = a_pack(tmp_path, {name: FILES[name].replace(old, new, 1)})
    told = _faults(lambda: load_laws(pack))
    assert any(f"{file}.toml:{line}: " in one and says in one for one in told), told


def test_two_answers_for_the_same_days_are_a_fault(tmp_path: Path) -> None:
    second = "\n\n" + ANSWERS.split("\n\n")[1].replace("2000-01-01", "2005-01-01") + "\n"
    told = _faults(lambda: load_laws(a_pack(tmp_path, {"LAN/answers.toml": ANSWERS + second})))
    assert len(told) == 1
    assert "S1 is answered twice for the same days" in told[0]


def test_two_acts_of_one_name_are_a_fault(tmp_path: Path) -> None:
    again = '\n[[instrument]]\nid = "code"\ntitle = "Another Code"\nlanguage = "en"\n'
    pack = a_pack(tmp_path, {"LAN/law.toml": FILES["LAN/law.toml"] + again})
    (told,) = _faults(lambda: load_laws(pack))
    assert "LAN/law.toml:" in told
    assert "code is here twice" in told


def test_faults_of_different_files_are_told_together(tmp_path: Path) -> None:
    pack = a_pack(
        tmp_path,
        {
            "LAN/answers.toml": ANSWERS.replace('"none"', '"nono"'),
            "schemes/s.toml": SCHEME.replace("S1 ==", "S9 =="),
        },
    )
    told = _faults(lambda: load_laws(pack))
    assert len(told) == 2
    assert {one.split(":")[0].rsplit("/", 1)[1] for one in told} == {"answers.toml", "s.toml"}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("S1 != none", "S9 != none", "'S9' is not a question of the codebook"),
        ("S1 != none", "S1 != maybe", "'maybe' is not an answer to S1"),
        ("S1 != none", "S1 <> none", "Column 4"),
        ('breached = "S1 != none"', "", "This rule cannot be breached"),
        ('["2.1"]', '["two"]', "'two' is no clause"),
        ('["respect"]', '["obey"]', "'obey' is no obligation"),
    ],
)
def test_each_fault_of_a_rule_is_told(tmp_path: Path, *, old: str, new: str, says: str) -> None:
    path = _rules_path(tmp_path)
    path.write_text(RULES.replace(old, new, 1))
    codebook = load_codebook(a_pack(tmp_path) / "codebook.toml")
    assert any(says in one for one in _faults(lambda: load_rules(path, codebook)))


def test_a_clause_without_a_rule_is_a_fault_unless_it_says_why(tmp_path: Path) -> None:
    codebook = load_codebook(a_pack(tmp_path) / "codebook.toml")
    path = _rules_path(tmp_path)
    path.write_text(RULES)
    told = _faults(lambda: load_rules(path, codebook, clauses=["2.1", "2.2"]))
    assert ["Clause 2.2 has no rule" in one for one in told] == [True]
    path.write_text(RULES + '\n[not_judged]\n"2.2" = "a definition"\n')
    assert load_rules(path, codebook, clauses=["2.1", "2.2"]).not_judged == {"2.2": "a definition"}


def test_a_rule_for_a_clause_that_the_version_has_not_is_a_fault(tmp_path: Path) -> None:
    codebook = load_codebook(a_pack(tmp_path) / "codebook.toml")
    path = _rules_path(tmp_path)
    path.write_text(RULES.replace('["2.1"]', '["2.1", "9.9", "5.7@2"]'))
    told = _faults(lambda: load_rules(path, codebook, clauses=["2.1"]))
    assert ["clause 9.9" in one for one in told] == [True]


def test_a_check_that_a_rule_fails_is_a_fault(tmp_path: Path) -> None:
    codebook = load_codebook(a_pack(tmp_path) / "codebook.toml")
    path = _rules_path(tmp_path)
    check = '\n[[check]]\nof = "K1"\nanswers = { S1 = "criminal" }\ngives = ["met"]\n'
    path.write_text(RULES + check)
    told = _faults(lambda: load_rules(path, codebook))
    assert "rules.toml:16: This check should give met, and gives breached" in told[0]


def test_a_scheme_whose_last_row_asks_something_is_refused(tmp_path: Path) -> None:
    codebook = load_codebook(a_pack(tmp_path) / "codebook.toml")
    path = _rules_path(tmp_path)
    path.write_text(SCHEME.replace('"true"', '"S1 == criminal"'))
    told = _faults(lambda: read_scheme(read_toml(path), codebook))
    assert "The last row must hold always" in told[0]
