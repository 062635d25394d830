"""Outcomes in words: each step of the arithmetic, as a sentence to be checked with a pencil."""

from fractions import Fraction
from math import floor
from typing import Final

from folkmoot.decision.phrases import phrase, phrases
from folkmoot.decision.rule_words import fraction_in_words
from folkmoot.decision.rules import CONSENT, Attendance, Base, Majority
from folkmoot.decision.tally import Sides

VOTES: Final = {
    Base.FOR_AND_AGAINST: phrases("%(count)s vote counts", "%(count)s votes count"),
    Base.CAST: phrases(
        "%(count)s vote was cast", "%(count)s votes were cast, abstentions included"
    ),
    Base.PRESENT: phrases("%(count)s vote is present", "%(count)s votes are present"),
    Base.ENTITLED: phrases("%(count)s vote is entitled", "%(count)s votes are entitled"),
}
SECTIONS_VOTED: Final = phrases("%(count)s section voted", "%(count)s sections voted")
SECTIONS: Final = {
    Base.FOR_AND_AGAINST: phrases(
        "%(count)s section took a side", "%(count)s sections took a side"
    ),
    Base.CAST: SECTIONS_VOTED,
    Base.PRESENT: SECTIONS_VOTED,  # a section is there when it votes
    Base.ENTITLED: phrases(
        "%(count)s section is on the roll", "%(count)s sections are on the roll"
    ),
}
OF_VOTES: Final = phrase("%(votes_for)s for and %(against)s against: %(counted)s; %(reached)s.")
OF_SECTIONS: Final = phrase(
    "Sections: %(votes_for)s for and %(against)s against: %(counted)s; %(reached)s."
)
MORE: Final = {
    True: phrase("%(share)s of %(of)s is %(needed)s; %(votes_for)s is more than %(needed)s"),
    False: phrase("%(share)s of %(of)s is %(needed)s; %(votes_for)s is not more than %(needed)s"),
}
LEAST: Final = {
    True: phrase("%(share)s of %(of)s is %(needed)s; %(votes_for)s is at least %(needed)s"),
    False: phrase("%(share)s of %(of)s is %(needed)s; %(votes_for)s is not at least %(needed)s"),
}
QUORUM: Final = {
    (Attendance.CAST, True): phrase(
        "%(there)s of %(of)s entitled votes were cast; the quorum of %(needed)s is met."
    ),
    (Attendance.CAST, False): phrase(
        "%(there)s of %(of)s entitled votes were cast; the quorum of %(needed)s is not met."
    ),
    (Attendance.PRESENT, True): phrase(
        "%(there)s of %(of)s entitled votes were present; the quorum of %(needed)s is met."
    ),
    (Attendance.PRESENT, False): phrase(
        "%(there)s of %(of)s entitled votes were present; the quorum of %(needed)s is not met."
    ),
}
TURNOUT: Final = {
    True: phrase("%(there)s of %(of)s entitled votes were cast; the turnout of %(needed)s is met."),
    False: phrase(
        "%(there)s of %(of)s entitled votes were cast; the turnout of %(needed)s is not met."
    ),
}
BY_PROXY: Final = phrase("Of the votes cast, %(votes)s by proxy.")
ABSTAINED: Final = phrases(
    "%(count)s abstained and does not count.", "%(count)s abstained and do not count."
)
CARRIED: Final = phrase("It is carried.")
LOST: Final = phrase("It is lost.")
NOT_STANDING: Final = phrase("The vote does not stand.")
CHAIR_WAITS: Final = phrase("The chair has the casting vote and has not used it.")
CHAIR_FOR: Final = phrase("The chair's casting vote is for: it is carried.")
CHAIR_AGAINST: Final = phrase("The chair's casting vote is against: it is lost.")


def reached_in_words(majority: Majority, sides: Sides, *, of: int) -> str:
    """Say whether the *majority* is reached, *of* being what it is measured against."""
    votes_for = sides.votes_for
    if votes_for == 0:
        return phrase("none is in favour, and nothing is carried without a vote in favour")
    if majority == CONSENT:
        against = phrase("the rule asks that nobody is against")
        return against if sides.against else phrase("nobody is against")
    reached = majority.is_reached(votes_for, of=of)
    return (MORE if majority.strict else LEAST)[reached].put(
        share=fraction_in_words(majority.threshold),
        of=of,
        needed=number(majority.threshold * of),
        votes_for=votes_for,
    )


def by_proxy_in_words(votes: int) -> list[str]:
    """Say how many of the votes cast somebody else cast, where any were."""
    return [BY_PROXY.put(votes=votes)] if votes else []


def number(value: Fraction) -> str:
    """Write a fraction as people do: whole, with a half, or as whole and fraction.

    >>> number(Fraction(154)), number(Fraction(309, 2)), number(Fraction(2, 3))
    ('154', '154 1/2', '2/3')
    """
    rest = value - floor(value)
    if not rest:
        return str(floor(value))
    return f"{floor(value)} {rest}" if floor(value) else str(rest)
