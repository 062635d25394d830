"""Detectors propose what has a form of its own, miss names, and leave clauses and years alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.consultation.detectors import proposed
from folkmoot.consultation.redaction import Reason

TELLING = [
    ("write to mina.example+1@mail.example.org today", "mina.example+1@mail.example.org"),
    ("see https://example.org/a?b=c for it", "https://example.org/a?b=c"),
    ("on www.example.org now", "www.example.org"),
    ("message t.me/somebody please", "t.me/somebody"),
    ("I am @somebody_else there", "@somebody_else"),
    ("from 192.0.2.17 again", "192.0.2.17"),
    ("call +44 20 7946 0018 at night", "+44 20 7946 0018"),
    ("call 0171-555-0100 at night", "0171-555-0100"),
    ("call (020) 7946 0018 at night", "(020) 7946 0018"),
    ("اتصل على +٩٦٦٥٠١٢٣٤٥٦٧ ليلا", "+٩٦٦٥٠١٢٣٤٥٦٧"),
    ("account GB82 WEST 1234 5698 7654 32, please", "GB82 WEST 1234 5698 7654 32"),
    ("my number is 730-992-118 there", "730-992-118"),
    ("passport AB1234567 was kept", "AB1234567"),
    ("on 2025-03-04 they came", "2025-03-04"),
    ("on 4/3/2025 they came", "4/3/2025"),
    ("on 4.3.25 they came", "4.3.25"),
    ("on 4 March 2025 they came", "4 March 2025"),
    ("on March 4th, 2025 they came", "March 4th, 2025"),
    ("le 4 août 2025 ils sont venus", "4 août 2025"),
    ("el 4 de enero de 2025 vinieron", "4 de enero de 2025"),
    ("في 4 آذار 2025 جاؤوا", "4 آذار 2025"),
    ("at 51.50735, -0.12776 exactly", "51.50735, -0.12776"),
    ("at 51°30'26\"N there", "51°30'26\"N"),
]


@pytest.mark.parametrize(("text", "leads"), TELLING, ids=[leads for _, leads in TELLING])
def test_what_leads_to_somebody_is_proposed_to_the_character(text: str, leads: str) -> None:
    (span,) = proposed({"q1": text})
    assert text[span.start : span.end] == leads


@pytest.mark.parametrize(
    "text",
    [
        "Clause 2.3.1 and clause 10.2 are wrong.",
        "In 2014, and again in 2025, 300 people said so.",
        "There are 1,200 of us; 45% agreed, 12.5 of them twice.",
        "It may be good. May I?",
        "GB82 WEST is no account",
        "Section 33A of the Act of 1956",
    ],
)
def test_clauses_years_and_counts_are_left_alone(text: str) -> None:
    assert proposed({"q1": text}) == ()


def test_a_name_is_not_found_which_is_why_a_person_reads() -> None:
    assert proposed({"q1": "Mina Example told the officer at Oakford."}) == ()


def test_reasons_say_what_was_found() -> None:
    found = proposed({"q1": "a@b.example", "q2": "on 2025-03-04", "q3": "51.50735, -0.12776"})
    assert [span.reason for span in found] == [Reason.CONTACT, Reason.DAY, Reason.PLACE]


@given(st.text(max_size=3000))
def test_any_words_are_read_and_what_is_proposed_lies_within_them(text: str) -> None:
    for span in proposed({"q1": text}):
        assert 0 <= span.start < span.end <= len(text)
