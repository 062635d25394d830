"""How often readings differ: counted by hand, and by what holds for all readings."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.assessment.codebook import UNKNOWN
from folkmoot.assessment.divergence import Rate, cross_section, divergence, with_the_law
from folkmoot.assessment.gates import Gate, Next
from folkmoot.foundation.errors import InputError
from tests.assessment.coding.codings import NEW_YEAR, a_coding
from tests.assessment.laws import CODEBOOK, a_law, an_answer, real_laws

VALUES = st.sampled_from(["none", "criminal", "unknown"])
TWO = {"S1": "criminal", "S2": "none", "B1": "none", "T1": "offence"}


def test_divergence_is_divergences_over_answers_that_two_gave() -> None:
    found = divergence([a_coding("a", TWO), a_coding("b", TWO | {"B1": "criminal"})], CODEBOOK)
    assert found.overall == Rate(coded=4, divergences=1, unknowns=0, known=4)
    assert found.overall.share == Fraction(1, 4)
    assert found.by_question()["B1"].share == 1
    assert [one.question for one in found.differing()] == ["B1"]


def test_an_answer_against_unknown_is_a_divergence_counted_apart() -> None:
    one = {"S1": "none", "B1": "unknown", "T1": "unknown"}
    other = {"S1": "criminal", "B1": "none", "T1": "unknown"}
    rate = divergence([a_coding("a", one), a_coding("b", other)], CODEBOOK).overall
    assert rate == Rate(coded=3, divergences=2, unknowns=1, known=1)
    assert (rate.share, rate.share_known) == (Fraction(2, 3), Fraction(1))


def test_what_one_coder_alone_answered_is_in_no_rate() -> None:
    found = divergence([a_coding("a", TWO), a_coding("b", {"S1": "criminal"})], CODEBOOK)
    assert found.overall.coded == 1
    assert found.once == {"LAN": ("S2", "B1", "T1")}


def test_a_question_that_a_coder_s_own_answers_make_pointless_is_not_compared() -> None:
    pointless = {"S1": "none", "S2": "zone"}
    found = divergence([a_coding("a", TWO), a_coding("b", pointless)], CODEBOOK)
    assert [one.question for one in found.compared] == ["S1"]


def test_laws_read_once_and_readings_of_different_days_are_not_compared() -> None:
    later = a_coding("b", TWO, on=date(2026, 2, 1))
    found = divergence([a_coding("a", TWO), later, a_coding("a", TWO, "SWE")], CODEBOOK)
    assert found.compared == ()
    assert found.overall.share is None
    assert found.overall.in_100 is None


def test_only_the_questions_asked_for_are_compared() -> None:
    found = divergence([a_coding("a", TWO), a_coding("b", TWO)], CODEBOOK, questions=("B1", "S1"))
    assert list(found.by_question()) == ["S1", "B1"]


def test_agreement_is_told_from_three_laws_on_with_an_interval() -> None:
    lands = ("A", "B", "C", "D")
    codings = [a_coding(coder, TWO, land) for land in lands[:3] for coder in "ab"]
    agreed = divergence(codings, CODEBOOK).agreement()["S1"]
    assert (agreed.ac1, agreed.ac1_interval) == (1.0, (1.0, 1.0))
    few = divergence(codings[:4], CODEBOOK).agreement()["S1"]
    assert few.ac1 is None
    assert few.reason == "Fewer than 3 laws were coded twice, so agreement cannot be told."
    other = a_coding("b", TWO | {"S1": "none"}, "D")
    worse = divergence([*codings, a_coding("a", TWO, "D"), other], CODEBOOK).agreement()["S1"]
    assert worse.ac1 is not None
    assert worse.ac1 < 1


@given(
    st.dictionaries(st.sampled_from(["S1", "B1", "T1"]), VALUES),
    st.dictionaries(st.sampled_from(["S1", "B1", "T1"]), VALUES),
)
def test_rates_are_the_same_whoever_comes_first_and_add_up(
    one: dict[str, str], other: dict[str, str]
) -> None:
    there = divergence([a_coding("a", one), a_coding("b", other)], CODEBOOK)
    back = divergence([a_coding("b", other), a_coding("a", one)], CODEBOOK)
    assert there.overall == back.overall
    rate = there.overall
    assert rate.unknowns <= rate.divergences <= rate.coded
    assert sum(each.coded for each in there.by_question().values()) == rate.coded
    assert sum(each.coded for each in there.by_jurisdiction().values()) == rate.coded
    assert rate.divergences - rate.unknowns <= rate.known <= rate.coded


@given(st.dictionaries(st.sampled_from(["S1", "B1", "T1"]), VALUES, min_size=1))
def test_a_reading_never_diverges_from_itself(values: dict[str, str]) -> None:
    found = divergence([a_coding("a", values), a_coding("b", values)], CODEBOOK)
    assert found.overall.divergences == 0


def test_the_coded_law_is_read_as_one_coding_of_a_day() -> None:
    law = a_law(
        an_answer("S1", "criminal", end="2009-12-31"),
        an_answer("S1", "none", start="2010-01-01"),
        an_answer("B1", "none", start="2020"),
    )
    then = cross_section(law, CODEBOOK, on=date(2005, 1, 1))
    now = cross_section(law, CODEBOOK, on=NEW_YEAR)
    assert (then.answers["S1"].value, now.answers["S1"].value) == ("criminal", "none")
    assert "B1" not in cross_section(law, CODEBOOK, on=date(2020, 6, 1)).answers
    assert now.coder == "amina"
    with pytest.raises(InputError, match="says nothing"):
        cross_section(law, CODEBOOK, on=date(1999, 1, 1))


def test_a_cross_section_cites_in_words_and_reads_no_further_than_its_least_read_act() -> None:
    laws = real_laws()
    found = cross_section(laws.law("SWE"), laws.codebook, on=NEW_YEAR)
    assert found.answers["B1"].cites == ("Brottsbalken 6 kap. 11 §",)
    assert all(answer.cites for answer in found.answers.values() if answer.value != UNKNOWN)


def test_a_law_says_nothing_to_a_reading_of_days_before_it_is_coded() -> None:
    law = a_law(an_answer("S1", "none"))
    early, late = a_coding("b", TWO, on=date(1990, 1, 1)), a_coding("b", TWO)
    assert [one.on for one in with_the_law(law, CODEBOOK, (early, late))] == [
        NEW_YEAR,
        date(1990, 1, 1),
        NEW_YEAR,
    ]


@pytest.mark.parametrize(
    ("rate", "then"),
    [
        (Rate(0, 0, 0, 0), Next.COMPARE),
        (Rate(100, 5, 0, 100), Next.ALL_TWICE),
        (Rate(100, 4, 4, 90), Next.SAMPLE_TWICE),
        (Rate(100, 0, 0, 100), Next.SAMPLE_TWICE),
    ],
)
def test_the_gate_opens_below_five_in_a_hundred(rate: Rate, then: Next) -> None:
    assert Gate().after(rate) is then
    assert Gate().sentence(rate).endswith(".")


def test_a_gate_cites_its_source_and_is_a_share() -> None:
    assert "Policy Surveillance Program" in Gate().source
    for bad in ({"most": 0}, {"sample": 101}, {"source": " "}):
        with pytest.raises(InputError):
            Gate(**bad)


@given(st.sets(st.text(min_size=1, max_size=3), max_size=40), st.integers(1, 100))
def test_the_lot_draws_the_share_and_the_same_laws_for_everybody(
    laws: set[str], sample: int
) -> None:
    drawn = Gate(sample=sample).drawn("batch", laws)
    assert set(drawn) <= laws
    assert len(drawn) == -(-len(laws) * sample // 100)
    assert drawn == Gate(sample=sample).drawn("batch", sorted(laws, reverse=True))
