"""Codings of an invented law to test with: values by question, read by somebody."""

from collections.abc import Mapping
from datetime import date

from folkmoot.assessment.answers import Confidence
from folkmoot.assessment.codings import CodedAnswer, Coding
from folkmoot.assessment.provisions import Reading

NEW_YEAR = date(2026, 1, 1)


def an_answer(question: str, value: str, *cites: str, caution: str = "") -> CodedAnswer:
    """Give an answer of no consequence beyond its value and what it cites."""
    return CodedAnswer(question, value, cites, Reading.OFFICIAL, Confidence.HIGH, caution)


def a_coding(
    coder: str, values: Mapping[str, str], jurisdiction: str = "LAN", on: date = NEW_YEAR
) -> Coding:
    """Give what *coder* found, each known answer citing the Penal Code."""
    answers = {
        question: an_answer(question, value, "Penal Code s 1")
        if value != "unknown"
        else an_answer(question, value, caution="Looked nowhere.")
        for question, value in values.items()
    }
    return Coding(jurisdiction, coder, on, on, is_blind=True, about="Read.", answers=answers)
