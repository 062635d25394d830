"""Rule sets: what a body's own rules of procedure ask of a vote, as dated data with its article."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from folkmoot.decision.secrecy import Secrecy, SeenBy
from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.errors import InputError

HALF: Final = Fraction(1, 2)


class Base(StrEnum):
    """Which votes the votes in favour are measured against."""

    FOR_AND_AGAINST = "for_and_against"
    CAST = "cast"  # abstentions too
    PRESENT = "present"
    ENTITLED = "entitled"


class Tie(StrEnum):
    """What becomes of a motion with as many votes for as against, or of options that are equal."""

    LOST = "lost"
    CHAIR = "chair"  # the chair has a casting vote
    EARLIER_STAGE = "earlier_stage"  # ranked votes: who was ahead when they last differed
    LOT = "lot"  # ranked votes: by a seed that was published before the vote was opened


class Attendance(StrEnum):
    """Which votes a quorum is made of."""

    PRESENT = "present"
    CAST = "cast"


@dataclass(frozen=True, slots=True)
class Majority:
    """A *threshold* of a *base*, to be passed (*strict*) or only reached."""

    threshold: Fraction
    strict: bool
    base: Base

    def is_reached(self, votes_for: int, of: int) -> bool:
        """Say whether *votes_for* suffice out of *of*; none at all never do.

        >>> SIMPLE.is_reached(5, of=10), TWO_THIRDS.is_reached(4, of=6)
        (False, True)
        >>> TWO_THIRDS.is_reached(0, of=0)
        False
        """
        needed = self.threshold * of
        return votes_for > 0 and (votes_for > needed if self.strict else votes_for >= needed)

    def as_json(self) -> dict[str, Json]:
        """Give the form that is hashed and published."""
        return {"threshold": str(self.threshold), "strict": self.strict, "base": str(self.base)}


SIMPLE: Final = Majority(HALF, strict=True, base=Base.FOR_AND_AGAINST)
ABSOLUTE: Final = Majority(HALF, strict=True, base=Base.ENTITLED)
ABSOLUTE_OF_CAST: Final = Majority(HALF, strict=True, base=Base.CAST)
TWO_THIRDS: Final = Majority(Fraction(2, 3), strict=False, base=Base.FOR_AND_AGAINST)
THREE_QUARTERS: Final = Majority(Fraction(3, 4), strict=False, base=Base.FOR_AND_AGAINST)
CONSENT: Final = Majority(Fraction(1), strict=False, base=Base.FOR_AND_AGAINST)
"""Nobody against: each of the votes for and against is for."""

PRESETS: Final[Mapping[str, Majority]] = MappingProxyType(
    {
        "simple": SIMPLE,
        "absolute": ABSOLUTE,
        "absolute_of_cast": ABSOLUTE_OF_CAST,
        "two_thirds": TWO_THIRDS,
        "three_quarters": THREE_QUARTERS,
        "consent": CONSENT,
    }
)


@dataclass(frozen=True, slots=True)
class Proxies:
    """Whether a seat may give its votes to another one's holder, and under which limits.

    *most* is how many seats one holder may speak for besides their own; None sets no limit.
    """

    allowed: bool = False
    most: int | None = None
    instructed: bool = True  # the giver may say how to vote on what is put
    free: bool = True  # the giver may leave it to the holder
    same_section: bool = False  # only somebody of the giver's own section may hold it

    def as_json(self) -> dict[str, Json]:
        """Give the form that is hashed and published."""
        return {
            "allowed": self.allowed,
            "most": self.most,
            "instructed": self.instructed,
            "free": self.free,
            "same_section": self.same_section,
        }


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of vote: its majority, and what else must hold before a motion carries.

    *quorum* is the fraction of the entitled votes that must be present or cast (see *counts*),
    *turnout* the fraction of them that must be cast; zero asks nothing. *sections* is a second
    majority, of sections, each one vote (see `outcome.decide_outcome`). *article* is its source.
    *secrecy* are the kinds in which the vote may be taken, the usual one first; *seen_by* is who
    sees the names of a recorded one. With a *method* the vote ranks options for *places* of them.
    """

    id: str
    majority: Majority
    quorum: Fraction = Fraction(0)
    counts: Attendance = Attendance.CAST
    turnout: Fraction = Fraction(0)
    tie: Tie = Tie.LOST
    sections: Majority | None = None
    article: str = ""
    title: str = ""
    secrecy: tuple[Secrecy, ...] = (Secrecy.RECORDED,)
    seen_by: SeenBy = SeenBy.ALL
    method: str = ""
    places: int = 1

    def as_json(self) -> dict[str, Json]:
        """Give the form that is hashed and published."""
        return {
            "id": self.id,
            "majority": self.majority.as_json(),
            "quorum": str(self.quorum),
            "counts": str(self.counts),
            "turnout": str(self.turnout),
            "tie": str(self.tie),
            "sections": self.sections.as_json() if self.sections else None,
            "article": self.article,
            "title": self.title,
            "secrecy": [str(kind) for kind in self.secrecy],
            "seen_by": str(self.seen_by),
            "method": self.method,
            "places": self.places,
        }


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One body's rules as of *adopted*; *weights* say how many votes a kind of seat has."""

    id: str
    body: str
    title: str
    adopted: str
    source: str
    encoded_by: str
    weights: Mapping[str, int]
    rules: tuple[Rule, ...]
    proxies: Proxies = Proxies()

    def rule(self, rule_id: str) -> Rule:
        """Give the rule of that id; raise InputError where there is none."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        known = ", ".join(rule.id for rule in self.rules)
        raise InputError(f"The rule set '{self.id}' has no rule '{rule_id}'. It has: {known}.")

    def as_json(self) -> dict[str, Json]:
        """Give the form that is hashed and published."""
        return {
            "id": self.id,
            "body": self.body,
            "title": self.title,
            "adopted": self.adopted,
            "source": self.source,
            "encoded_by": self.encoded_by,
            "weights": dict(self.weights),
            "rules": [rule.as_json() for rule in self.rules],
            "proxies": self.proxies.as_json(),
        }

    @property
    def hash(self) -> str:
        """The SHA-256 that a decision keeps of the rules it was made under."""
        return json_hash(self.as_json())
