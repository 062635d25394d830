"""Ranked counts: papers counted by hand, by each of six methods, in whole numbers."""

from fractions import Fraction
from math import ceil, floor

from folkmoot.decision.recount.table import (
    Apart,
    Counts,
    Papers,
    Piles,
    Table,
    as_decimal,
    with_fewest,
    with_most,
)


def count_ranked(
    method: str, options: list[str], papers: Papers, places: int, *, apart: Apart
) -> dict[str, object]:
    """Count *papers* (places of options from 0, and how many votes say so) for so many *places*."""
    table = Table(options, apart, list(range(len(options))))
    if method == "irv":
        return runoff_again(table, papers)
    if method == "scottish-stv":
        return scottish_again(table, papers, places)
    if method == "meek-stv":
        return meek_again(table, papers, places)
    if method == "schulze":
        return schulze_again(table, papers, places)
    votes = dict.fromkeys(range(len(options)), 0)
    for paper, times in papers:
        for each in {"plurality": paper[:1], "approval": paper}[method]:
            votes[each] += times
    most_again(table, places, votes)
    return table.document(method, places)


def most_again(table: Table, places: int, votes: Counts) -> None:
    """Elect those with the most votes; a tie is told where not all equals find a place."""
    new: list[int] = []
    while len(new) < places:
        equals = with_most([each for each in table.hopeful if each not in new], votes)
        new.append(equals[0] if len(equals) <= places - len(new) else table.pick(equals, most=True))
    table.close(votes, 0, new, [])


def runoff_again(table: Table, papers: Papers) -> dict[str, object]:
    """Exclude the last one until one has more than half of the votes that continue."""
    while True:
        votes = dict.fromkeys(range(len(table.names)), 0)
        for paper, times in papers:
            first = next((each for each in paper if each in table.hopeful), None)
            if first is not None:
                votes[first] += times
        leader = with_most(table.hopeful, votes)[0]
        if 2 * votes[leader] > sum(votes.values()) or len(table.hopeful) == 1:
            table.close(votes, 0, [leader], [])
            return table.document("irv", 1)
        last = table.pick(with_fewest(table.hopeful, votes), most=False)
        table.hopeful.remove(last)
        table.close(votes, 0, [], [last])


def scottish_again(table: Table, papers: Papers, places: int) -> dict[str, object]:
    """Fill *places* by the Scottish rules of 2007: surpluses in five decimals, cut off."""
    whole = sum(times for paper, times in papers if paper)
    piles = Piles(table, (whole // (places + 1) + 1) * 10**5)
    for paper, times in papers:
        piles.lay(paper, times, 10**5)
    piles.close(places, [])
    while len(table.elected) < places:
        if piles.waiting:
            piles.pass_surplus(table.pick(with_most(piles.waiting, piles.votes), most=True))
            piles.close(places, [])
        else:
            last = table.pick(with_fewest(table.hopeful, piles.votes), most=False)
            piles.pass_all(last)
            piles.close(places, [last])
    return table.document("scottish-stv", places, as_decimal(piles.quota, 5))


def meek_again(table: Table, papers: Papers, places: int) -> dict[str, object]:
    """Fill *places* by Meek's method in nine decimals, rounded up, as Algorithm 123 does."""
    one = 10**9
    keep = dict.fromkeys(range(len(table.names)), one)
    quota = 0

    def shared() -> tuple[Counts, int, int]:
        votes = dict.fromkeys(range(len(table.names)), 0)
        for paper, times in papers:
            left = one
            for each in paper:
                taken = ceil(Fraction(left * keep[each], one))
                votes[each] += taken * times
                left -= taken
        quota = floor(Fraction(sum(votes.values()), places + 1)) + 1
        return votes, quota, sum(votes[each] - quota for each in table.elected)

    while len(table.elected) < places:
        votes, quota, surplus = shared()
        while surplus > one // 10**6 and all(votes[n] < quota for n in table.hopeful):
            for each in table.elected:
                keep[each] = ceil(Fraction(keep[each] * quota, votes[each]))
            before = surplus
            votes, quota, surplus = shared()
            if surplus >= before:
                break
        new = [each for each in table.hopeful if votes[each] >= quota]
        if len(table.hopeful) <= places - len(table.elected):
            new = list(table.hopeful)
        new.sort(key=lambda n: -votes[n])
        out = [] if new else [table.pick(with_fewest(table.hopeful, votes), most=False)]
        table.hopeful = [each for each in table.hopeful if each not in new + out]
        keep |= dict.fromkeys(out, 0)
        table.close(votes, 9, new, out)
    return table.document("meek-stv", places, as_decimal(quota, 9))


def schulze_again(table: Table, papers: Papers, places: int) -> dict[str, object]:
    """Elect who is not beaten along any chain of pairwise wins, strongest link by weakest."""
    everyone = range(len(table.names))
    over = {(a, b): 0 for a in everyone for b in everyone}
    for paper, times in papers:
        for place, each in enumerate(paper):
            for other in set(everyone) - {*paper[: place + 1]}:
                over[each, other] += times
    path = {(a, b): votes if votes > over[b, a] else 0 for (a, b), votes in over.items()}
    for via in everyone:
        for a, b in path:
            path[a, b] = max(path[a, b], min(path[a, via], path[via, b]))
    wins = {a: sum(path[a, b] > path[b, a] for b in everyone) for a in everyone}
    left, new = list(everyone), list[int]()
    while len(new) < places:
        best = [a for a in left if all(path[b, a] <= path[a, b] for b in left)]
        new.append(table.pick(best, most=True))
        left.remove(new[-1])
    table.close(wins, 0, new, [])
    pairs = [[over[a, b] for b in everyone] for a in everyone]
    return {**table.document("schulze", places), "pairs": pairs}
