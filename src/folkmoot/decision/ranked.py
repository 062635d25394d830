"""What a ranked vote comes to: rival motions beside things as they are, or an election of people.

Each rival must first win against things as they are, by the majority that the rule asks of any
motion (as in the Debian constitution, A.5.3); of those that do, the rule's method elects one.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from folkmoot.decision.outcome import Outcome, Verdict, attendance_of, decide_outcome
from folkmoot.decision.outcome_words import NOT_STANDING, by_proxy_in_words
from folkmoot.decision.polls import Poll, Question
from folkmoot.decision.ranked_votes import (
    NONE,
    against_none,
    check_options,
    check_ranked_vote,
    option_label,
    read_ranking,
)
from folkmoot.decision.ranked_votes import RankedVote as RankedVote
from folkmoot.decision.ranking import words
from folkmoot.decision.ranking.ballots import Ranking, grouped
from folkmoot.decision.ranking.count import Count
from folkmoot.decision.ranking.methods import count
from folkmoot.decision.ranking.reasons import reasons
from folkmoot.decision.ranking.ties import Decider, TieForTheChair, Ties, lot
from folkmoot.decision.ranking.words import together
from folkmoot.decision.roll import Roll
from folkmoot.decision.rules import Rule, Tie
from folkmoot.decision.secret import check_ballots
from folkmoot.decision.tally import Choice, Sides, Tally
from folkmoot.foundation.errors import InputError

ONE: Final = {
    Choice.YES: Sides(votes_for=1),
    Choice.NO: Sides(against=1),
    Choice.ABSTAIN: Sides(abstained=1),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """So many *votes* of a *section* ("" in a secret vote) that say one *ranking*."""

    section: str
    ranking: Ranking
    votes: int


def decide_ranked(
    question: Question, poll: Poll, *, called: Mapping[str, str] | None = None
) -> tuple[Tally, Outcome, Count]:
    """Count a ranked *poll* and say what it comes to.

    In the tally, *for* are the votes that rank something. *called* gives options other names to
    be told by.
    """
    rule, options = question.rules.rule(question.rule), question.options
    check_options(options, rule)
    roll = question.roll.attended(poll.present)
    papers = _papers(roll, poll, options)
    sums = _sums(roll, papers, lambda ranking: Choice.YES if ranking else Choice.ABSTAIN)
    sums = replace(sums, by_proxy=_by_proxy(roll, poll))
    names = tuple((called or {}).get(option) or option_label(option) for option in options)
    checks = attendance_of(rule, sums)
    steps = [*by_proxy_in_words(sums.by_proxy), *(check.step for check in checks)]
    if not all(check.holds for check in checks):
        return sums, Outcome(Verdict.INQUORATE, (*steps, NOT_STANDING)), _not(rule)
    if not sums.total.votes_for:
        return sums, Outcome(Verdict.LOST, (*steps, words.NOBODY)), _not(rule)
    rivals = _against_none(rule, roll, papers, names=names) if NONE in options else {}
    steps += [step for outcome in rivals.values() for step in outcome.steps]
    out = {place for place, outcome in rivals.items() if outcome.verdict is Verdict.LOST}
    stand = [place for place in range(len(options)) if place not in out]
    left = [names[place] for place in stand]
    ballots = grouped(left, _weights(papers, stand), seats=rule.places)
    ties = _ties(rule, poll, len(options), stand)
    try:
        counted = count(ballots, method=rule.method, ties=ties)
    except TieForTheChair as tie:
        return sums, Outcome(Verdict.TIED, (*steps, tie.args[0])), _not(rule)
    steps += [*reasons(counted), *_told(counted, ties, poll.lot, names=left)]
    return sums, _outcome(counted, steps, none=names[-1] if NONE in options else ""), counted


def carried_option(options: Sequence[str], count: Count) -> str:
    """Give the option of rivals that *count* elected, "" where there is none or it keeps things."""
    labels = {option_label(option): option for option in options}
    won = labels.get(count.elected[0], "") if count.elected else ""
    return "" if won == NONE else won


def _papers(roll: Roll, poll: Poll, options: Sequence[str]) -> list[Paper]:
    """Give what was cast, recorded or secret; raise InputError for what could not be."""
    papers, seen = [], set[str]()
    for vote in poll.rankings:
        if vote.seat in seen:
            raise InputError(f"The seat '{vote.seat}' voted twice. Each seat has one vote sheet.")
        seen.add(vote.seat)
        seat = check_ranked_vote(roll, vote, options)
        papers.append(Paper(seat.section, vote.ranking, seat.votes))
    if poll.voted or poll.ballots:
        check_ballots(roll, poll.voted, poll.ballots, on=poll.on, options=len(options))
    said = Counter(ballot.said for ballot in poll.ballots)
    secret = [Paper("", read_ranking(text, len(options)), n) for text, n in sorted(said.items())]
    return papers + secret


def _sums(roll: Roll, papers: Sequence[Paper], says: Callable[[Ranking], Choice]) -> Tally:
    """Add up what *papers* say to one question, by section where they know theirs."""
    sections = sorted({seat.section for seat in roll if seat.votes})
    known = all(paper.section for paper in papers)
    by_section = {section: Sides() for section in sections if known}
    total = Sides()
    for paper in papers:
        one = ONE[says(paper.ranking)]
        sides = Sides(*(paper.votes * n for n in (one.votes_for, one.against, one.abstained)))
        total += sides
        if known:
            by_section[paper.section] += sides
    return Tally(total, by_section, roll.present, roll.entitled)


def _by_proxy(roll: Roll, poll: Poll) -> int:
    seats = roll.by_id()
    given = [vote.seat for vote in poll.rankings if vote.by]
    given += [voted.seat for voted in poll.voted if voted.by]
    return sum(seats[name].votes for name in given)


def _against_none(
    rule: Rule, roll: Roll, papers: Sequence[Paper], *, names: Sequence[str]
) -> dict[int, Outcome]:
    """Hold each motion to things as they are, by the majority that *rule* asks for."""
    alone = replace(rule, quorum=Fraction(0), turnout=Fraction(0), tie=Tie.LOST)
    none = len(names) - 1
    found = {}
    for place, name in enumerate(names[:none]):

        def says(ranking: Ranking, place: int = place) -> Choice:
            return against_none(ranking, place, none)

        outcome = decide_outcome(alone, _sums(roll, papers, says))
        end = words.MAY_WIN if outcome.verdict is Verdict.CARRIED else words.OUT
        told = together(outcome.steps[:-1])
        step = words.RIVAL.put(rival=name, none=names[none], steps=told, end=end)
        found[place] = Outcome(outcome.verdict, (step,))
    return found


def _weights(papers: Sequence[Paper], stand: Sequence[int]) -> Counter[Ranking]:
    """Add up the votes of each ranking of the options that *stand*, by their new places."""
    now = {old: new for new, old in enumerate(stand)}
    weights = Counter[Ranking]()
    for paper in papers:
        weights[tuple(now[place] for place in paper.ranking if place in now)] += paper.votes
    return weights


def _ties(rule: Rule, poll: Poll, options: int, stand: Sequence[int]) -> Ties:
    now = {old: new for new, old in enumerate(stand)}
    if rule.tie is Tie.CHAIR:
        said = read_ranking(poll.chair_order, options)
        return Ties(False, Decider.CHAIR, tuple(now[place] for place in said if place in now))
    drawn = lot(poll.lot, options)
    return Ties(
        rule.tie is not Tie.LOT, Decider.LOT, tuple(now[place] for place in drawn if place in now)
    )


def _told(counted: Count, ties: Ties, seed: str, *, names: Sequence[str]) -> list[str]:
    """Tell the order of the lot that was drawn before, where a count has ties."""
    if ties.decider is Decider.CHAIR or not any(stage.ties for stage in counted.stages):
        return []
    order = ", ".join(names[place] for place in ties.order)
    return [words.ORDER.put(seed=seed, order=order)]


def _outcome(counted: Count, steps: Sequence[str], *, none: str) -> Outcome:
    elected = counted.elected
    if none and elected == (none,):
        return Outcome(Verdict.LOST, (*steps, words.NOTHING_CHANGES))
    closing = words.ARE_ELECTED.put(names=", ".join(elected))
    if none:
        closing = words.IS_CARRIED.put(name=elected[0])
    return Outcome(Verdict.CARRIED, (*steps, closing))


def _not(rule: Rule) -> Count:
    return Count(rule.method, rule.places, "", (), ())
