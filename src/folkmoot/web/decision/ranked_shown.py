"""How a ranked vote is shown: its stages as a table, its duels, and the ballots behind it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.decision.bundles import names_are_for_members
from folkmoot.decision.decisions import Decision
from folkmoot.decision.ranked_votes import read_ranking
from folkmoot.decision.ranking.count import Count, Stage
from folkmoot.web.decision import ranked_queries
from folkmoot.web.decision.ranked_queries import Option


@dataclass(frozen=True, slots=True)
class Cell:
    """Votes, and what happened there: *note* is empty where nothing did."""

    votes: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One option with its cells."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """What some *votes* ranked; *seat* is empty where no name stands with them."""

    votes: int
    names: tuple[str, ...]
    seat: str = ""


@dataclass(frozen=True, slots=True)
class RankedShown:
    """A ranked count: its method in words, its stages, its duels, what was cast."""

    is_open: bool
    method: str
    quota: str
    elected: tuple[str, ...]
    headings: tuple[str, ...]
    stages: tuple[Row, ...]
    pairs: tuple[Row, ...]
    duels: tuple[str, ...]
    ballots: tuple[Ranked, ...]
    seats: tuple[Ranked, ...]
    options: tuple[Option, ...]

    @property
    def is_of_motions(self) -> bool:
        """Whether motions were ranked, and not names."""
        return any(option.motion for option in self.options)


def ranked_shown(decision: Decision, *, is_open: bool) -> RankedShown:
    """Show a ranked *decision* whose options are called as people read them (see `told`).

    Where only members see who voted what, no ballot is shown: a weight can tell whose it is.
    """
    hidden = names_are_for_members(decision.poll)
    count = decision.count
    if count is None:
        raise ValueError("This vote ranks nothing.")
    options = ranked_queries.options_of(decision.question.options)
    names = [option.name for option in options]
    return RankedShown(
        is_open,
        _methods()[count.method],
        count.quota,
        count.elected,
        headings=_headings(count),
        stages=tuple(_stages(count)),
        pairs=tuple(_pairs(count)),
        duels=tuple(_duels(count)),
        ballots=() if hidden else tuple(_ballots(decision, names)),
        seats=() if hidden else tuple(_seats(decision, names)),
        options=options,
    )


def _methods() -> dict[str, str]:
    return {
        "irv": _("Instant runoff: the last one is excluded until one has more than half."),
        "schulze": _(
            "Schulze: each option is held to each other one, and who is never beaten wins."
        ),
        "scottish-stv": _(
            "Scottish single transferable vote: a quota elects, and what is beyond it passes on."
        ),
        "meek-stv": _(
            "Meek's single transferable vote: everyone elected keeps just a quota of each vote."
        ),
        "approval": _("Approval: every option that a ballot names has its vote."),
        "plurality": _("Plurality: the most first choices win."),
    }


def _headings(count: Count) -> tuple[str, ...]:
    if count.pairs:
        return (_("Others beaten"),)
    return tuple(_("Stage %(n)s") % {"n": n} for n in range(1, len(count.stages) + 1))


def _stages(count: Count) -> Iterator[Row]:
    for name in count.stages[0].votes if count.stages else ():
        yield Row(
            name, tuple(Cell(stage.votes[name], _note(stage, name)) for stage in count.stages)
        )


def _note(stage: Stage, name: str) -> str:
    if name in stage.elected:
        return _("elected")
    return _("excluded") if name in stage.excluded else ""


def _pairs(count: Count) -> Iterator[Row]:
    names = list(count.stages[0].votes) if count.pairs else []
    for one, name in enumerate(names):
        cells = (
            Cell(
                "–" if one == other else str(votes),
                "won" if votes > count.pairs[other][one] else "",
            )
            for other, votes in enumerate(count.pairs[one])
        )
        yield Row(name, tuple(cells))


def _duels(count: Count) -> Iterator[str]:
    names = list(count.stages[0].votes) if count.pairs else []
    for one, name in enumerate(names):
        for other in range(one + 1, len(names)):
            yield _("%(one)s and %(other)s: %(votes)s to %(against)s.") % {
                "one": name,
                "other": names[other],
                "votes": count.pairs[one][other],
                "against": count.pairs[other][one],
            }


def _ballots(decision: Decision, names: list[str]) -> Iterator[Ranked]:
    """Give each different ballot with its votes, the most frequent first."""
    weights, votes = Counter[tuple[int, ...]](), decision.question.roll.by_id()
    for vote in decision.poll.rankings:
        weights[vote.ranking] += votes[vote.seat].votes
    for ballot in decision.poll.ballots:
        weights[read_ranking(ballot.said, len(names))] += 1
    for ranking, times in sorted(weights.items(), key=lambda each: (-each[1], each[0])):
        yield Ranked(times, tuple(names[place] for place in ranking))


def _seats(decision: Decision, names: list[str]) -> Iterator[Ranked]:
    seats = decision.question.roll.by_id()
    for vote in sorted(decision.poll.rankings, key=lambda vote: vote.seat):
        seat = seats[vote.seat]
        yield Ranked(
            seat.votes, tuple(names[place] for place in vote.ranking), seat.name or seat.id
        )
