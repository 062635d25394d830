"""No way leads to the public without two people and consent, and none back from the sealed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from folkmoot.consultation.quotations import (
    Quotation,
    QuotationState,
    approve,
    find,
    place_of,
    prefers_paraphrase,
    propose,
    said,
    take_back,
    words_of,
)
from folkmoot.consultation.responses import Answer, Channel, Consents, RespondentKind, Response
from folkmoot.foundation.errors import FolkmootError, InputError, NotAllowed
from folkmoot.foundation.references import Kind, Reference

BO, TOMAS, INES = (Reference(Kind.PERSON, name) for name in ("bo", "tomas", "ines"))
RESPONSE = Response(
    "north-1",
    "north-2025",
    Channel.FORM,
    date(2025, 11, 4),
    RespondentKind.MEMBER,
    answers=(
        Answer("q1", choice="yes"),
        Answer("q2", "Whoever drives me home is no criminal."),
        Answer("q4", "He drives me home, he drives me home.", clause="2.1"),
    ),
    consents=Consents(quote=True),
)
PASSAGE = find(RESPONSE, "drives me home is no")


def test_a_passage_is_found_to_the_letter_and_in_the_one_text() -> None:
    assert said(RESPONSE, PASSAGE) == "drives me home is no"
    at = place_of(RESPONSE, "q4.2.1")
    assert words_of(RESPONSE)[at : at + 8] == "He drive"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("drives me homeward is", "do not stand"),
        ("he drives me home", "do not stand|more than once"),
        ("drives me home", "more than once"),
        ("home", "at least 3 words"),
        ("criminal. He drives me", "do not stand"),
    ],
)
def test_what_is_not_exact_or_not_one_place_is_refused(words: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        find(
            replace(RESPONSE, answers=(*RESPONSE.answers, Answer("q5", "he drives me home"))), words
        )


def test_nothing_is_proposed_without_consent() -> None:
    for consents in (Consents(), Consents(quote=True, use=False)):
        with pytest.raises(NotAllowed, match="did not agree to be quoted"):
            propose(replace(RESPONSE, consents=consents), PASSAGE, by=BO)


def test_one_person_alone_never_publishes() -> None:
    with pytest.raises(NotAllowed, match="Somebody else"):
        approve(propose(RESPONSE, PASSAGE, by=BO), by=BO)
    assert approve(propose(RESPONSE, PASSAGE, by=BO), by=TOMAS).is_public


def test_what_was_taken_back_is_not_approved_again() -> None:
    gone = take_back(approve(propose(RESPONSE, PASSAGE, by=BO), by=TOMAS), by=BO)
    assert gone.state is QuotationState.TAKEN_BACK
    with pytest.raises(InputError, match="decided already"):
        approve(gone, by=TOMAS)


def test_those_at_risk_are_told_in_other_words_by_default() -> None:
    assert prefers_paraphrase(replace(RESPONSE, kind=RespondentKind.STAKEHOLDER))
    assert not prefers_paraphrase(RESPONSE)


class Publishing(RuleBasedStateMachine):
    """Anybody tries anything in any order; the invariant is what the public may see."""

    quotations = Bundle("quotations")

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[int, Quotation] = {}
        self.acts: dict[int, list[tuple[str, Reference]]] = {}

    @rule(
        target=quotations,
        by=st.sampled_from([BO, TOMAS, INES]),
        quote=st.booleans(),
        use=st.booleans(),
    )
    def somebody_proposes(self, by: Reference, quote: bool, use: bool) -> int:
        number = len(self.acts)
        self.acts[number] = []
        try:
            response = replace(RESPONSE, consents=Consents(quote=quote, use=use))
            self.held[number] = propose(response, PASSAGE, by=by)
            self.acts[number] = [("propose", by)]
        except FolkmootError:
            assert not (quote and use)
        return number

    @rule(number=quotations, by=st.sampled_from([BO, TOMAS, INES]))
    def somebody_approves(self, number: int, by: Reference) -> None:
        self._try(number, "approve", by)

    @rule(number=quotations, by=st.sampled_from([BO, TOMAS, INES]))
    def somebody_takes_it_back(self, number: int, by: Reference) -> None:
        self._try(number, "take back", by)

    @invariant()
    def the_public_sees_only_what_two_people_agreed_on(self) -> None:
        for number, quotation in self.held.items():
            acts = self.acts[number]
            agreed = {by for act, by in acts if act in ("propose", "approve")}
            taken = any(act == "take back" for act, _ in acts)
            assert quotation.is_public == (len(agreed) >= 2 and not taken)

    def _try(self, number: int, act: str, by: Reference) -> None:
        if number not in self.held:
            return
        done = {"approve": approve, "take back": take_back}[act]
        try:
            self.held[number] = done(self.held[number], by=by)
            self.acts[number].append((act, by))
        except FolkmootError:
            pass


TestPublishing = Publishing.TestCase
TestPublishing.settings = settings(max_examples=100, stateful_step_count=20, deadline=None)
