"""Why who won won: a count told in sentences that can be checked with pencil and paper."""

from collections.abc import Iterator
from itertools import pairwise as neighbours

import numpy as np

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
    won = (
        _duels(count) if count.pairs else (f"{one} has {last.votes[one]}." for one in count.elected)
    )
    return (*won, *last.ties)


def _runoff(count: Count) -> Iterator[str]:
    for number, stage in enumerate(count.stages, start=1):
        whole = sum(int(votes) for votes in stage.votes.values())
        yield from stage.ties
        for name in stage.excluded:
            yield f"Stage {number}: {name} has the fewest, {stage.votes[name]}, and is excluded."
        for name in stage.elected:
            votes = int(stage.votes[name])
            much = "more than half" if 2 * votes > whole else "the only one left"
            yield f"Stage {number}: {name} has {votes} of {whole} votes that continue, {much}."


def _quota(count: Count) -> Iterator[str]:
    yield f"The quota is {count.quota}."
    for number, stage in enumerate(count.stages, start=1):
        for name in stage.elected:
            yield f"Stage {number}: {name} has {stage.votes[name]} and is elected."
        yield from stage.ties
        for name in stage.excluded:
            before = _before(count, number)
            yield f"Stage {number}: {name} has the fewest, {before.votes[name]}, and is excluded."


def _before(count: Count, number: int) -> Stage:
    """Give the stage whose votes an exclusion looked at: Meek's own, Scotland's the one before."""
    own = count.stages[number - 1]
    return own if count.method == "meek-stv" or number == 1 else count.stages[number - 2]


def _duels(count: Count) -> Iterator[str]:
    """Tell Schulze's winner: ahead of each other one, or along the strongest chain of wins."""
    names = tuple(count.stages[0].votes)
    pairs = np.array(count.pairs, dtype=np.int64)
    winner = names.index(count.elected[0])
    others = [place for place in range(len(names)) if place != winner]
    ahead = [place for place in others if pairs[winner, place] > pairs[place, winner]]
    for place in ahead:
        duel = f"{pairs[winner, place]} to {pairs[place, winner]}"
        yield f"{names[winner]} is above {names[place]} on more ballots: {duel}."
    strongest = strengths(pairs)
    for place in others:
        if place not in ahead:
            there, back = strongest[winner, place], strongest[place, winner]
            duel = f"{pairs[winner, place]} to {pairs[place, winner]}"
            stronger = "stronger than" if there > back else "as strong as"
            yield (
                f"{names[winner]} against {names[place]} is {duel}, but its chain of wins is "
                f"{stronger} the way back: {there} to {back}."
            )
    for first, second in neighbours(count.elected):
        yield f"After {first} comes {second}."
