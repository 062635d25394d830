"""Ranked votes: how a seat ranks the options put to it, and who may cast what.

A ranking is the places of options on the ballot paper, from 0, the first choice first. Written
down, in ledgers and files, places are from 1: "3>1>2". An empty ranking abstains.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from folkmoot.decision.ranking.ballots import Ranking
from folkmoot.decision.ranking.words import THINGS_AS_THEY_ARE
from folkmoot.decision.roll import Proxy, Roll, Seat
from folkmoot.decision.rules import Rule
from folkmoot.decision.secret import ranking_said, said_of_ranking
from folkmoot.decision.tally import Choice, check_seat
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError

NONE: Final = "none"
"""The option to keep things as they are, always the last one of a vote on rivals."""

MOST_OPTIONS: Final = 60


@dataclass(frozen=True, slots=True)
class RankedVote:
    """How the seat of that id ranked the options; *by* is the seat whose holder cast it.

    *keys* open, by option, the instructions that its proxy followed.
    """

    seat: str
    ranking: Ranking
    by: str = ""
    keys: Mapping[str, str] = field(default_factory=dict, compare=False)

    def as_json(self) -> dict[str, Json]:
        """Give the form that is hashed and published."""
        return {"seat": self.seat, "by": self.by, "said": written(self.ranking)}


def written(ranking: Ranking) -> str:
    """Write a ranking with places from 1; an empty one as nothing.

    >>> written((2, 0, 1))
    '3>1>2'
    """
    return said_of_ranking([place + 1 for place in ranking])


def read_ranking(text: str, options: int) -> Ranking:
    """Read a ranking as it is written; raise InputError for one that is none of so many options."""
    ranking = tuple(place - 1 for place in ranking_said(text))
    check_ranking(ranking, options)
    return ranking


def check_ranking(ranking: Ranking, options: int) -> None:
    """Raise InputError where *ranking* names an option twice, or one that there is not."""
    if any(not 0 <= place < options for place in ranking):
        raise InputError(f"'{written(ranking)}' names an option that is not among the {options}.")
    if len(set(ranking)) != len(ranking):
        raise InputError(f"'{written(ranking)}' names an option twice. Rank each one once.")


def check_options(options: Sequence[str], rule: Rule) -> None:
    """Raise InputError where *rule* cannot choose among *options*: too few, too many, or twice."""
    if not rule.method:
        raise InputError(f"The rule '{rule.id}' ranks nothing. Choose one that names a method.")
    if not max(2, rule.places) <= len(options) <= MOST_OPTIONS:
        raise InputError(
            f"There are {len(options)} options for {rule.places} places. A ranked vote has at "
            f"least two, as many as there are places, and at most {MOST_OPTIONS}."
        )
    for option, times in Counter(options).items():
        if times > 1:
            raise InputError(f"The option '{option}' is there {times} times. Name each one once.")
    if NONE in options and (rule.places != 1 or options[-1] != NONE):
        raise InputError("Rival motions have one place, and things as they are come last.")


def check_ranked_vote(roll: Roll, vote: RankedVote, options: Sequence[str]) -> Seat:
    """Give the seat that may cast *vote*; raise InputError saying why it may not.

    A proxy instructed on one of the motions keeps to it: yes is above things as they are, no is
    below them, and to abstain is to rank neither.
    """
    seat = check_seat(roll, vote.seat, by=vote.by)
    check_ranking(vote.ranking, len(options))
    if vote.by:
        _check_instructions(roll.given()[vote.seat], vote.ranking, options)
    return seat


def option_label(option: str) -> str:
    """Say an option as the arithmetic does.

    >>> option_label("motion:decriminalise"), option_label("none"), option_label("Amina")
    ('decriminalise', 'things as they are', 'Amina')
    """
    return THINGS_AS_THEY_ARE if option == NONE else option.removeprefix("motion:")


def against_none(ranking: Ranking, option: int, none: int) -> Choice:
    """Say what *ranking* says to *option* alone: yes above things as they are, no below them.

    >>> against_none((1, 0), 0, 2), against_none((2, 1), 0, 2), against_none((1,), 0, 2)
    (<Choice.YES: 'yes'>, <Choice.NO: 'no'>, <Choice.ABSTAIN: 'abstain'>)
    """
    for place in ranking:
        if place in {option, none}:
            return Choice.YES if place == option else Choice.NO
    return Choice.ABSTAIN


def _check_instructions(proxy: Proxy, ranking: Ranking, options: Sequence[str]) -> None:
    none = len(options) - 1
    bound = {place: proxy.instructions.get(option, "") for place, option in enumerate(options)}
    if not proxy.free and not any(bound.values()):
        raise InputError(
            f"The proxy of '{proxy.seat}' votes only as instructed, and none of the options is "
            f"among its instructions."
        )
    for place, answer in bound.items():
        if answer and against_none(ranking, place, none) != answer:
            raise InputError(
                f"The proxy of '{proxy.seat}' is instructed to vote {answer} on {options[place]}: "
                f"yes ranks it above things as they are, no below, and abstaining ranks neither."
            )
