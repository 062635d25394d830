"""A vote that comes too late, from whom it may not, or on other words: a sentence, and no row."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from folkmoot.decision.outcome import Verdict
from folkmoot.decision.roll import Proxy, Seat
from folkmoot.decision.rules import Proxies
from folkmoot.decision.tally import Choice, Sides, Vote, whole
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import services
from folkmoot.web.decision.models import DecisionRow, PollRow, VoteRow
from folkmoot.web.federation import services as federation
from folkmoot.web.ledger import queries as ledger
from tests.builders import LONG_AGO
from tests.decision.builders import CHAIR, MORNING, SEATED, TEXT
from tests.decision.web.test_credentials import (
    ISLES,
    MEETING,
    NORTH,
    RIVE,
    a_meeting_to_come,
)
from tests.decision.web.test_credentials import an_open_vote as an_open_vote_there
from tests.decision.web.test_pages import VOTE, entered, text
from tests.decision.web.test_voting import (
    MOTION,
    NOON,
    a_meeting,
    a_motion,
    an_amendment,
    an_open_vote,
    carried,
)

pytestmark = pytest.mark.django_db

SENT = {"seat": "north", "choice": "yes"}
MINUTE = timedelta(minutes=1)


def told(client: Client) -> str:
    """Send a vote that cannot be taken; give what its sender reads. No row may come of it."""
    before = VoteRow.objects.count()
    answer = client.post(VOTE, SENT, follow=True)
    assert answer.status_code in {400, 403}
    assert VoteRow.objects.count() == before
    return text(answer)


def test_a_vote_after_the_vote_was_closed_is_told_that_it_is_over() -> None:
    an_open_vote()
    delegate = entered("amina", Role.DELEGATE)
    services.close_vote(MOTION, by=CHAIR, at=NOON)
    assert "It is over." in told(delegate)


def test_a_vote_by_somebody_whose_mandate_ended_is_told_the_rule() -> None:
    an_open_vote()
    delegate = entered("amina", Role.DELEGATE)
    assert delegate.get(VOTE).status_code == 200
    yesterday = timezone.localdate() - timedelta(days=1)
    over = Mandate("amina", Role.DELEGATE, "council", LONG_AGO, yesterday)
    federation.set_up_person("amina", "Amina", [over])
    assert "no-such-role" in told(delegate)


def test_a_vote_from_a_seat_that_left_before_is_told_so() -> None:
    a_meeting_to_come(NORTH, RIVE)
    services.check_in(MEETING, ["north"], present=False)
    an_open_vote_there()
    assert "is marked absent" in told(entered("amina", Role.DELEGATE))


def test_whoever_leaves_while_a_vote_is_open_may_still_cast_it_and_not_the_next() -> None:
    """The vote keeps who was there when it was opened, or its quorum could be undone by leaving."""
    a_meeting_to_come(NORTH, replace(RIVE, is_present=True))
    an_open_vote_there()
    services.check_in(MEETING, ["north"], present=False)
    services.cast_vote(MOTION, whole(NORTH, Choice.YES))
    services.close_vote(MOTION, by=CHAIR, at=NOON)
    services.table_motion(MEETING, a_motion("next"), at=NOON)
    services.move_amendment(
        MEETING, replace(an_amendment(), target=a_motion("next").reference), text=TEXT, at=NOON
    )
    on = Reference.parse("amendment:a1")
    services.open_vote(on, by=CHAIR, at=NOON)
    with pytest.raises(InputError, match="is marked absent"):
        services.cast_vote(on, whole(NORTH, Choice.YES))


def test_a_proxy_beyond_the_cap_is_refused_before_there_is_anything_to_vote_on() -> None:
    a_meeting_to_come(NORTH, RIVE, ISLES, proxies=Proxies(allowed=True, most=1))
    services.give_proxy(MEETING, Proxy("rive", "north"))
    with pytest.raises(InputError, match="at most 1"):
        services.give_proxy(MEETING, Proxy("isles", "north"))
    an_open_vote_there()
    services.cast_vote(MOTION, whole(RIVE, Choice.NO, by="north"))
    with pytest.raises(InputError, match="absent"):
        services.cast_vote(MOTION, whole(ISLES, Choice.NO, by="north"))
    assert [row.seat for row in VoteRow.objects.all()] == ["rive"]


def test_a_vote_by_somebody_who_holds_no_proxy_of_the_seat_is_refused() -> None:
    a_meeting_to_come(NORTH, replace(RIVE, is_present=True))
    an_open_vote_there()
    with pytest.raises(InputError, match="proxy"):
        services.cast_vote(MOTION, whole(RIVE, Choice.NO, by="north"))
    assert not VoteRow.objects.exists()


def test_a_vote_on_words_that_were_changed_meanwhile_is_not_opened() -> None:
    a_meeting()
    services.table_motion("council-2026", a_motion(), at=MORNING)
    for name in ("a1", "a2"):
        services.move_amendment("council-2026", an_amendment(name), text=TEXT, at=MORNING)
    carried(Reference.parse("amendment:a1"))
    before = PollRow.objects.count()
    with pytest.raises(InputError, match="cannot go with what was adopted"):
        services.open_vote(Reference.parse("amendment:a2"), by=CHAIR, at=NOON)
    assert PollRow.objects.count() == before


def test_a_seat_that_is_not_there_or_has_more_votes_than_it_may_is_refused() -> None:
    an_open_vote()
    for vote in (Vote("nobody", Sides(1)), Vote("north", Sides(6)), Vote("north", Sides(-1, 2))):
        with pytest.raises(InputError, match=r"\.$"):
            services.cast_vote(MOTION, vote)
    assert not VoteRow.objects.exists()


def test_a_clock_that_jumps_back_loses_no_vote_and_decides_once() -> None:
    an_open_vote()
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    with pytest.raises(InputError, match="Check the clock"):
        services.close_vote(MOTION, by=CHAIR, at=NOON - 90 * MINUTE)
    services.cast_vote(MOTION, whole(SEATED["isles"], Choice.NO))
    decision = services.close_vote(MOTION, by=CHAIR, at=NOON + 10 * MINUTE)
    again = services.close_vote(MOTION, by=CHAIR, at=NOON - 90 * MINUTE)
    assert decision is not None
    assert again is not None
    assert decision.outcome == again.outcome
    assert again.poll.closed == NOON + 10 * MINUTE
    assert (DecisionRow.objects.count(), VoteRow.objects.count()) == (1, 2)


def test_a_clock_that_jumps_far_ahead_and_back_leaves_the_record_whole() -> None:
    """The chain is ordered by its numbers and hashes, and only tells the time it was told."""
    an_open_vote()
    services.cast_vote(MOTION, whole(SEATED["north"], Choice.YES))
    decision = services.close_vote(MOTION, by=CHAIR, at=NOON + timedelta(days=9000))
    assert decision is not None
    assert decision.outcome.verdict is Verdict.CARRIED
    services.rule_on("council-2026", "The clock was wrong.", about=MOTION, by=CHAIR, at=NOON)
    numbers = [entry.number for entry, _ in ledger.entries("decisions-council")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert ledger.breaks() == []


def test_a_vote_is_not_closed_before_it_was_opened_nor_settled_before_it_was_closed() -> None:
    an_open_vote()
    with pytest.raises(InputError, match="still open"):
        services.settle(MOTION, by=CHAIR, at=NOON)
    assert services.settle_all_closed(at=NOON) == []
    assert not DecisionRow.objects.exists()


def test_a_seat_without_votes_votes_only_for_others() -> None:
    carrier = Seat("carrier", "north", 0, holder="person:amina")
    a_meeting_to_come(NORTH, RIVE)
    services.give_proxy(MEETING, Proxy("rive", "carrier"), carrier=carrier)
    an_open_vote_there()
    with pytest.raises(InputError, match="only holds proxies"):
        services.cast_vote(MOTION, Vote("carrier", Sides(1)))
    services.cast_vote(MOTION, whole(RIVE, Choice.NO, by="carrier"))
