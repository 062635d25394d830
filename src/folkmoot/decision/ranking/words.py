"""Ranked counts in words: ties, stages and duels, each a phrase that pages translate."""

from collections.abc import Iterable
from functools import reduce
from typing import Final

from folkmoot.decision.phrases import phrase

EARLIER: Final = phrase("%(equals)s are equal; an earlier stage says %(chosen)s.")
LOT: Final = phrase("%(equals)s are equal; the lot falls on %(chosen)s.")
LOT_AFTER_STAGES: Final = phrase(
    "%(equals)s are equal in every stage; the lot falls on %(chosen)s."
)
CHAIR: Final = phrase("%(equals)s are equal; the chair prefers %(chosen)s.")
CHAIR_ASKED: Final = phrase("%(equals)s are equal. The chair says which of them goes first.")
ORDER: Final = phrase("The order of the lot, drawn from '%(seed)s', is: %(order)s.")

FEWEST: Final = phrase("Stage %(stage)s: %(name)s has the fewest, %(votes)s, and is excluded.")
MAJORITY: Final = phrase(
    "Stage %(stage)s: %(name)s has %(votes)s of %(of)s votes that continue, more than half."
)
ONLY_ONE: Final = phrase(
    "Stage %(stage)s: %(name)s has %(votes)s of %(of)s votes that continue, and is the only one "
    "left."
)
QUOTA: Final = phrase("The quota is %(quota)s.")
ELECTED: Final = phrase("Stage %(stage)s: %(name)s has %(votes)s and is elected.")
HAS: Final = phrase("%(name)s has %(votes)s.")

ABOVE: Final = phrase("%(name)s is above %(other)s on more ballots: %(votes)s to %(against)s.")
STRONGER: Final = phrase(
    "%(name)s beside %(other)s has %(votes)s to %(against)s, but its chain of wins is stronger "
    "than the way back: %(there)s to %(back)s."
)
AS_STRONG: Final = phrase(
    "%(name)s beside %(other)s has %(votes)s to %(against)s, and no chain of wins between them is "
    "stronger: %(there)s to %(back)s."
)
AFTER: Final = phrase("After %(first)s comes %(second)s.")

RIVAL: Final = phrase("%(rival)s beside %(none)s: %(steps)s %(end)s")
MAY_WIN: Final = phrase("It may win.")
OUT: Final = phrase("It is out.")
NOBODY: Final = phrase("Nobody ranked anything, and nothing is carried without a vote.")
NOTHING_CHANGES: Final = phrase("Things stay as they are.")
THINGS_AS_THEY_ARE: Final = phrase("things as they are")
IS_CARRIED: Final = phrase("%(name)s is carried.")
ARE_ELECTED: Final = phrase("Elected: %(names)s.")
BOTH: Final = phrase("%(one)s %(two)s")


def together(sentences: Iterable[str]) -> str:
    """Put sentences after one another, so that each is still a phrase.

    >>> together([QUOTA.put(quota=4), OUT])
    'The quota is 4. It is out.'
    """
    return reduce(lambda one, two: BOTH.put(one=one, two=two), sentences)
