"""In the room: a chair safe from slips, a delegate who votes once, a screen that tells in time."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from folkmoot.decision.motions import Event, Happening
from folkmoot.decision.roll import Proxy
from folkmoot.decision.rules import Proxies
from folkmoot.decision.tally import Choice, whole
from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import InputError
from folkmoot.web.decision import queries, room_queries, services
from folkmoot.web.ledger import queries as ledger
from tests.decision.builders import CHAIR, MORNING, ROLL, RULES, SEATED
from tests.decision.web.test_pages import entered, text
from tests.decision.web.test_voting import MOTION, NOON, a_meeting, a_motion, an_open_vote

pytestmark = pytest.mark.django_db

VOTE = "/desk/vote/council-position/"
SEAT = "/desk/meeting/council-2026/seat/"
CONDUCT = "/desk/meeting/council-2026/"
SURE = "/desk/meeting/council-2026/sure/"
SCREEN = "/meeting/council-2026/screen/"
PULSE = "/meeting/council-2026/pulse"
ON = str(MOTION)
FOR = {"on": ON, "seat": "north", "choice": "yes"}


def a_tabled_motion() -> None:
    a_meeting()
    services.table_motion("council-2026", a_motion(), at=MORNING)


def test_only_the_chair_conducts_and_only_delegates_vote(client: Client) -> None:
    an_open_vote()
    assert [client.get(path).status_code for path in (VOTE, SEAT, CONDUCT, SURE)] == [302] * 4
    delegate, chair = entered("amina", Role.DELEGATE), entered("chloe", Role.CHAIR)
    assert delegate.get(CONDUCT).status_code == delegate.get(SURE).status_code == 403
    assert delegate.post(CONDUCT, {"do": "close", "on": ON, "sure": "yes"}).status_code == 403
    assert chair.get(VOTE).status_code == chair.get(SEAT).status_code == 403


def test_the_chair_takes_one_clear_step_after_the_other() -> None:
    a_tabled_motion()
    chair = entered("chloe", Role.CHAIR)
    assert "Say first whether it is in order" in text(chair.get(CONDUCT))
    accepted = chair.post(CONDUCT, {"do": "accept", "on": ON}, follow=True)
    assert "Open the vote …" in text(accepted)
    asked = chair.post(CONDUCT, {"do": "open", "on": ON}, follow=True)
    assert "Open this vote?" in text(asked)
    assert queries.poll_on(MOTION) is None
    opened = chair.post(CONDUCT, {"do": "open", "on": ON, "sure": "yes"}, follow=True)
    assert "of 3 seats here have voted" in text(opened)
    services.cast_vote(MOTION, whole(SEATED["isles"], Choice.NO))
    assert "2 seats that are here have not voted yet" in text(
        chair.post(CONDUCT, {"do": "close", "on": ON}, follow=True)
    )
    closed = chair.post(CONDUCT, {"do": "close", "on": ON, "sure": "yes"}, follow=True)
    assert "Lost" in text(closed)
    assert "Everything on the agenda is decided" in text(closed)


def test_what_the_chair_sends_twice_is_done_once_and_frightens_nobody() -> None:
    a_tabled_motion()
    chair = entered("chloe", Role.CHAIR)
    chair.post(CONDUCT, {"do": "accept", "on": ON})
    for do in ("open", "open", "close", "close"):
        done = chair.post(CONDUCT, {"do": do, "on": ON, "sure": "yes"}, follow=True)
        assert done.status_code == 200
        assert "This was not done" not in text(done)
    events = [entry.event for entry, _hash in ledger.entries("decisions-council")]
    assert events.count("vote.opened") == events.count("decision.made") == 1


def test_nobody_is_told_how_an_open_vote_goes_not_even_the_chair(client: Client) -> None:
    an_open_vote()
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    for page in (entered("chloe", Role.CHAIR).get(CONDUCT), client.get(SCREEN)):
        assert "of 3 seats here have voted" in text(page)
        assert "5 for" not in text(page)
        assert 'class="balance"' not in text(page)


@pytest.mark.parametrize("sent", [{"do": "open", "on": "motion:elsewhere"}, {"do": "open"}])
def test_the_chair_cannot_open_what_is_not_on_the_agenda(sent: dict[str, str]) -> None:
    a_meeting()
    response = entered("chloe", Role.CHAIR).post(CONDUCT, {**sent, "sure": "yes"})
    assert response.status_code == 400
    assert "This is not put to this meeting." in text(response)


def test_the_page_that_asks_again_leads_back_where_there_is_nothing_to_ask() -> None:
    a_tabled_motion()
    chair = entered("chloe", Role.CHAIR)
    for asked in ("", "?do=accept", "?do=open", "?do=open&on=motion:x", f"?do=end&on={ON}"):
        assert chair.get(SURE + asked).status_code == 302


def test_a_meeting_is_closed_and_what_it_did_not_reach_lapses() -> None:
    a_tabled_motion()
    chair = entered("chloe", Role.CHAIR)
    assert "it lapses" in text(chair.get(f"{SURE}?do=end"))
    for _twice in range(2):
        done = chair.post(CONDUCT, {"do": "end", "sure": "yes"}, follow=True)
    assert "The meeting is over" in text(done)
    assert "Lapsed" in text(done)
    events = [entry.event for entry, _hash in ledger.entries("decisions-council")]
    assert events.count("meeting.ended") == 1


def test_a_meeting_is_not_closed_over_an_open_vote() -> None:
    an_open_vote()
    with pytest.raises(InputError, match="is not settled"):
        services.end_meeting("council-2026", by=CHAIR, at=NOON)


def test_a_delegate_casts_the_vote_of_their_own_seat_and_sees_what_they_cast() -> None:
    an_open_vote()
    delegate = entered("amina", Role.DELEGATE)
    assert "You have 5 votes." in text(delegate.get(SEAT))
    done = delegate.post(SEAT, FOR, follow=True)
    assert "Your vote is there.</b> 5 for, 0 against, 0 abstaining." in text(done)


def test_the_same_vote_sent_again_is_one_vote_and_no_error_also_when_the_vote_is_closed() -> None:
    an_open_vote()
    delegate = entered("amina", Role.DELEGATE)
    for _again in range(3):
        done = delegate.post(SEAT, FOR, follow=True)
        assert (done.status_code, "Your vote is there." in text(done)) == (200, True)
    services.close_vote(MOTION, by=CHAIR, at=NOON)
    late = delegate.post(SEAT, FOR, follow=True)
    assert (late.status_code, "Your vote is there." in text(late)) == (200, True)
    poll = queries.poll_on(MOTION)
    assert poll is not None
    assert [vote.seat for vote in queries.votes_in(poll)] == ["north"]


def test_another_vote_of_the_same_seat_is_refused_and_the_first_one_stays() -> None:
    an_open_vote()
    delegate = entered("amina", Role.DELEGATE)
    delegate.post(VOTE, FOR)
    again = delegate.post(VOTE, {**FOR, "choice": "no"})
    assert again.status_code == 400
    assert "This seat has voted already." in text(again)
    assert "Your vote is there.</b> 5 for" in text(again)


def test_a_delegate_splits_the_votes_of_a_delegation() -> None:
    an_open_vote()
    delegate = entered("amina", Role.DELEGATE)
    split = {**FOR, "choice": "split", "yes": "3", "no": "2"}
    assert "3 for, 2 against" in text(delegate.post(VOTE, split, follow=True))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"seat": "rive", "choice": "yes"}, "This is not a seat of yours."),
        ({"seat": "north"}, "Choose for, against or abstain."),
        ({"seat": "north", "choice": "maybe"}, "maybe"),
        ({"seat": "north", "choice": "split", "yes": "9"}, "has 5 votes and cast 9"),
        ({"seat": "north", "choice": "split", "yes": "-1"}, "greater than or equal to 0"),
        ({"on": "motion:elsewhere", "seat": "north", "choice": "yes"}, "has not opened"),
    ],
)
def test_a_vote_that_cannot_be_taken_is_told_why(sent: dict[str, str], said: str) -> None:
    an_open_vote()
    response = entered("amina", Role.DELEGATE).post(SEAT, {"on": ON, **sent})
    assert response.status_code == 400
    assert said in text(response)


def test_a_delegate_without_a_seat_in_the_meeting_has_nothing_to_cast() -> None:
    an_open_vote()
    assert "You have no seat in this meeting." in text(entered("bo", Role.DELEGATE).get(SEAT))


def test_the_pulse_is_one_read_without_a_session_and_not_modified_while_nothing_changes(
    client: Client, django_assert_num_queries
) -> None:
    an_open_vote()
    with django_assert_num_queries(1):
        first = client.get(PULSE)
    again = client.get(PULSE, headers={"if-none-match": first["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert first["Content-Length"] == str(len(first.content))
    assert first["Content-Security-Policy"].startswith("default-src 'none'")
    assert "Cookie" not in first.get("Vary", "")
    assert not client.cookies
    assert client.get("/meeting/nowhere/pulse").status_code == 404


def test_votes_cast_change_the_pulse_of_the_screen_and_of_no_delegate(client: Client) -> None:
    an_open_vote()
    delegates, screen = (client.get(PULSE).content, client.get(f"{PULSE}?votes").content)
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    assert client.get(PULSE).content == delegates
    assert client.get(f"{PULSE}?votes").content != screen


def test_what_the_room_should_see_changes_the_pulse() -> None:
    a_tabled_motion()
    seen = [room_queries.pulse_of("council-2026")]
    services.happen(MOTION.name, Event(Happening.ACCEPTED_IN_ORDER, MORNING), by=CHAIR)
    seen.append(room_queries.pulse_of("council-2026"))
    services.open_vote(MOTION, by=CHAIR, at=NOON)
    seen.append(room_queries.pulse_of("council-2026"))
    services.close_vote(MOTION, by=CHAIR, at=NOON)
    seen.append(room_queries.pulse_of("council-2026"))
    services.end_meeting("council-2026", by=CHAIR, at=NOON)
    seen.append(room_queries.pulse_of("council-2026"))
    assert len(set(seen)) == len(seen)


def test_the_screen_shows_the_result_with_its_arithmetic(client: Client) -> None:
    an_open_vote()
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    services.close_vote(MOTION, by=CHAIR, at=NOON)
    page = text(client.get(SCREEN))
    assert "Carried" in page
    assert "5 is more than 2 1/2" in page
    assert 'class="dark"' in text(client.get(f"{SCREEN}?look=dark"))


def test_exactly_one_script_may_run_on_pages_of_the_room_and_none_on_others(client: Client) -> None:
    an_open_vote()
    delegate, chair = entered("amina", Role.DELEGATE), entered("chloe", Role.CHAIR)
    live = [delegate.get(SEAT), delegate.get(VOTE), chair.get(CONDUCT), client.get(SCREEN)]
    for page in live:
        assert text(page).count("<script") == 1
        policy = page["Content-Security-Policy"]
        assert "script-src http://testserver/static/room.js; connect-src 'self'" in policy
        assert "default-src 'none'" in policy
    for still in (client.get("/meeting/council-2026/"), chair.get(f"{SURE}?do=close&on={ON}")):
        assert "<script" not in text(still)
        assert "script-src" not in still["Content-Security-Policy"]


def test_a_delegate_s_page_has_the_token_that_its_ballots_need() -> None:
    an_open_vote()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = entered("amina", Role.DELEGATE).cookies
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text(strict.get(SEAT)))
    assert token is not None
    done = strict.post(SEAT, {**FOR, "csrfmiddlewaretoken": token[1]}, follow=True)
    assert "Your vote is there." in text(done)


def test_a_proxy_is_cast_as_instructed_and_the_giver_s_own_vote_comes_first() -> None:
    a_meeting_with_proxies()
    delegate = entered("amina", Role.DELEGATE)
    page = text(delegate.get(SEAT))
    assert "You are instructed to vote: Against." in page
    assert "As a proxy you cast 3 votes." in page
    refused = delegate.post(SEAT, {"on": ON, "seat": "isles", "choice": "yes"})
    assert "is instructed to vote no" in text(refused)
    done = delegate.post(SEAT, {"on": ON, "seat": "isles", "choice": "no"}, follow=True)
    assert "Your vote is there.</b> 0 for, 3 against" in text(done)
    services.cast_vote(MOTION, whole(SEATED["rive"], Choice.YES))
    assert "It was cast by the seat itself, so the proxy lapsed" in text(delegate.get(SEAT))


def test_what_a_delegate_sees_costs_a_fixed_number_of_reads(django_assert_max_num_queries) -> None:
    an_open_vote()
    delegate = entered("amina", Role.DELEGATE)
    delegate.get(SEAT)
    with django_assert_max_num_queries(20):
        delegate.get(SEAT)


def test_nothing_is_opened_in_a_meeting_that_is_over() -> None:
    a_tabled_motion()
    services.end_meeting("council-2026", by=CHAIR, at=NOON)
    with pytest.raises(InputError, match="is over"):
        services.open_vote(MOTION, by=CHAIR, at=NOON)
    with pytest.raises(InputError, match="is over"):
        services.table_motion("council-2026", a_motion("late"), at=NOON)


def a_meeting_with_proxies() -> None:
    rules = replace(RULES, id="with-proxies", proxies=Proxies(allowed=True))
    services.load_rule_set(rules, by=CHAIR, at=MORNING)
    services.hold_meeting(
        "council-2026",
        "council",
        title="Council 2026",
        day=MORNING.date(),
        rules=rules.id,
        chair=CHAIR,
    )
    proxies = (Proxy("isles", "north", {ON: "no"}), Proxy("rive", "north"))
    services.freeze_roll("council-2026", replace(ROLL, proxies=proxies), by=CHAIR, at=MORNING)
    services.table_motion("council-2026", a_motion(), at=MORNING)
    services.happen(MOTION.name, Event(Happening.ACCEPTED_IN_ORDER, MORNING), by=CHAIR)
    services.open_vote(MOTION, by=CHAIR, at=NOON)
