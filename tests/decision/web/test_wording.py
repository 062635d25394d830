"""Rules and arithmetic in the reader's language: the same numbers, no English left."""

from fractions import Fraction

import pytest
from django.utils.translation import override

from folkmoot.decision.outcome import decide_outcome
from folkmoot.decision.phrases import Phrase, phrase, phrases
from folkmoot.decision.rule_words import in_words, proxies_in_words
from folkmoot.decision.rules import SIMPLE, TWO_THIRDS, Attendance, Proxies, Rule
from folkmoot.decision.tally import Sides, Tally
from folkmoot.foundation.languages import INTERFACE
from folkmoot.web.decision.wording import in_language

RULE = Rule(
    "special",
    TWO_THIRDS,
    quorum=Fraction(1, 2),
    counts=Attendance.PRESENT,
    turnout=Fraction(3, 5),
    sections=SIMPLE,
)
TALLY = Tally(Sides(17, 4, 2), {"north": Sides(13, 1), "rive": Sides(4, 3, 2)}, 24, 25, by_proxy=12)
OTHERS = [language for language in INTERFACE if language != "en"]


@pytest.mark.parametrize("language", OTHERS)
def test_every_step_is_said_in_the_language_with_the_same_numbers(language: str) -> None:
    steps = decide_outcome(RULE, TALLY).steps
    with override(language):
        said = [in_language(step) for step in steps]
    assert not set(said) & set(steps)
    assert [numbers(text) for text in said] == [numbers(step) for step in steps]


@pytest.mark.parametrize("language", OTHERS)
def test_every_demand_of_a_rule_and_of_its_proxies_is_said_in_the_language(language: str) -> None:
    demands = (*in_words(RULE), *proxies_in_words(Proxies(allowed=True, most=2)))
    with override(language):
        assert not {in_language(demand) for demand in demands} & set(demands)


def test_english_stays_what_the_bundle_says() -> None:
    steps = decide_outcome(RULE, TALLY).steps
    with override("en"):
        assert tuple(in_language(step) for step in steps) == steps


def test_a_phrase_within_a_phrase_is_said_in_the_language_too() -> None:
    outer = phrase("For it: more than %(share)s of the votes present.").put(share=phrase("half"))
    with override("fr"):
        assert in_language(outer) == "Pour : plus de la moitié des voix présentes."
        assert in_language("plain text") == "plain text"


def test_a_phrase_counts_one_and_many() -> None:
    counted = phrases("%(count)s vote counts", "%(count)s votes count")
    assert [counted.put(count=n) for n in (0, 1, 2)] == [
        "0 votes count",
        "1 vote counts",
        "2 votes count",
    ]
    assert isinstance(counted.put(count=1), Phrase)
    with override("fr"):
        assert in_language(counted.put(count=2)) == "2 voix comptent"


def numbers(text: str) -> list[int]:
    """Give the numbers in *text* that languages do not write as words, in any order."""
    words = "".join(each if each.isdigit() else " " for each in text)
    return sorted(set(map(int, words.split())))
