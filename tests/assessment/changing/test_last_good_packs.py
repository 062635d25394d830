"""Packs with faults, offered to a site that stands: every fault told, and nothing taken in."""

from pathlib import Path

import pytest
from django.core.management import call_command

from folkmoot.foundation.errors import PackFaults
from folkmoot.foundation.references import Reference
from folkmoot.web.assessment import queries, stored
from folkmoot.web.assessment.models import CurrentDocument
from folkmoot.web.assessment.taking_services import take_in_anew
from folkmoot.web.assessment.world_queries import world
from folkmoot.web.demo.life import TOLD
from folkmoot.web.ledger import services as ledger
from tests.assessment.changing.conftest import NEW_YEAR, NOON, RIGHTS, SECRETARIAT

ANSWERS = "laws/SWE/answers.toml"
RULES = "policies/sex-work-rights/rules.toml"
BAD = [
    (ANSWERS, 'value = "criminal"', 'value = "crimnal"', "'crimnal' is no answer"),
    (ANSWERS, "\nto = ", "\n# to = ", "answered twice for the same days"),
    ("laws/NZL/law.toml", 'instrument = "pra-2003"', 'instrument = "x"', "'x' is no instrument"),
    (RULES, '"X2 == yes"', '"X9 == yes"', "'X9' is not a question"),
    (RULES, 'clauses = ["2.1"]', 'clauses = ["2.2"]', "Clause 2.1 has no rule"),
    ("laws/schemes/axes.toml", 'gives = ["yes"]', 'gives = ["no"]', "This check should give no"),
    ("laws/codebook.toml", "[[question]]", "[[question]", "This is not TOML"),
]


def _spoil(packs: Path, name: str, old: str, new: str) -> None:
    text = (packs / name).read_text(encoding="utf-8")
    assert old in text
    (packs / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def _stands() -> dict[str, str]:
    return dict(CurrentDocument.objects.values_list("name", "document__hash"))


def _sweden() -> str:
    return next(one for one in world(NEW_YEAR).laws if one.id == "SWE").model


@pytest.mark.parametrize(("name", "old", "new", "says"), BAD)
def test_a_pack_with_a_fault_is_refused_and_the_last_good_one_stays(
    law: Path, *, name: str, old: str, new: str, says: str
) -> None:
    before = _stands()
    _spoil(law, name, old, new)
    with pytest.raises(PackFaults) as refused:
        take_in_anew(law, by=SECRETARIAT, at=NOON)
    told = [str(fault) for fault in refused.value.faults]
    assert any(f"{name}:" in one and says in one for one in told), told
    assert _stands() == before
    assert _sweden() == "end_demand"


def test_all_faults_of_all_packs_are_told_at_once(law: Path) -> None:
    for name, old, new, _ in BAD[:6]:
        _spoil(law, name, old, new)
    with pytest.raises(PackFaults) as refused:
        take_in_anew(law, by=SECRETARIAT, at=NOON)
    told = "\n".join(map(str, refused.value.faults))
    assert all(says in told for *_, says in BAD[:6]), told


def test_what_is_new_is_taken_in_and_judged_anew(law: Path) -> None:
    assert take_in_anew(law, by=SECRETARIAT, at=NOON) == 0
    _spoil(law, RULES, 'breached = "B1 != none"', 'breached = "B1 == criminal"')
    assert take_in_anew(law, by=SECRETARIAT, at=NOON) == 1
    rule = stored.measure().rules.rule("K2")
    assert rule is not None
    assert rule.questions[0] == "B1"
    assert queries.laws_on(RIGHTS.at("2.2")).on == NOON.date()


def test_the_demo_goes_on_with_the_last_good_packs(
    law: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger.record("demo", TOLD, about=[Reference.parse("policy:x@1")], by=SECRETARIAT, at=NOON)
    monkeypatch.setenv("FOLKMOOT_PACKS", str(law))
    _spoil(law, *BAD[0][:3])
    call_command("demo", "--no-serve")
    told = capsys.readouterr().err
    assert "SWE/answers.toml" in told.replace("\n", "")
    assert "'crimnal'" in told
    assert "last good" in told
    assert _sweden() == "end_demand"


def test_the_command_ends_with_status_1_where_there_are_faults(
    law: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FOLKMOOT_PACKS", str(law))
    call_command("take_in_law")
    assert "Nothing is new." in capsys.readouterr().err
    _spoil(law, *BAD[3][:3])
    with pytest.raises(SystemExit) as ended:
        call_command("take_in_law")
    assert ended.value.code == 1
    printed = capsys.readouterr()
    assert "'X9' is not a question" in printed.out
    assert "goes on with the packs it has" in printed.err
