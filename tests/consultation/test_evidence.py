"""Evidence: only what may be passed on goes upward, and only its reader reads it."""

from dataclasses import replace
from datetime import date

import pytest

from folkmoot.consultation.evidence import open_evidence, seal_evidence, to_pass_on
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.responses import Answer, Channel, Consents, RespondentKind, Response
from folkmoot.consultation.results import Result, compile_result
from folkmoot.consultation.sealing import new_key_pair, seal_to
from folkmoot.foundation.errors import InputError

DAY = date(2025, 11, 20)
PRIVATE, PUBLIC = new_key_pair()


def a_response(name: str, *, words: str = "Housing.", **consents: bool) -> Response:
    return Response(
        *(name, "north-2025", Channel.MAIL, DAY, RespondentKind.ORGANISATION),
        organisation="The Harbour House",
        language="en",
        answers=(Answer("q2", words, clauses=("2.1",)),),
        consents=Consents(**consents),
        late=True,
    )


@pytest.fixture
def result(trial: Consultation) -> Result:
    return compile_result(trial.round("north-2025"), trial, [], made=DAY)


def test_what_is_sealed_is_opened_as_it_was(result: Result) -> None:
    whole = to_pass_on(
        result,
        [a_response("north-2", pass_on=True, attribute=True), a_response("north-1", pass_on=True)],
        codings=[("theme:t1", "response:north-1#q2")],
        taken_back=["north-0"],
    )
    assert open_evidence(seal_evidence(whole, to=PUBLIC), with_key=PRIVATE) == whole
    assert [each.id for each in whole.responses] == ["north-1", "north-2"]
    assert [each.organisation for each in whole.responses] == ["", "The Harbour House"]


def test_without_consent_to_pass_on_nothing_of_a_response_goes(result: Result) -> None:
    stays = [a_response("north-1", quote=True), a_response("north-2", pass_on=True, use=False)]
    codings = [("theme:t1", "response:north-1#q2"), ("theme:t1", "response:north-11#q2")]
    whole = to_pass_on(result, stays, codings=codings)
    assert (whole.responses, whole.codings) == ((), ())


def test_a_sender_cannot_slip_in_what_was_not_to_be_passed_on(result: Result) -> None:
    slipped = replace(to_pass_on(result, []), responses=(a_response("north-1", quote=True),))
    with pytest.raises(InputError, match="'north-1' was not to be passed on"):
        open_evidence(seal_evidence(slipped, to=PUBLIC), with_key=PRIVATE)


def test_evidence_for_somebody_else_stays_shut(result: Result) -> None:
    sealed = seal_evidence(to_pass_on(result, []), to=PUBLIC)
    with pytest.raises(InputError, match="not sealed for that key"):
        open_evidence(sealed, with_key=new_key_pair()[0])


@pytest.mark.parametrize("words", [b"", b"[]", b"{}", b"[" * 10_000, b'{"result":{}}', b"\xff"])
def test_what_is_no_evidence_is_refused(words: bytes) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        open_evidence(seal_to(PUBLIC, words), with_key=PRIVATE)
