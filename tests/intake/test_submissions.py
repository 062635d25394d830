"""Responses as the intake face stores them: once, sealed, by the day, and gone when withdrawn."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import models

from folkmoot.consultation.receipts import new_code
from folkmoot.consultation.responses import Answer, Channel, RespondentKind, Response
from folkmoot.consultation.sealing import disclose, key_of_code
from folkmoot.foundation.errors import InputError
from folkmoot.web.intake import box_services, services
from folkmoot.web.intake import models as rows
from folkmoot.web.intake.models import ReceiptRow, SubmissionKeyRow, SubmissionRow
from tests.intake.conftest import Posted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("north")]

NOW = datetime.now(UTC)


def a_response(text: str = "Housing.", **given: Any) -> Response:
    answers = (Answer("q1", choice="yes", clauses=("2.1",)), Answer("q2", text))
    plain = Response("", "north-2025", Channel.FORM, date.min, RespondentKind.MEMBER)
    return replace(plain, answers=answers, language="en", **given)


def test_a_response_is_stored_once_however_often_it_is_sent() -> None:
    code = new_code()
    first = services.submit_response(a_response(), code=code, at=NOW)
    again = services.submit_response(a_response("Other words."), code=code, at=NOW)
    assert again == first
    (row,) = SubmissionRow.objects.all()
    (key,) = SubmissionKeyRow.objects.all()
    opened = disclose(bytes(row.content), bytes(key.for_receipt), key_of_code(code))
    assert b"Housing." in opened


def test_the_holder_of_the_round_opens_it_and_nothing_that_lies_here_does(north: Posted) -> None:
    services.submit_response(a_response("CANARY", organisation="CANARY"), code="C" * 20, at=NOW)
    (found,) = box_services.submissions_to_collect("north-2025")
    sealed = found.envelope
    assert b"CANARY" in disclose(sealed.content, sealed.for_round, north.private)
    held = repr([list(each.objects.values()) for each in tables()])
    assert "CANARY" not in held
    assert "C" * 20 not in held


def test_the_facts_say_which_parts_have_an_answer_and_none_of_the_words() -> None:
    services.submit_response(a_response("CANARY"), code=new_code(), at=NOW)
    (found,) = box_services.submissions_to_collect("north-2025")
    assert found.facts["parts"] == [["q1", "", ["2.1"]], ["q2", "", []]]
    assert (found.facts["kind"], found.facts["language"]) == ("member", "en")


def test_late_answers_are_kept_and_marked_and_after_the_grace_refused(post: Any) -> None:
    closed = NOW - timedelta(days=1)
    post("over-1", closes=closed, grace_days=7)
    post("over-2", closes=closed, grace_days=0)
    late = services.submit_response(a_response(round="over-1"), code=new_code(), at=NOW)
    assert late.late
    with pytest.raises(InputError, match="took answers until"):
        services.submit_response(a_response(round="over-2"), code=new_code(), at=NOW)
    with pytest.raises(InputError, match="There is no round"):
        services.submit_response(a_response(round="never"), code=new_code(), at=NOW)


def test_withdrawing_destroys_the_keys_and_the_words_and_keeps_the_day() -> None:
    code = new_code()
    services.submit_response(a_response("CANARY"), code=code, at=NOW)
    assert services.withdraw_response(code, at=NOW)
    assert not SubmissionRow.objects.exists()
    assert not SubmissionKeyRow.objects.exists()
    (receipt,) = ReceiptRow.objects.all()
    assert (bytes(receipt.public_key), receipt.fate) == (b"", None)
    assert box_services.withdrawn_marks("north-2025") == {receipt.mark: NOW.date()}
    assert services.withdraw_response(code, at=NOW + timedelta(days=1))
    assert list(box_services.withdrawn_marks("north-2025").values()) == [NOW.date()]
    assert not services.withdraw_response(new_code(), at=NOW)


def test_no_row_here_has_a_time_finer_than_a_day_or_a_key_that_counts() -> None:
    for each in tables():
        for field in each._meta.get_fields():
            assert not isinstance(field, (models.DateTimeField, models.TimeField)), field
            assert not isinstance(field, models.AutoField), field


def tables() -> list[Any]:
    """Give every table of the intake face."""
    found = [each for each in vars(rows).values() if isinstance(each, type)]
    return [
        each
        for each in found
        if issubclass(each, models.Model) and each.__module__ == rows.__name__
    ]
