"""Published classifications: each a witness by itself, with the laws to look into."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.assessment.classifications import (
    SourceAgreement,
    agreement_with,
    cohens_kappa,
    day_of,
)
from folkmoot.assessment.packs import DEFAULT_POLICY, load_laws, load_packs
from folkmoot.assessment.published import Classification
from folkmoot.cli import run
from folkmoot.foundation.errors import PackFaults
from tests.assessment.laws import NEW_YEAR, a_pack

PACKS = load_packs()
SOURCES = {one.id: one for one in PACKS.laws.classifications}
SCHEME = """
id = "pack-2014"
name = "Models"
source = "invented"

[[row]]
model = "lawful"
when = "S1 == none"
means = "Selling is lawful."

[[row]]
model = "unlawful"
when = "true"
means = "It is not."
"""
SOURCE = """
id = "invented"
source = "An invented atlas"
year = "2026"
as_of = "2026"
where = "invented"
about = "Invented."

[means]
green = ["lawful"]

[labels]
LAN = "green"
"""


def _held(name: str, on: date = NEW_YEAR) -> SourceAgreement:
    source = SOURCES[name]
    measure = PACKS.laws.measure(PACKS.rules[DEFAULT_POLICY], source.scheme)
    return agreement_with(source, PACKS.laws, measure, on=on)


@pytest.mark.parametrize("source", SOURCES.values(), ids=lambda source: str(source.id))
def test_every_source_says_where_it_was_seen_and_of_which_day_it_speaks(
    source: Classification,
) -> None:
    assert source.where
    assert source.year
    assert source.about
    assert day_of(source, date(2026, 11, 22)) <= date(2026, 11, 22)


def test_a_source_agrees_where_our_model_is_one_that_its_label_may_mean() -> None:
    held = _held("canada-justice-2022", date(2022, 2, 28))
    readings = {one.jurisdiction: one for one in held.readings}
    assert readings["SWE"].agrees is True
    assert readings["US-ME"].agrees is True
    assert held.units >= 10


def test_a_reform_since_then_shows_as_a_difference_on_a_later_day() -> None:
    held = _held("canada-justice-2022")
    maine = next(one for one in held.to_look_into if one.jurisdiction == "US-ME")
    assert (maine.label, maine.ours) == ("prohibition", ("end_demand",))
    assert maine.because


def test_a_difference_is_listed_with_both_readings_and_the_answers_behind_ours() -> None:
    found = {one.jurisdiction: one for one in _held("wpr-2026").to_look_into}
    new_zealand = found["NZL"]
    assert (new_zealand.label, new_zealand.ours) == ("Legalization", ("decriminalisation",))
    assert all(reason.question for reason in new_zealand.because)
    assert _held("wpr-2026").to_look_into[0].agrees is False


def test_an_open_model_of_ours_is_neither_agreement_nor_difference() -> None:
    source = replace(SOURCES["wpr-2026"], labels={"SWE": "Abolitionism"})
    measure = PACKS.laws.measure(PACKS.rules[DEFAULT_POLICY], "five-models")
    known = PACKS.laws.law("SWE")
    only = tuple(answer for answer in known.answers if answer.question == "S1")
    laws = replace(PACKS.laws, laws={"SWE": replace(known, answers=only)})
    held = agreement_with(source, laws, measure, on=NEW_YEAR)
    assert [one.agrees for one in held.to_look_into] == [None]
    assert (held.units, held.agreed, held.kappa) == (0, 0, None)


def test_labels_of_laws_that_are_not_coded_are_counted_and_no_more() -> None:
    source = replace(
        SOURCES["ewl-approaches"], labels={"SWE": "abolitionism", "ATA": "prohibition"}
    )
    measure = PACKS.laws.measure(PACKS.rules[DEFAULT_POLICY])
    held = agreement_with(source, PACKS.laws, measure, on=NEW_YEAR)
    assert (held.units, held.uncoded) == (1, 1)


LABELS = st.sampled_from("abc")


@given(st.lists(st.tuples(LABELS, LABELS), max_size=30))
def test_kappa_is_symmetric_and_never_above_one(pairs: list[tuple[str, str]]) -> None:
    kappa = cohens_kappa(pairs)
    turned = cohens_kappa([(other, one) for one, other in pairs])
    assert (kappa is None) == (turned is None)
    if kappa is not None and turned is not None:
        assert kappa == pytest.approx(turned)
        assert kappa <= 1
        assert (kappa == 1) == all(one == other for one, other in pairs)


def test_kappa_of_a_worked_example() -> None:
    # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: Cohen's kappa is 0.4.
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohens_kappa(pairs) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('LAN = "green"', 'LAN = "blue"', 13, "'blue' is not under"),
        ('LAN = "green"', 'NAL = "green"', 13, "not in jurisdictions.toml"),
        ('["lawful"]', '["legal"]', 10, "'legal' is no model of pack-2014"),
        ('["lawful"]', "[]", 10, "means no model"),
        ('green = ["lawful"]', 'green = ["lawful"]\nred = ["unlawful"]', 11, "Nothing is labelled"),
        ('year = "2026"', "", 1, "'year' is missing"),
        ('about = "Invented."', 'scheme = "nine"', 7, "There is no scheme 'nine'"),
        ('as_of = "2026"', 'as_of = "soon"', 5, "'soon' is not a date"),
    ],
)
def test_each_fault_of_a_classification_is_told_with_its_line(
    tmp_path: Path, *, old: str, new: str, line: int, says: str
) -> None:
    assert old in SOURCE
    files = {
        "schemes/pack-2014.toml": SCHEME,
        "classifications/invented.toml": SOURCE.replace(old, new, 1),
    }
    with pytest.raises(PackFaults) as refused:
        load_laws(a_pack(tmp_path, files))
    told = [str(fault) for fault in refused.value.faults]
    assert any(f"invented.toml:{line}: " in one and says in one for one in told), told


def test_the_command_gives_each_source_by_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (["--json", "--on", "2026-01-01"], []):
        monkeypatch.setattr("sys.argv", ["folkmoot", "law", "classifications", *arguments])
        with pytest.raises(SystemExit) as ended:
            run()
        assert not ended.value.code
        printed = capsys.readouterr().out
        if arguments:
            document = {each["id"]: each for each in json.loads(printed)}
            assert set(document) >= {"wpr-2026", "ids-map-2015"}
            assert document["canada-justice-2022"]["on"] == "2026-01-01"
        else:
            assert "Transcrime" in printed
            assert "agree, kappa" in printed
