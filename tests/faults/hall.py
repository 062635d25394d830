"""A meeting of a test's own: `python -m tests.faults.hall ACT...` in its home.

`crowd:KIND` lets fifty threads vote for a hundred seats, four times each and each time otherwise.
`race` lets three chairs close a vote while all are voting. `kills:HOW_MANY` kills a copy of this
program before one statement of a vote's whole life after the other, and goes on as people would.
The environment may name a bug to plant, see `planted_votes`.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial

from tests.faults.falling import is_killed

SEATS, THREADS, TRIES = 100, 50, 4
MEETING = "trial-meeting"
MORNING = datetime(2026, 5, 23, 9, 0, tzinfo=UTC)
Told = dict[str, object]


def main(*acts: str) -> None:
    """Do some acts, and print what came of each."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.site.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from tests.faults import planted_votes, voting

    voting.hold_meeting()
    planted_votes.plant(os.environ.get("FOLKMOOT_PLANTED", ""))
    done: dict[str, Callable[..., Told]] = {"crowd": crowd, "race": race, "kills": kills}
    json.dump({act: done[act.partition(":")[0]](*act.split(":")[1:]) for act in acts}, sys.stdout)


def crowd(kind: str) -> Told:
    """Let each seat vote several times at once, each time otherwise; close; look."""
    from tests.faults import voting

    poll = voting.open_one(kind)
    tries = [(seat, turn) for seat in voting.seats() for turn in range(TRIES)]
    with ThreadPoolExecutor(THREADS) as threads:
        answers = list(threads.map(lambda each: voting.answered(poll, *each), tries))
    poll.close()
    taken = [each for each, answer in zip(tries, answers, strict=True) if answer == voting.TAKEN]
    return poll.judged(taken) | {"tries": len(tries), "refusals": _refusals(answers)}


def race() -> Told:
    """Let all seats vote while three chairs close the vote, and one more when it is closed."""
    from tests.faults import voting

    poll = voting.open_one("recorded")
    asks: list[Callable[[], str]] = [
        partial(voting.answered, poll, seat, turn=0) for seat in voting.seats()
    ]
    last = asks.pop()
    for place in (40, 60, 80):
        asks.insert(place, poll.close_told)
    with ThreadPoolExecutor(THREADS) as threads:
        answers = list(threads.map(lambda ask: ask(), asks))
    asks, answers = [*asks, last], [*answers, last()]
    votes = list(_votes(asks, answers))
    taken = [(ask.args[1], ask.keywords["turn"]) for ask, got in votes if got == voting.TAKEN]
    return poll.judged(taken) | {"tries": len(votes), "refusals": _refusals(answers)}


def kills(how_many: str) -> Told:
    """Kill a vote's life before one statement after the other; live it again each time; look."""
    from tests.faults import voting

    at, killed, told = 0, 0, Counter[str]()
    kinds = voting.kinds_in_turn()
    while killed < int(how_many):
        poll, at = voting.table_one(next(kinds)), at + 3
        if is_killed(at, poll.live):
            killed += 1
        else:
            at = killed % 3
        poll.live()
        told.update(poll.judged([(seat, 0) for seat in voting.seats()[:3]]))
    return {"killed": killed, **told}


def _votes(
    asks: list[Callable[[], str]], answers: list[str]
) -> Iterator[tuple["partial[str]", str]]:
    for ask, answer in zip(asks, answers, strict=True):
        if isinstance(ask, partial):
            yield ask, answer


def _refusals(answers: list[str]) -> dict[str, int]:
    """Count the sentences that were answered, without the ids and times in them."""
    return dict(Counter(answers))


if __name__ == "__main__":
    main(*sys.argv[1:])
