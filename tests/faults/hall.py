"""A meeting of a test's own: `python -m tests.faults.hall ACT...` in its home.

`crowd:KIND:TRIES` lets fifty threads vote for a hundred seats, each several times and each time
otherwise. `race` lets three chairs close a vote while all are voting. `kills:HOW_MANY:STRIDE` kills
a copy of this program before one statement of a vote's whole life after the other, and goes on as
people would; `falls` does so while a vote is closed. `BUG/ACT` plants a bug first.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from tests.faults.falling import is_killed

if TYPE_CHECKING:  # it reads the site's models, which wait for Django to be set up
    from tests.faults.voting import Poll

SEATS, THREADS = 100, 50
MEETING = "trial-meeting"
MORNING = datetime(2026, 5, 23, 9, 0, tzinfo=UTC)
Told = dict[str, object]
Ask = Callable[[], str]


def main(*acts: str) -> None:
    """Do some acts, and print what came of each."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.site.settings"
    import django

    django.setup()
    _wait_long()
    from tests.faults import voting
    from tests.tables import provide_tables

    provide_tables()

    voting.hold_meeting()
    json.dump({act: _done(act) for act in acts}, sys.stdout)


def _wait_long() -> None:
    """Let fifty threads take their turns on SQLite, however slow the machine is."""
    from django.db import connections

    for database in connections.settings.values():
        if database["ENGINE"].endswith("sqlite3"):
            database["OPTIONS"]["timeout"] = 300


def _done(act: str) -> Told:
    from tests.faults.planted_votes import planted

    bug, _, plain = act.rpartition("/")
    name, *given = plain.split(":")
    with planted(bug):
        return ACTS[name](*given)


def crowd(kind: str, tries: str) -> Told:
    """Let each seat vote several times at once, each time otherwise; close; look."""
    from tests.faults import voting

    poll = voting.open_one(kind)
    asked = [(seat, turn) for seat in voting.seats() for turn in range(int(tries))]
    answers = _at_once([partial(voting.answered, poll, *each) for each in asked])
    poll.close()
    taken = [each for each, answer in zip(asked, answers, strict=True) if answer == voting.TAKEN]
    return poll.judged(taken) | {"tries": len(asked), "refusals": dict(Counter(answers))}


def race() -> Told:
    """Let all seats vote while three chairs close the vote, and one more when it is closed."""
    from tests.faults import voting

    poll = voting.open_one("recorded")
    asks: list[Ask] = [partial(voting.answered, poll, seat, turn=0) for seat in voting.seats()]
    last = asks.pop()
    for place in (40, 60, 80):
        asks.insert(place, poll.close_told)
    asks, answers = [*asks, last], [*_at_once(asks), last()]
    votes = list(_votes(asks, answers))
    taken = [(ask.args[1], ask.keywords["turn"]) for ask, got in votes if got == voting.TAKEN]
    return poll.judged(taken) | {"tries": len(votes), "refusals": dict(Counter(answers))}


def kills(how_many: str, stride: str) -> Told:
    """Kill a vote's life before one statement after the other; live it again each time; look."""
    from tests.faults import voting

    lives = ((poll, poll.live) for poll in map(voting.table_one, voting.kinds_in_turn()))
    return _killed(int(how_many), int(stride), lives)


def falls(how_many: str, stride: str) -> Told:
    """Kill only what closes and counts a vote that all have cast."""
    from tests.faults import voting

    closings = ((poll, poll.close) for poll in map(voting.cast_one, voting.kinds_in_turn()))
    return _killed(int(how_many), int(stride), closings)


def _killed(how_many: int, stride: int, lives: Iterator[tuple["Poll", Callable[[], None]]]) -> Told:
    from tests.faults import voting

    at, killed, told = 0, 0, Counter[str]()
    for poll, act in lives:
        at += stride
        if is_killed(at, act):
            killed += 1
        else:
            at = killed % stride
        told["uncounted"] += poll.is_left_uncounted()
        poll.live()
        told.update(poll.judged([(seat, 0) for seat in voting.seats()[:3]]))
        if killed == how_many:
            break
    return {"killed": killed, **told, "faults": voting.faults_of_record()}


def _at_once(asks: list[Ask]) -> list[str]:
    """Give the answer to each, asked by fifty threads that take one of them after the other."""
    from django.db import connection

    def one_thread(number: int) -> list[str]:
        try:
            return [ask() for ask in asks[number::THREADS]]
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as threads:
        parts = list(threads.map(one_thread, range(THREADS)))
    return [parts[place % THREADS][place // THREADS] for place in range(len(asks))]


def _votes(asks: Iterable[Ask], answers: Iterable[str]) -> Iterator[tuple["partial[str]", str]]:
    for ask, answer in zip(asks, answers, strict=True):
        if isinstance(ask, partial):
            yield ask, answer


ACTS: dict[str, Callable[..., Told]] = {
    "crowd": crowd,
    "race": race,
    "kills": kills,
    "falls": falls,
}

if __name__ == "__main__":
    main(*sys.argv[1:])
