"""Rules in words: what a rule asks for, said before anybody votes."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from folkmoot.decision.rules import Attendance, Base, Majority, Rule, Tie

FRACTIONS: Final = {
    Fraction(1, 2): "half",
    Fraction(1, 3): "a third",
    Fraction(1, 4): "a quarter",
    Fraction(2, 3): "two thirds",
    Fraction(3, 4): "three quarters",
    Fraction(4, 5): "four fifths",
    Fraction(1, 1): "all",
}
VOTES: Final = {
    Base.FOR_AND_AGAINST: "the votes for and against",
    Base.CAST: "the votes cast, abstentions included",
    Base.PRESENT: "the votes present",
    Base.ENTITLED: "all entitled votes",
}
SECTIONS: Final = {
    Base.FOR_AND_AGAINST: "the sections that take a side",
    Base.CAST: "the sections that vote",
    Base.PRESENT: "the sections present",
    Base.ENTITLED: "all sections on the roll",
}


def fraction_in_words(fraction: Fraction) -> str:
    """Name a fraction as people do, or write it in figures.

    >>> fraction_in_words(Fraction(2, 3)), fraction_in_words(Fraction(3, 5))
    ('two thirds', '3/5')
    """
    return FRACTIONS.get(fraction, str(fraction))


def in_words(rule: Rule) -> tuple[str, ...]:
    """Say what *rule* asks for, one demand after the other.

    >>> in_words(Rule("x", Majority(Fraction(1, 2), strict=True, base=Base.ENTITLED)))
    ('For it: more than half of all entitled votes.',)
    """
    return tuple(_demands(rule))


def _demands(rule: Rule) -> Iterator[str]:
    yield f"For it: {_share(rule.majority, VOTES)}."
    if rule.sections:
        yield f"And for it: {_share(rule.sections, SECTIONS)}."
    if rule.quorum:
        there = "cast" if rule.counts is Attendance.CAST else "present"
        least = fraction_in_words(rule.quorum)
        yield f"Quorum: at least {least} of all entitled votes {there}, or the vote does not stand."
    if rule.turnout:
        yield f"Turnout: at least {fraction_in_words(rule.turnout)} of all entitled votes cast."
    if rule.tie is Tie.CHAIR:
        yield "At a tie the chair has a casting vote."


def _share(majority: Majority, of: dict[Base, str]) -> str:
    how = "more than" if majority.strict else "at least"
    return f"{how} {fraction_in_words(majority.threshold)} of {of[majority.base]}"
