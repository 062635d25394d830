"""Many delegates at once in a secret vote: each seat's ballots are taken once, whoever is first."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from folkmoot.decision.receipts import new_code
from folkmoot.decision.roll import Roll, Seat
from folkmoot.decision.secret import Voted
from folkmoot.foundation.errors import InputError
from folkmoot.web.decision.models import BallotRow, VotedRow
from folkmoot.web.decision.services import secret
from tests.decision.secret_meeting import MOTION, an_open_poll

SEATS = tuple(Seat(f"s{number}", "north", 3, may_split=True) for number in range(10))
SAID = ("yes", "no", "abstain")


@pytest.mark.django_db(transaction=True)
def test_double_secret_votes_from_fifty_threads_leave_exactly_one_each() -> None:
    an_open_poll(roll=Roll(SEATS))
    with ThreadPoolExecutor(50) as threads:
        taken = list(threads.map(cast, [seat.id for _ in range(10) for seat in SEATS]))
    assert sum(taken) == len(SEATS)
    assert sorted(VotedRow.objects.values_list("seat", flat=True)) == sorted(s.id for s in SEATS)
    assert BallotRow.objects.count() == sum(seat.votes for seat in SEATS)


@pytest.mark.django_db(transaction=True)
def test_one_voter_who_sends_it_from_fifty_threads_has_voted_once_and_is_told_so_each_time() -> (
    None
):
    an_open_poll(roll=Roll(SEATS))
    code = new_code()
    with ThreadPoolExecutor(50) as threads:
        taken = list(threads.map(lambda _: cast("s0", code), range(50)))
    assert sum(taken) == 50
    assert (VotedRow.objects.count(), BallotRow.objects.count()) == (1, 3)


def cast(seat: str, code: str = "") -> bool:
    try:
        secret.cast_secret(MOTION, Voted(seat), SAID, code=code or new_code())
        return True
    except InputError:
        return False
    finally:
        connection.close()
