"""The pages of a secret vote: what is said before it, the code shown once, votes found again."""

import logging
import re

import pytest
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session
from django.test import Client

from folkmoot.decision.secrecy import Secrecy
from folkmoot.federation.mandates import Role
from folkmoot.web.decision.models import BallotRow, DecisionRow, MotionRow, PollRow, VotedRow
from folkmoot.web.decision.services import secret
from tests.decision.secret_meeting import MOTION, NOON, a_motion, an_open_poll
from tests.decision.web.test_pages import entered, text

pytestmark = pytest.mark.django_db

VOTE = "/desk/vote/council-position/secret/"
FIND = "/decision/council-position/find/"
CODE = re.compile(r'name="code" value="([^"]+)"')


def an_open_secret_vote(secrecy: Secrecy = Secrecy.RECEIPTED) -> PollRow:
    poll = an_open_poll(secrecy)
    motion = a_motion()
    MotionRow.objects.create(
        id=motion.id,
        meeting=poll.meeting,
        position=0,
        document=motion.as_json(),
        tabled=NOON,
        stage="open",
        treatment="none",
        text_state="as_tabled",
    )
    return poll


def a_decision(poll: PollRow) -> None:
    secret.mix(poll)
    PollRow.objects.filter(id=poll.pk).update(closed=NOON)
    tally = {"total": {"yes": 2, "no": 1, "abstain": 1}}
    DecisionRow.objects.create(
        id="council-position", poll=poll, verdict="carried", document={"tally": tally}, hash="0"
    )


def sheet(client: Client, **said: object) -> dict[str, object]:
    """Give what the first form of the page would send."""
    found = CODE.search(client.get(VOTE).content.decode())
    assert found
    return {"seat": "north", "code": found[1], "choice": "yes", **said}


def test_before_anybody_casts_the_page_says_what_is_seen_known_and_not_promised() -> None:
    an_open_secret_vote()
    page = text(entered("amina", Role.DELEGATE).get(VOTE))
    assert "What others will see" in page
    assert "the server sees who you are and what you vote" in page
    assert "does not protect you from pressure or payment" in page
    assert "If all vote the same, everybody knows" in page
    assert "<script" not in page


def test_a_delegation_splits_its_votes_in_secret_and_finds_them_when_the_vote_is_closed() -> None:
    poll = an_open_secret_vote()
    amina = entered("amina", Role.DELEGATE)
    sent = sheet(amina, choice="split", yes=2, no=1, abstain=1)
    answer = amina.post(VOTE, sent)
    assert str(sent["code"]) in text(answer)
    assert answer.headers["Cache-Control"] == "no-store"
    assert str(sent["code"]) not in text(amina.get(VOTE)), "it is shown once"
    assert "This seat has voted" in text(amina.get(VOTE))
    a_decision(poll)
    shown = Client().post(FIND, {"code": str(sent["code"]).lower()})
    assert shown.headers["Cache-Control"] == "no-store"
    found = text(shown)
    assert "With this code 4 votes were cast" in found
    for ballot in BallotRow.objects.all():
        assert ballot.mark in found


def test_who_sends_it_again_sees_the_same_code_and_has_voted_once() -> None:
    an_open_secret_vote()
    amina = entered("amina", Role.DELEGATE)
    sent = sheet(amina)
    assert text(amina.post(VOTE, sent)) == text(amina.post(VOTE, sent))
    assert (VotedRow.objects.count(), BallotRow.objects.count()) == (1, 4)


def test_a_seat_that_is_not_theirs_and_votes_that_do_not_add_up_are_refused_in_a_sentence() -> None:
    an_open_secret_vote()
    amina = entered("amina", Role.DELEGATE)
    for sent, why in (
        (sheet(amina, seat="rive"), "not a seat of yours"),
        (sheet(amina, choice=""), "Choose for, against or abstain"),
        (sheet(amina, choice="split", yes=1), "In a secret vote all are cast"),
        (sheet(amina, code="1234"), "not the code of a secret vote"),
    ):
        answer = amina.post(VOTE, sent)
        assert answer.status_code == 400
        assert why in text(answer)
    assert not VotedRow.objects.exists()


def test_nothing_of_a_secret_vote_goes_to_session_messages_or_logs(
    caplog: pytest.LogCaptureFixture,
) -> None:
    poll = an_open_secret_vote()
    amina = entered("amina", Role.DELEGATE)
    caplog.set_level(logging.DEBUG)
    sent = sheet(amina)
    answer = amina.post(VOTE, sent)
    kept = str([session.get_decoded() for session in Session.objects.all()])
    a_decision(poll)
    Client().post(FIND, {"code": sent["code"]})
    assert list(get_messages(answer.wsgi_request)) == []
    assert str(sent["code"]) not in kept
    assert MOTION.name not in kept
    logged = " ".join(
        record.getMessage() for record in caplog.records if "django.db" not in record.name
    )
    assert str(sent["code"]) not in logged
    assert MOTION.name not in logged


def test_a_code_that_is_none_or_of_another_vote_is_told_apart() -> None:
    poll = an_open_secret_vote()
    a_decision(poll)
    wrong = Client().post(FIND, {"code": "1234"})
    assert wrong.status_code == 400
    assert "seven groups of four" in text(wrong)
    other = "0123 4567 89AB CDEF GHJK MNPQ RS4T"
    assert "No vote was cast with this code" in text(Client().post(FIND, {"code": other}))


def test_there_is_nothing_to_find_before_the_decision() -> None:
    poll = an_open_secret_vote()
    assert Client().get(FIND).status_code == 404
    a_decision(poll)
    assert "Seven groups of four" in text(Client().get(FIND))


def test_in_a_recorded_vote_there_are_no_codes_to_find_anything_with() -> None:
    a_decision(an_open_secret_vote(Secrecy.RECORDED))
    assert "there are no codes" in text(Client().get(FIND))


def test_the_secret_page_of_a_recorded_or_closed_vote_leads_back() -> None:
    poll = an_open_secret_vote(Secrecy.RECORDED)
    amina = entered("amina", Role.DELEGATE)
    assert amina.get(VOTE).headers["Location"] == "/desk/vote/council-position/"
    PollRow.objects.filter(id=poll.pk).update(secrecy=Secrecy.RECEIPTED, closed=NOON)
    assert amina.post(VOTE, {"seat": "north"}).headers["Location"] == "/desk/vote/council-position/"
