"""The table of a ranked count: who is in, who is elected, how equals are told apart."""

import hashlib
from dataclasses import dataclass, field

Papers = list[tuple[tuple[int, ...], int]]
Counts = dict[int, int]


class ForTheChair(Exception):
    """Say which options are equal, where the chair has to tell them apart."""


@dataclass(frozen=True)
class Apart:
    """How equals are told apart: by an earlier stage, and then in an order, or by the chair."""

    looks_back: bool = True
    by_chair: bool = False
    order: tuple[int, ...] = ()


@dataclass
class Table:
    """A count under way: who is still in, who is elected, and what each stage left behind."""

    names: list[str]
    apart: Apart
    hopeful: list[int]
    elected: list[int] = field(default_factory=list)
    past: list[Counts] = field(default_factory=list)
    stages: list[dict[str, object]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def pick(self, equals: list[int], *, most: bool) -> int:
        """Choose one among *equals*, and remember the sentence where it took a tie."""
        if len(equals) == 1:
            return equals[0]
        left, said = equals, ", ".join(self.names[each] for each in equals)
        for votes in reversed(self.past) if self.apart.looks_back else ():
            left = with_most(left, votes) if most else with_fewest(left, votes)
            if len(left) == 1:
                self.told.append(f"{said} are equal; an earlier stage says {self.names[left[0]]}.")
                return left[0]
        return self._told_apart(left, said, most=most)

    def _told_apart(self, left: list[int], said: str, *, most: bool) -> int:
        order = self.apart.order
        if self.apart.by_chair:
            named = [each for each in order if each in left]
            unnamed = [each for each in left if each not in order]
            if not named or (len(unnamed) > 1 and not most):
                raise ForTheChair(f"{said} are equal. The chair says which of them goes first.")
            self.told.append(f"{said} are equal; the chair prefers {self.names[named[0]]}.")
            return named[0] if most else (named + unnamed)[-1]
        chosen = next((each for each in order if each in left), left[0])
        where = " in every stage" if self.apart.looks_back else ""
        self.told.append(f"{said} are equal{where}; the lot falls on {self.names[chosen]}.")
        return chosen

    def close(self, votes: Counts, decimals: int, new: list[int], out: list[int]) -> None:
        """Write down one stage."""
        self.elected += new
        self.past.append(dict(votes))
        self.stages.append(
            {
                "votes": {
                    name: as_decimal(votes[n], decimals) for n, name in enumerate(self.names)
                },
                "elected": [self.names[each] for each in new],
                "excluded": [self.names[each] for each in out],
                "ties": self.told,
            }
        )
        self.told = []

    def document(self, method: str, places: int, quota: str = "") -> dict[str, object]:
        """Give the whole count, as a decision keeps it."""
        return {
            "method": method,
            "seats": places,
            "quota": quota or None,
            "stages": self.stages,
            "elected": [self.names[each] for each in self.elected],
            "pairs": [],
        }


class Piles:
    """The papers of a Scottish count, each on the pile of one option at what it is still worth.

    Those who have reached the *quota* and whose surplus is not passed on yet are *waiting*.
    """

    def __init__(self, table: Table, quota: int) -> None:
        everyone = range(len(table.names))
        self.table, self.quota = table, quota
        self.votes: Counts = dict.fromkeys(everyone, 0)
        self.waiting: list[int] = []
        self._papers: list[list[tuple[tuple[int, ...], int, int]]] = [[] for _ in everyone]

    def lay(self, paper: tuple[int, ...], times: int, value: int) -> None:
        """Lay papers on the pile of the first option that is still in; else they are used up."""
        for each in paper:
            if each in self.table.hopeful:
                self._papers[each].append((paper, times, value))
                self.votes[each] += times * value
                return

    def pass_surplus(self, chosen: int) -> None:
        """Pass on what *chosen* has beyond the quota."""
        self.waiting.remove(chosen)
        held, surplus = self.votes[chosen], self.votes[chosen] - self.quota
        for paper, times, value in self._papers[chosen]:
            self.lay(paper, times, value * surplus // held)
        self.votes[chosen] = self.quota

    def pass_all(self, last: int) -> None:
        """Exclude *last* and pass all of its papers on."""
        self.table.hopeful.remove(last)
        for paper, times, value in self._papers[last]:
            self.lay(paper, times, value)
        self.votes[last] = 0

    def close(self, places: int, out: list[int]) -> None:
        """End a stage: elect who has the quota, and the rest where there is a place for each."""
        table, votes = self.table, self.votes
        new = sorted((n for n in table.hopeful if votes[n] >= self.quota), key=lambda n: -votes[n])
        self.waiting += new
        table.hopeful = [each for each in table.hopeful if each not in new]
        if places - len(table.elected) - len(new) >= len(table.hopeful):
            new += sorted(table.hopeful, key=lambda n: -votes[n])
            table.hopeful = []
        table.close(votes, 5, new, out)


def order_of_lot(seed: str, options: int) -> tuple[int, ...]:
    """Give the order that *seed* draws: by the SHA-256 of seed, colon and place."""
    drawn = {hashlib.sha256(f"{seed}:{n + 1}".encode()).digest(): n for n in range(options)}
    return tuple(drawn[each] for each in sorted(drawn))


def with_most(some: list[int], votes: Counts) -> list[int]:
    """Give those of *some* that have the most votes."""
    return [each for each in some if votes[each] == max(votes[other] for other in some)]


def with_fewest(some: list[int], votes: Counts) -> list[int]:
    """Give those of *some* that have the fewest votes."""
    return [each for each in some if votes[each] == min(votes[other] for other in some)]


def as_decimal(value: int, decimals: int) -> str:
    """Write a number that is held in units of its last decimal."""
    whole, rest = divmod(value, 10**decimals)
    return f"{whole}.{rest:0{decimals}}" if decimals else str(whole)
