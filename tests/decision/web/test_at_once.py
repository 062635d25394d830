"""Many delegates at once: every seat's vote is taken exactly once, whoever is first.

The rows are made here and not by the services, whose ledger could not be emptied after the test.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from folkmoot.decision.roll import Seat
from folkmoot.decision.tally import Choice, whole
from folkmoot.foundation.errors import InputError
from folkmoot.web.decision import services
from folkmoot.web.decision.models import MeetingRow, PollRow, RuleSetRow, SeatRow, VoteRow
from tests.decision.builders import CHAIR, MORNING, RULES
from tests.decision.web.test_voting import MOTION

SEATS = tuple(Seat(f"s{number}", "north", 1) for number in range(20))


def an_open_poll() -> None:
    rules = RuleSetRow.objects.create(
        id=RULES.id, body="council", document=RULES.as_json(), hash=RULES.hash
    )
    meeting = MeetingRow.objects.create(
        id="m", body="council", day=date(2026, 5, 23), rules=rules, chair=str(CHAIR), frozen=MORNING
    )
    for seat in SEATS:
        SeatRow.objects.create(meeting=meeting, seat=seat.id, section="north", votes=1)
    present = [seat.id for seat in SEATS]
    PollRow.objects.create(on=str(MOTION), meeting=meeting, opened=MORNING, present=present)


@pytest.mark.django_db(transaction=True)
def test_double_votes_from_many_threads_leave_exactly_one_each() -> None:
    an_open_poll()
    with ThreadPoolExecutor(10) as threads:
        taken = list(threads.map(cast, [seat for seat in SEATS for _ in range(4)]))
    assert sum(taken) == len(SEATS)
    assert sorted(VoteRow.objects.values_list("seat", flat=True)) == sorted(s.id for s in SEATS)


def cast(seat: Seat) -> bool:
    try:
        services.cast_vote(MOTION, whole(seat, Choice.YES))
        return True
    except InputError:
        return False
    finally:
        connection.close()
