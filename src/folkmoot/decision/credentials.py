"""Credentials: a roll held against the rules of its body, before it is frozen."""

from folkmoot.decision.proxies import check_proxies
from folkmoot.decision.roll import Roll
from folkmoot.decision.rules import RuleSet
from folkmoot.foundation.errors import InputError


def check_roll(roll: Roll, rules: RuleSet) -> None:
    """Raise InputError for weights or proxies on *roll* that *rules* do not give or allow."""
    for seat in roll:
        weight = rules.weights.get(seat.kind, seat.votes)
        if seat.votes != weight:
            raise InputError(
                f"The seat '{seat.id}' has {seat.votes} votes, and the rules give a {seat.kind} "
                f"{weight}. Give it those."
            )
    check_proxies(roll, rules.proxies)
