"""The roll before and after it is frozen: entered, spoken for, checked in and out, at its desk."""

from dataclasses import replace
from datetime import date

import pytest

from folkmoot.decision.motions import Event, Happening
from folkmoot.decision.proxies import represented
from folkmoot.decision.roll import Proxy, Roll, Seat
from folkmoot.decision.rules import Proxies
from folkmoot.decision.tally import Choice, Sides, Vote, whole
from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import InputError
from folkmoot.web.decision import queries, services
from folkmoot.web.decision.credentials_queries import roll_shown
from folkmoot.web.decision.models import MeetingRow, PollRow
from folkmoot.web.ledger import queries as ledger
from tests.decision.builders import CHAIR, MORNING, RULES
from tests.decision.web.test_pages import entered, text
from tests.decision.web.test_voting import MOTION, NOON, a_motion

pytestmark = pytest.mark.django_db

MEETING = "council-2026"
DESK = f"/desk/meeting/{MEETING}/roll/"
NORTH = Seat("north", "north", 5, kind="delegation", holder="person:amina", may_split=True)
RIVE = Seat("rive", "rive", 5, kind="delegation", is_present=False)
ISLES = Seat("isles", "isles", 3, kind="small", is_present=False)
ONE_EACH = Proxies(allowed=True, most=1)
INSTRUCTED = Proxy("rive", "north", {str(MOTION): "no"}, salt="salt")


def a_meeting_to_come(*seats: Seat, proxies: Proxies = ONE_EACH) -> None:
    rules = replace(RULES, proxies=proxies)
    services.load_rule_set(rules, by=CHAIR, at=MORNING)
    services.hold_meeting(
        MEETING, "council", title="Council 2026", day=date(2026, 5, 23), rules=rules.id, chair=CHAIR
    )
    if seats:
        services.enter_seats(MEETING, seats)


def the_roll() -> Roll:
    return queries.roll_of(MeetingRow.objects.get(id=MEETING))


def an_open_vote() -> None:
    services.freeze_roll(MEETING, by=CHAIR, at=MORNING)
    services.table_motion(MEETING, a_motion(), at=MORNING)
    services.happen(MOTION.name, Event(Happening.ACCEPTED_IN_ORDER, MORNING), by=CHAIR)
    services.open_vote(MOTION, by=CHAIR, at=NOON)


def test_seats_and_proxies_are_entered_and_then_frozen_as_they_are() -> None:
    a_meeting_to_come(NORTH, RIVE)
    services.give_proxy(MEETING, INSTRUCTED)
    services.freeze_roll(MEETING, by=CHAIR, at=MORNING)
    frozen = [entry for entry in ledger.entries("decisions-council") if "roll" in entry[0].event]
    assert frozen[0][0].detail["roll"] == Roll((NORTH, RIVE), (INSTRUCTED,)).hash
    assert frozen[0][0].detail["proxies"] == 1


def test_a_frozen_roll_changes_no_more_but_for_who_is_there() -> None:
    a_meeting_to_come(NORTH, RIVE)
    services.freeze_roll(MEETING, by=CHAIR, at=MORNING)
    before = the_roll().hash
    for change in (
        lambda: services.enter_seats(MEETING, [ISLES]),
        lambda: services.take_seat_off(MEETING, "rive"),
        lambda: services.give_proxy(MEETING, INSTRUCTED),
        lambda: services.take_proxy_back(MEETING, "rive"),
        lambda: services.freeze_roll(MEETING, by=CHAIR, at=NOON),
    ):
        with pytest.raises(InputError, match="is frozen since"):
            change()
    services.check_in(MEETING, ["rive"], present=True)
    assert the_roll().present == 10
    assert the_roll().hash == before


@pytest.mark.parametrize(
    ("proxies", "given", "said"),
    [
        (Proxies(), [Proxy("rive", "north")], "The rules know no proxies"),
        (
            Proxies(allowed=True, most=1),
            [Proxy("rive", "north"), Proxy("isles", "north")],
            "holds 2 proxies. The rules allow at most 1",
        ),
        (Proxies(allowed=True), [Proxy("rive", "north"), Proxy("north", "isles")], "gave its own"),
        (Proxies(allowed=True), [Proxy("rive", "north"), Proxy("rive", "isles")], "already"),
        (Proxies(allowed=True), [Proxy("rive", "nobody")], "is not on the roll"),
    ],
)
def test_a_proxy_that_the_rules_refuse_is_not_entered(
    proxies: Proxies, given: list[Proxy], said: str
) -> None:
    a_meeting_to_come(NORTH, RIVE, ISLES, proxies=proxies)
    for proxy in given[:-1]:
        services.give_proxy(MEETING, proxy)
    before = the_roll()
    with pytest.raises(InputError, match=said):
        services.give_proxy(MEETING, given[-1])
    assert the_roll() == before


def test_a_seat_with_other_votes_than_its_kind_has_is_not_entered() -> None:
    a_meeting_to_come(NORTH)
    with pytest.raises(InputError, match="the rules give a delegation 5"):
        services.enter_seats(MEETING, [replace(RIVE, votes=7)])
    assert [seat.id for seat in the_roll()] == ["north"]


def test_somebody_without_a_seat_holds_a_proxy_and_leaves_the_roll_with_it() -> None:
    a_meeting_to_come(NORTH, RIVE)
    carrier = Seat("proxy-1", "rive", 0, name="A friend")
    services.give_proxy(MEETING, Proxy("rive", "proxy-1"), carrier=carrier)
    assert (len(the_roll()), the_roll().entitled) == (3, 10)
    services.take_proxy_back(MEETING, "rive")
    assert [seat.id for seat in the_roll()] == ["north", "rive"]


def test_a_vote_by_proxy_counts_while_its_holder_is_there_and_as_instructed() -> None:
    a_meeting_to_come(NORTH, RIVE)
    services.give_proxy(MEETING, INSTRUCTED)
    an_open_vote()
    assert PollRow.objects.get().present == ["north", "rive"]
    services.cast_vote(MOTION, whole(NORTH, Choice.YES))
    with pytest.raises(InputError, match="is instructed to vote no"):
        services.cast_vote(MOTION, whole(RIVE, Choice.YES, by="north"))
    services.cast_vote(MOTION, whole(RIVE, Choice.NO, by="north"))
    poll = queries.poll_on(MOTION)
    assert poll is not None
    tally = queries.counted(poll).tally
    assert (tally.total, tally.by_proxy, tally.present) == (Sides(5, 5, 0), 5, 10)


def test_a_vote_by_proxy_is_refused_when_its_holder_had_left_before_it_was_opened() -> None:
    a_meeting_to_come(NORTH, replace(RIVE, is_present=True), ISLES)
    services.give_proxy(MEETING, Proxy("isles", "north"))
    services.check_in(MEETING, ["north"], present=False)
    assert represented(the_roll()) == ("rive",)
    an_open_vote()
    with pytest.raises(InputError, match="absent"):
        services.cast_vote(MOTION, Vote("isles", Sides(3), by="north"))


def test_nobody_votes_for_a_seat_whose_proxy_they_do_not_hold() -> None:
    a_meeting_to_come(NORTH, replace(RIVE, is_present=True))
    an_open_vote()
    with pytest.raises(InputError, match="holds no proxy of 'rive'"):
        services.cast_vote(MOTION, whole(RIVE, Choice.YES, by="north"))


def test_who_comes_or_goes_after_a_vote_was_opened_does_not_change_it() -> None:
    a_meeting_to_come(NORTH, RIVE)
    an_open_vote()
    services.check_in(MEETING, ["rive"], present=True)
    with pytest.raises(InputError, match="marked absent"):
        services.cast_vote(MOTION, whole(RIVE, Choice.YES))


def test_an_empty_roll_is_not_frozen() -> None:
    a_meeting_to_come()
    with pytest.raises(InputError, match="no seat on the roll"):
        services.freeze_roll(MEETING, by=CHAIR, at=MORNING)


def test_the_desk_enters_checks_in_and_freezes() -> None:
    a_meeting_to_come()
    officer = entered("bo", Role.OFFICER)
    assert "Nobody is on the roll yet." in text(officer.get(DESK))
    row = {"form": "seat", "seat": "m1..3", "section": "council", "kind": "delegation"}
    assert "m3" in text(officer.post(DESK, row, follow=True))
    assert the_roll().present == 0
    officer.post(DESK, {"button": "in m1"})
    assert the_roll().attendance == ("m1",)
    officer.post(DESK, {"button": "in m2"})
    officer.post(DESK, {"button": "out m2"})
    given = {"form": "proxy", "p-seat": "m2", "p-holder": "m1"}
    assert "By proxy" in text(officer.post(DESK, given, follow=True))
    assert represented(the_roll()) == ("m1", "m2")
    unsure = officer.post(DESK, {"form": "freeze"})
    assert "Say that you are sure" in text(unsure)
    officer.post(DESK, {"button": "off m3"})
    frozen = text(officer.post(DESK, {"form": "freeze", "sure": "on"}, follow=True))
    assert "Only who is here changes now." in frozen
    assert "Enter a proxy" not in frozen
    assert the_roll().entitled == 10


def test_the_desk_enters_a_proxy_with_instructions_for_somebody_without_a_seat() -> None:
    a_meeting_to_come(NORTH, RIVE)
    services.table_motion(MEETING, a_motion(), at=MORNING)
    officer = entered("bo", Role.OFFICER)
    sent = {"form": "proxy", "p-seat": "rive", "p-name": "A friend", f"p-on {MOTION}": "no"}
    page = text(officer.post(DESK, {**sent, "p-bound": "on"}, follow=True))
    assert "A friend" in page
    assert "It votes only as instructed." in page
    proxy = the_roll().given()["rive"]
    assert (proxy.holder, dict(proxy.instructions), proxy.free) == (
        "proxy-1",
        {str(MOTION): "no"},
        False,
    )
    officer.post(DESK, {"button": "back rive"})
    assert len(the_roll()) == 2


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"form": "seat", "seat": "m1", "section": "council"}, "How many votes?"),
        ({"form": "seat", "seat": "north", "section": "council", "votes": "3"}, "already"),
        ({"form": "proxy", "p-seat": "rive"}, "Choose who holds the proxy"),
        ({"form": "proxy", "p-seat": "rive", "p-holder": "rive"}, "cannot give its votes"),
        ({"button": "in nobody"}, "is not on the roll"),
        ({"button": "burn north"}, "burn"),
    ],
)
def test_what_the_desk_cannot_do_is_told_and_changes_nothing(
    sent: dict[str, str], said: str
) -> None:
    a_meeting_to_come(NORTH, RIVE)
    before = the_roll()
    response = entered("bo", Role.OFFICER).post(DESK, sent)
    assert response.status_code == 400
    assert said in text(response)
    assert the_roll() == before


def test_a_seat_is_found_at_the_desk_by_name_id_or_section() -> None:
    a_meeting_to_come(NORTH, replace(RIVE, name="La Rive"))
    officer = entered("bo", Role.OFFICER)
    found = text(officer.get(DESK, {"find": "la r"}))
    assert 'id="s-rive"' in found
    assert 'id="s-north"' not in found


def test_only_chair_and_officer_keep_the_roll() -> None:
    a_meeting_to_come(NORTH)
    assert entered("chloe", Role.CHAIR).get(DESK).status_code == 200
    assert entered("amina", Role.DELEGATE).get(DESK).status_code == 403


def test_the_desk_of_five_hundred_seats_asks_the_database_a_fixed_number_of_times(
    django_assert_max_num_queries,
) -> None:
    seats = [Seat(f"m{n}", "north", 1) for n in range(500)]
    a_meeting_to_come(*seats, proxies=Proxies(allowed=True))
    for seat in seats[:5]:
        services.give_proxy(MEETING, Proxy(seat.id, "m499"))
    row = MeetingRow.objects.select_related("rules").get(id=MEETING)
    with django_assert_max_num_queries(10):
        shown = roll_shown(row)
    assert (shown.seats, len(shown.given), len(shown.lines)) == (500, 5, 500)
