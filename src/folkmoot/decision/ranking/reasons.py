"""Why who won won: a count told in sentences that can be checked with pencil and paper."""

from collections.abc import Iterator
from itertools import pairwise as neighbours

import numpy as np

from folkmoot.decision.ranking import words
from folkmoot.decision.ranking.count import Count, Stage
from folkmoot.decision.ranking.schulze import strengths


def reasons(count: Count) -> tuple[str, ...]:
    """Say why *count* came out as it did, one step after the other."""
    if not count.elected:
        return ()
    if count.method == "irv":
        return tuple(_runoff(count))
    if count.quota:
        return tuple(_quota(count))
    last = count.stages[-1]
    won = _duels(count) if count.pairs else _most(last)
    return (*won, *last.ties)


def _most(stage: Stage) -> Iterator[str]:
    for name in stage.elected:
        yield words.HAS.put(name=name, votes=stage.votes[name])


def _runoff(count: Count) -> Iterator[str]:
    for number, stage in enumerate(count.stages, start=1):
        whole = sum(int(votes) for votes in stage.votes.values())
        yield from stage.ties
        for name in stage.excluded:
            yield words.FEWEST.put(stage=number, name=name, votes=stage.votes[name])
        for name in stage.elected:
            votes = int(stage.votes[name])
            said = words.MAJORITY if 2 * votes > whole else words.ONLY_ONE
            yield said.put(stage=number, name=name, votes=votes, of=whole)


def _quota(count: Count) -> Iterator[str]:
    yield words.QUOTA.put(quota=count.quota)
    for number, stage in enumerate(count.stages, start=1):
        for name in stage.elected:
            yield words.ELECTED.put(stage=number, name=name, votes=stage.votes[name])
        yield from stage.ties
        for name in stage.excluded:
            votes = _looked_at(count, number).votes[name]
            yield words.FEWEST.put(stage=number, name=name, votes=votes)


def _looked_at(count: Count, number: int) -> Stage:
    """Give the stage whose votes an exclusion looked at: Meek's own, Scotland's the one before."""
    own = count.stages[number - 1]
    return own if count.method == "meek-stv" or number == 1 else count.stages[number - 2]


def _duels(count: Count) -> Iterator[str]:
    """Tell Schulze's winner: ahead of each other one, or along the strongest chain of wins."""
    names = tuple(count.stages[0].votes)
    pairs = np.array(count.pairs, dtype=np.int64)
    strongest = strengths(pairs)
    winner = names.index(count.elected[0])
    others = [place for place in range(len(names)) if place != winner]
    for place in sorted(others, key=lambda n: bool(pairs[winner, n] <= pairs[n, winner])):
        there, back = int(strongest[winner, place]), int(strongest[place, winner])
        votes, against = int(pairs[winner, place]), int(pairs[place, winner])
        said = words.STRONGER if there > back else words.AS_STRONG
        if votes > against:
            said = words.ABOVE
        yield said.put(
            name=names[winner],
            other=names[place],
            votes=votes,
            against=against,
            there=there,
            back=back,
        )
    for first, second in neighbours(count.elected):
        yield words.AFTER.put(first=first, second=second)
