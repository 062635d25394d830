"""Polls: what a meeting was asked, under which rules, and what was cast in answer."""

from dataclasses import dataclass
from datetime import datetime

from folkmoot.decision.amendments import Amendment, amended
from folkmoot.decision.elsewhere import Elsewhere
from folkmoot.decision.ranked_votes import RankedVote
from folkmoot.decision.roll import Roll
from folkmoot.decision.rules import RuleSet
from folkmoot.decision.secrecy import Secrecy, SeenBy
from folkmoot.decision.secret import UnitBallot, Voted
from folkmoot.decision.tally import Choice, Vote
from folkmoot.foundation.canonical import Json, content_hash
from folkmoot.foundation.references import Reference


@dataclass(frozen=True, slots=True)
class Poll:
    """One vote taken *on* a motion or an amendment; *chair* is the casting vote, if any.

    *present* are the seats that were there when it was opened. What was cast stands in *votes*
    where it is recorded, in *rankings* where options are ranked, and in *ballots* without names,
    beside who *voted*, where it is secret. *salt* goes into the hash of each of them.
    *elsewhere* is what came back of a vote that was held with another program.
    Equals in a ranked vote are told apart by the seed of a *lot*, or by the *chair_order*.
    """

    on: Reference
    opened: datetime
    closed: datetime
    votes: tuple[Vote, ...] = ()
    chair: Choice | None = None
    present: tuple[str, ...] = ()
    secrecy: Secrecy = Secrecy.RECORDED
    seen_by: SeenBy = SeenBy.ALL
    ballots: tuple[UnitBallot, ...] = ()
    voted: tuple[Voted, ...] = ()
    rankings: tuple[RankedVote, ...] = ()
    salt: str = ""
    lot: str = ""
    chair_order: str = ""
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True, slots=True)
class TextPut:
    """The text that is voted on: *base*, the text *of* something, with *amendments* in turn."""

    of: Reference
    base: str
    amendments: tuple[Amendment, ...] = ()

    @property
    def result(self) -> str:
        """The text as it is when all amendments are in."""
        text = self.base
        for amendment in self.amendments:
            text = amended(text, amendment)
        return text

    def records(self) -> list[Json]:
        """Give the texts and changes in the form that is hashed and published."""
        changes = [{"kind": "amendment", **change.as_json()} for change in self.amendments]
        return [
            {"kind": "base", "of": str(self.of), "text": self.base},
            *changes,
            {"kind": "result", "of": str(self.of), "text": self.result},
        ]


@dataclass(frozen=True, slots=True)
class Question:
    """What a meeting was asked, under which of its rules, and who could answer.

    *options* are what a ranked vote ranks: references as text, or names of candidates. *rivals*
    are the texts of the other motions among them.
    """

    title: str
    meeting: str
    body: str
    rules: RuleSet
    rule: str
    roll: Roll
    text: TextPut
    options: tuple[str, ...] = ()
    rivals: tuple[TextPut, ...] = ()

    @property
    def rival_texts(self) -> list[Json]:
        """The hashes of the rivals' texts, in their order."""
        return [content_hash(rival.result) for rival in self.rivals]
