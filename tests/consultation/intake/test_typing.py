"""Papers typed twice: what the form asks, and where two typings differ."""

from datetime import UTC, date, datetime

import pytest

from folkmoot.consultation.intake import typing
from folkmoot.consultation.intake.batch import Intake
from folkmoot.consultation.intake.waiting import paper, sealed_of, waiting_from
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.responses import Channel, RespondentKind
from folkmoot.foundation.errors import InputError

DAY = date(2025, 11, 3)


def intake(trial: Consultation) -> Intake:
    return Intake(trial, trial.round("north-2025"), at=datetime(2025, 12, 1, tzinfo=UTC))


def test_the_form_asks_all_that_the_pack_asks(trial: Consultation) -> None:
    names = [field.name for field in typing.fields_of(trial)]
    assert {"q1", "q1 why", "q2", "q4 2.1", "s1", "comment", "received", "quote"} <= set(names)
    assert len(names) == len(set(names))


def test_what_was_typed_becomes_a_response_by_paper_on_the_day_of_the_paper(
    trial: Consultation,
) -> None:
    given = {"q1": "yes", "q1 why": "Because.", "s1": "2", "q4 2.1": "Keep.", "quote": "on"}
    typed = typing.read({**given, "kind": "member", "junk": "x"}, trial)
    response = intake(trial).typed(typed, channel=Channel.PAPER, received=DAY)
    assert response.channel is Channel.PAPER
    assert (response.received, response.late) == (DAY, False)
    assert response.kind is RespondentKind.MEMBER
    assert response.consents.quote
    assert not response.consents.use
    assert {answer.part for answer in response.answers} == {"q1", "s1", "q4.2.1"}


def test_nobody_can_type_nothing(trial: Consultation) -> None:
    with pytest.raises(InputError, match="Nothing was typed"):
        intake(trial).typed(typing.read({}, trial), channel=Channel.PAPER, received=DAY)


def test_a_typing_that_cannot_be_understood_says_in_which_field(trial: Consultation) -> None:
    typed = typing.read({"received": "yesterday", "q2": "x"}, trial)
    with pytest.raises(InputError, match="in the column 'received', 'yesterday' is not a day"):
        intake(trial).typed(typed, channel=Channel.PAPER, received=DAY)


def test_two_typings_differ_where_words_or_a_consent_do_and_not_by_blanks(
    trial: Consultation,
) -> None:
    first = typing.read({"q2": "Housing  and health", "quote": "on"}, trial)
    second = typing.read({"q2": "Housing and\nhealth", "s1": "2"}, trial)
    assert [(each.name, each.first, each.second) for each in typing.differences(first, second)] == [
        ("quote", "yes", "no"),
        ("s1", "", "2"),
    ]


def test_a_waiting_item_is_read_again_as_it_was_sealed() -> None:
    item = paper("no. 17", received=DAY, late=True)
    again = waiting_from(sealed_of(item))
    assert (again.file, again.received, again.late) == ("no. 17", DAY, True)
    with pytest.raises(InputError, match="no waiting item"):
        waiting_from({"file": "x"})
