"""Votes read from the packs of meetings: who cast what, and who cast it for them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from folkmoot.decision.decisions import Poll
from folkmoot.decision.fields import Fields, expanded
from folkmoot.decision.motions import Motion
from folkmoot.decision.proxies import represented
from folkmoot.decision.ranked_votes import NONE, RankedVote, check_ranked_vote, read_ranking
from folkmoot.decision.roll import Roll
from folkmoot.decision.rules import RuleSet
from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.tally import Choice, Sides, Vote, tally, whole
from folkmoot.foundation.errors import InputError


def options_of(fields: Fields, motions: Sequence[Motion], rules: RuleSet) -> tuple[str, ...]:
    """Give what a vote ranks: names that it gives, or the rivals of its motion and none of them."""
    on = fields.reference("on")
    motion = next((each for each in motions if each.reference == on), None)
    known = {rule.id: rule for rule in rules.rules}
    if motion is None or motion.rule not in known or not known[motion.rule].method:
        return ()
    if names := fields.texts("options"):
        return names
    rivals = [each for each in motions if each.id in {motion.id, *motion.rivals}]
    return (*(str(each.reference) for each in rivals), NONE)


def read_poll(fields: Fields, roll: Roll, options: Sequence[str] = ()) -> Poll:
    """Give one vote of a meeting with that *roll*; what cannot be counted is a fault.

    A pack tells of invented seats, so it says what each cast in a secret vote too. With *options*
    it says how each ranked them.
    """
    on = fields.reference("on")
    roll = roll.attended(represented(roll))
    votes = _by_proxy(fields, roll, (*_whole_votes(fields, roll), *_split_votes(fields)))
    rankings = tuple(_rankings(fields, roll, options))
    try:
        tally(roll, votes, on=on)
        for ranked in rankings:
            check_ranked_vote(roll, ranked, options)
    except InputError as error:
        fields.fault("", str(error))
    return Poll(
        on,
        fields.time("opened"),
        fields.time("closed"),
        votes,
        fields.one_of("chair", Choice) if "chair" in fields.table else None,
        present=roll.attendance,
        secrecy=fields.one_of("secrecy", Secrecy, Secrecy.RECORDED),
        rankings=rankings,
    )


def _rankings(fields: Fields, roll: Roll, options: Sequence[str]) -> Iterator[RankedVote]:
    """Give how seats ranked *options*: lists of seats under the order of places, "2>1"."""
    given, names = roll.given(), set(expanded(fields.texts("by_proxy")))
    found = fields.table.get("ranked", [])
    for each in found if isinstance(found, list) else []:
        inner = Fields(fields.file, each, fields.of, fields.position)
        try:
            ranking = read_ranking(inner.text("order", ""), len(options))
        except InputError as error:
            fields.fault("ranked", str(error))
            continue
        for seat in expanded(inner.texts("seats")):
            by = given[seat].holder if seat in names and seat in given else ""
            yield RankedVote(seat, ranking, by)


def _whole_votes(fields: Fields, roll: Roll) -> Iterator[Vote]:
    seats = roll.by_id()
    for choice in Choice:
        for seat_id in expanded(fields.texts(choice)):
            if seat_id in seats:
                yield whole(seats[seat_id], choice)
            else:
                fields.fault(choice, f"The seat '{seat_id}' is not on the roll of this meeting.")


def _split_votes(fields: Fields) -> Iterator[Vote]:
    splits = fields.table.get("split", [])
    for split in splits if isinstance(splits, list) else []:
        inner = Fields(fields.file, split, fields.of, fields.position)
        yes, no, abstain = (inner.number(choice, 0) for choice in Choice)
        yield Vote(inner.text("seat"), Sides(yes, no, abstain))


def _by_proxy(fields: Fields, roll: Roll, votes: tuple[Vote, ...]) -> tuple[Vote, ...]:
    """Say of the votes of the seats under *by_proxy* who cast them for the seat."""
    given, names = roll.given(), set(expanded(fields.texts("by_proxy")))
    for name in sorted(names - set(given)):
        fields.fault("by_proxy", f"The seat '{name}' gave no proxy. Add [[proxy]], or take it out.")
    held = {name: given[name].holder for name in names & set(given)}
    return tuple(replace(vote, by=held.get(vote.seat, "")) for vote in votes)
