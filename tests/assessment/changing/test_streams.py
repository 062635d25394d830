"""Streams side by side, and what organisations said of answers."""

from datetime import date

from folkmoot.assessment.law import stand
from folkmoot.assessment.streams import (
    Remark,
    Report,
    Stream,
    Validity,
    answers_by_question,
    beside,
    last_words,
)
from tests.assessment.changing.texts import TEXTS
from tests.assessment.laws import CODEBOOK, NEW_YEAR, a_law, an_answer

LAW = stand(a_law(an_answer("S1", "none"), an_answer("B1", "criminal")), CODEBOOK, on=NEW_YEAR)


def test_each_stream_stands_beside_what_coders_read_and_nothing_is_summed() -> None:
    reports = [
        Report(Stream.GOVERNMENT, "B1", "none", "An invented report", "2024"),
        Report(Stream.CIVIL_SOCIETY, "B1", "criminal", "An invented survey", "2023", "Fines."),
        Report(Stream.GOVERNMENT, "B1", "criminal", "An invented report", "2020"),
    ]
    (found,) = beside(reports, LAW, CODEBOOK)
    assert (found.question, found.coded) == ("B1", "criminal")
    assert [(one.year, one.value) for one in found.government] == [
        ("2020", "criminal"),
        ("2024", "none"),
    ]
    assert [one.words for one in found.civil_society] == ["Fines."]


def test_questions_come_in_the_order_of_the_codebook() -> None:
    reports = [Report(Stream.GOVERNMENT, q, "none", "Invented", "2024") for q in ("T1", "S1")]
    assert [one.question for one in beside(reports, LAW, CODEBOOK)] == ["S1", "T1"]


def a_remark(organisation: str, day: int, validity: Validity) -> Remark:
    return Remark(organisation, date(2026, 1, day), "B1", validity, "", is_current=True)


def test_of_what_an_organisation_said_its_last_word_counts() -> None:
    said = [
        a_remark("Northmark", 3, Validity.CONFIRMED),
        a_remark("Northmark", 1, Validity.DISPUTED),
        a_remark("Another", 2, Validity.CANNOT_SAY),
    ]
    assert [(one.organisation, one.validity.value) for one in last_words(said)] == [
        ("Another", "cannot_say"),
        ("Northmark", "confirmed"),
    ]


def test_two_texts_that_answer_one_question_alike_are_known() -> None:
    then = answers_by_question(TEXTS.answers)
    now = answers_by_question(TEXTS.answers.replace('value = "criminal"', 'value = "none"'))
    assert then["S1"] == now["S1"]
    assert then["B1"] != now["B1"]
    assert answers_by_question("") == {}
