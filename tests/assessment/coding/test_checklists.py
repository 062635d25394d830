"""What there is to look at before a law, or a reading of it, is done."""

from dataclasses import replace
from datetime import date, timedelta

from folkmoot.assessment.answers import Answer
from folkmoot.assessment.checklists import Check, coding_checklist, law_checklist
from folkmoot.assessment.law import Law
from folkmoot.assessment.parsing import parse
from folkmoot.assessment.provisions import Instrument, Provision, Reading
from folkmoot.assessment.rows import Row
from folkmoot.assessment.schemes import Scheme
from folkmoot.foundation.dates import LooseDate, exact
from tests.assessment.coding.codings import a_coding
from tests.assessment.coding.codings import an_answer as a_coded
from tests.assessment.laws import CODEBOOK, NEW_YEAR, RECORDED, a_law, an_answer, real_laws

SCHEME = Scheme(
    "two",
    "Two models",
    "Invented",
    (Row("harsh", parse("S1 == criminal")), Row("mild", parse("true"))),
    {"harsh": "Harsh.", "mild": "Mild."},
)
CODE = Instrument("code", "Penal Code", "PC", "en", Reading.OFFICIAL, commenced=exact(NEW_YEAR))


def a_cited(value: str = "none", **more: object) -> Answer:
    return replace(an_answer("S1", value), provisions=("code#s1",), **more)  # type: ignore[arg-type]  # any field


def a_read_law(answer: Answer, code: Instrument = CODE) -> Law:
    provision = Provision(code, "s1", "s 1")
    return replace(a_law(answer), instruments={"code": code}, provisions={"code#s1": provision})


def checks(law: Law, on: date = RECORDED) -> set[tuple[Check, str]]:
    found = law_checklist(law, CODEBOOK, SCHEME, on=on, codings=(a_coding("b", {}),))
    return {(item.check, item.about) for item in found.items}


def test_a_law_that_is_read_dated_and_cited_has_nothing_on_its_list() -> None:
    assert checks(a_read_law(a_cited())) == set()


def test_each_fault_is_listed_where_it_is() -> None:
    recalled = replace(CODE, reading=Reading.RECALLED)
    uncommenced = replace(CODE, commenced=None)
    for law, expected in (
        (a_read_law(a_cited(caution="Beware.")), (Check.CAUTION, "S1")),
        (a_read_law(a_cited(start=LooseDate.parse("2000"))), (Check.NO_DAY, "S1")),
        (a_read_law(a_cited(end=LooseDate.parse("2027-01"))), (Check.NO_DAY, "S1")),
        (a_read_law(a_cited(), recalled), (Check.RECALLED, "S1")),
        (a_read_law(a_cited(), uncommenced), (Check.NO_COMMENCEMENT, "PC")),
        (a_law(an_answer("S1", "none")), (Check.NO_CITATION, "S1")),
        (a_law(an_answer("S1", "unknown")), (Check.UNEXPLAINED, "S1")),
        (a_law(an_answer("T1", "offence")), (Check.UNANSWERED, "S1")),
    ):
        assert expected in checks(law), expected


def test_a_law_is_to_be_looked_at_again_after_a_year_and_not_before() -> None:
    law = a_read_law(a_cited())
    stale = (Check.STALE, "LAN")
    assert stale not in checks(law, RECORDED + timedelta(days=365))
    assert stale in checks(law, RECORDED + timedelta(days=366))


def test_a_law_without_a_second_reading_was_coded_once() -> None:
    found = law_checklist(a_read_law(a_cited()), CODEBOOK, SCHEME, on=RECORDED)
    assert [item.sentence for item in found.items] == ["LAN was coded once, by one reading"]


def test_an_answer_that_cannot_change_the_model_is_said_to_be_missing_all_the_same() -> None:
    scheme = replace(
        SCHEME, rows=(Row("harsh", parse("S1 == criminal or B1 == criminal")), SCHEME.rows[1])
    )
    found = law_checklist(a_read_law(a_cited("criminal")), CODEBOOK, scheme, on=RECORDED)
    (missing,) = found.of(Check.UNANSWERED)
    assert (missing.about, missing.words) == ("B1", "")
    open_still = law_checklist(a_read_law(a_cited()), CODEBOOK, scheme, on=RECORDED)
    assert open_still.of(Check.UNANSWERED)[0].words == "its answer may change the model"


def test_every_real_law_can_be_checked() -> None:
    laws = real_laws()
    for name in ("NZL", "SWE"):
        scheme, law = laws.schemes["pack-2014"], laws.law(name)
        found = law_checklist(law, laws.codebook, scheme, on=law.checked)
        assert 0 < found.answered <= found.asked


def test_a_reading_says_what_it_lacks_and_asks_nothing_pointless() -> None:
    coding = a_coding("b", {"S1": "none"})
    bare = {"B1": a_coded("B1", "none"), "T1": a_coded("T1", "unknown")}
    found = coding_checklist(
        replace(coding, answers={**coding.answers, **bare}), CODEBOOK, ("S1", "S2", "B1", "T1")
    )
    assert (found.answered, found.asked) == (3, 3)
    assert {(item.check, item.about) for item in found.items} == {
        (Check.NO_CITATION, "B1"),
        (Check.UNEXPLAINED, "T1"),
    }
    begun = coding_checklist(replace(coding, answers={}), CODEBOOK, ("S1", "S2"))
    assert [item.about for item in begun.items] == ["S1", "S2"]
