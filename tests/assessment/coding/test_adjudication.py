"""What readings agree on, with what was settled, and the file that it becomes."""

import tomllib
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from folkmoot.assessment.adjudication import Settled, agreed
from folkmoot.assessment.answers import Confidence
from folkmoot.assessment.codings import CodedAnswer, Coding
from folkmoot.assessment.jurisdictions import Jurisdiction, Registry
from folkmoot.assessment.pack_codings import read_coding, write_coding
from folkmoot.assessment.provisions import Reading
from folkmoot.foundation.packs import PackFile
from tests.assessment.coding.codings import NEW_YEAR, a_coding
from tests.assessment.laws import CODEBOOK, RECORDED

REGISTRY = Registry({"LAN": Jurisdiction("LAN", "Lantern", "Nowhere")})
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=30).map(str.strip)


def settle(*readings: Coding, **settled: Settled) -> dict[str, CodedAnswer]:
    return dict(agreed(readings, settled, on=NEW_YEAR, recorded=RECORDED).answers)


def test_what_all_say_is_agreed_and_what_they_differ_in_is_left_out() -> None:
    found = settle(
        a_coding("a", {"S1": "none", "B1": "none"}), a_coding("b", {"S1": "none", "B1": "criminal"})
    )
    assert {question: answer.value for question, answer in found.items()} == {"S1": "none"}


def test_what_one_alone_answered_is_not_agreed_on() -> None:
    assert settle(a_coding("a", {"S1": "none"}), a_coding("b", {})) == {}


def test_what_was_settled_counts_and_cites_those_who_said_so() -> None:
    one, other = a_coding("a", {"B1": "none"}), a_coding("b", {"B1": "criminal"})
    found = settle(one, other, B1=Settled("B1", "criminal", (), "Section 1 decides."))
    assert found["B1"].cites == ("Penal Code s 1",)
    assert found["B1"].why == "Section 1 decides."
    own = settle(one, other, B1=Settled("B1", "contested", ("Case 7",), "Courts differ."))
    assert own["B1"].cites == ("Case 7",)


def test_what_is_settled_as_unknown_says_why_in_its_caution() -> None:
    one, other = a_coding("a", {"B1": "none"}), a_coding("b", {"B1": "criminal"})
    found = settle(one, other, B1=Settled("B1", "unknown", (), "No text was found."))
    assert (found["B1"].cites, found["B1"].caution) == ((), "No text was found.")


def test_what_is_agreed_is_no_surer_than_the_least_sure_of_those_who_said_it() -> None:
    one, other = a_coding("a", {"B1": "none"}), a_coding("b", {"B1": "none"})
    answer = replace(other.answers["B1"], reading=Reading.RECALLED, confidence=Confidence.LOW)
    found = settle(one, replace(other, answers={"B1": answer}))
    assert (found["B1"].reading, found["B1"].confidence) == (Reading.RECALLED, Confidence.LOW)


@given(
    st.lists(
        st.builds(
            CodedAnswer,
            question=st.sampled_from(list(CODEBOOK.questions)),
            value=st.just("contested"),
            cites=st.lists(WORDS.filter(bool), min_size=1, max_size=3).map(tuple),
            reading=st.sampled_from(list(Reading)),
            confidence=st.sampled_from(list(Confidence)),
            caution=WORDS,
            why=WORDS,
        ),
        max_size=4,
        unique_by=lambda answer: answer.question,
    )
)
def test_a_coding_written_and_read_again_is_the_same(answers: list[CodedAnswer]) -> None:
    coding = Coding(
        "LAN",
        "b",
        NEW_YEAR,
        RECORDED,
        is_blind=True,
        about='Read "here".',
        answers={answer.question: _composed(answer) for answer in answers},
    )
    text = write_coding(coding)
    file = PackFile(Path("c.toml"), "c.toml", tomllib.loads(text), tuple(text.splitlines()))
    assert read_coding(file, CODEBOOK, REGISTRY) == coding


def _composed(answer: CodedAnswer) -> CodedAnswer:
    """Give the answer in composed characters, as files of packs have them."""
    from unicodedata import normalize

    return replace(
        answer,
        cites=tuple(normalize("NFC", each) for each in answer.cites),
        caution=normalize("NFC", answer.caution),
        why=normalize("NFC", answer.why),
    )
