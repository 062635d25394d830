"""What goes back to a body when the text is adopted: what became of what it said, clause by clause.

Nothing is inferred. A clause rests on what links lead to; a point was not taken where somebody
wrote down why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final

from folkmoot.consultation.counts import Told
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError

CARRIED: Final = "carried"
"""The verdict on a motion or an amendment that changes something."""


@dataclass(frozen=True, slots=True)
class Rested:
    """One thing of a body: its reference, what it is called, and the *verdict* where it was put."""

    reference: str
    title: str
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class ClauseBack:
    """One clause of the new version: what became of it, and what of the body's bears on it.

    *fate* is same, changed, added or removed, as `folkmoot.policy.comparison.Fate` has it;
    *spoken* says in phrases what changed. *motions* are the body's own motions and amendments on
    it. *responses* counts those of the body's round that speak to it, None where they are few.
    *passages* tells how those that were commented on stand now.
    """

    clause: str
    title: str
    fate: str
    spoken: tuple[str, ...] = ()
    motions: tuple[Rested, ...] = ()
    themes: tuple[Rested, ...] = ()
    responses: int | None = 0
    passages: Told = ()

    @property
    def is_because_of_it(self) -> bool:
        """Whether the clause changed, and a motion or amendment of the body's on it carried."""
        return self.fate != "same" and any(each.verdict == CARRIED for each in self.motions)

    @property
    def lost(self) -> tuple[Rested, ...]:
        """What the body put on this clause and was not carried."""
        return tuple(each for each in self.motions if each.verdict not in {"", CARRIED})


@dataclass(frozen=True, slots=True)
class AnswerBack:
    """One answer to a theme: what was asked, what was said, what was done, or why it was not."""

    theme: str
    asked: str
    said: str
    did: str
    done: bool


@dataclass(frozen=True, slots=True)
class Return:
    """What goes back to the body of one round, of the change from one version to another."""

    round: str
    consulted: str
    adopted: str
    made: date
    decision: str = ""
    language: str = "en"
    clauses: tuple[ClauseBack, ...] = ()
    answers: tuple[AnswerBack, ...] = ()

    @property
    def because_of_it(self) -> tuple[ClauseBack, ...]:
        """The clauses that changed, or are new, because of the body among others."""
        return tuple(each for each in self.clauses if each.is_because_of_it)

    @property
    def changed_otherwise(self) -> tuple[ClauseBack, ...]:
        """The clauses that changed, or are new or gone, without a carried motion of the body's."""
        return tuple(e for e in self.clauses if e.fate != "same" and not e.is_because_of_it)

    @property
    def unchanged(self) -> tuple[ClauseBack, ...]:
        """The clauses that stand as they did, and that something of the body's bears on."""
        return tuple(each for each in self.clauses if each.fate == "same")

    @property
    def not_taken(self) -> tuple[AnswerBack, ...]:
        """The answers that say why something was not done."""
        return tuple(each for each in self.answers if not each.done)


def return_document(found: Return) -> dict[str, Json]:
    """Give a return as JSON; what *read_return* reads."""
    return {**asdict(found), "made": found.made.isoformat()}


def read_return(document: Json) -> Return:
    """Read a return; raise InputError where a part of it is missing or not what it should be."""
    try:
        return _return(document)
    except (KeyError, ValueError, TypeError) as error:
        raise InputError(
            "What came back in this file cannot be read. Ask whoever sent it to send it again."
        ) from error


def _return(document: Json) -> Return:
    found = _mapping(document)
    return Return(
        round=str(found["round"]),
        consulted=str(found["consulted"]),
        adopted=str(found["adopted"]),
        made=date.fromisoformat(str(found["made"])),
        decision=str(found["decision"]),
        language=str(found["language"]),
        clauses=tuple(_clause(_mapping(each)) for each in _items(found["clauses"])),
        answers=tuple(_answer(_mapping(each)) for each in _items(found["answers"])),
    )


def _clause(found: Mapping[str, Json]) -> ClauseBack:
    counts = (_items(pair) for pair in _items(found["passages"]))
    return ClauseBack(
        clause=str(found["clause"]),
        title=str(found["title"]),
        fate=str(found["fate"]),
        spoken=tuple(map(str, _items(found["spoken"]))),
        motions=tuple(_rested(_mapping(each)) for each in _items(found["motions"])),
        themes=tuple(_rested(_mapping(each)) for each in _items(found["themes"])),
        responses=_count(found["responses"]),
        passages=tuple((str(name), _count(count)) for name, count in counts),
    )


def _answer(found: Mapping[str, Json]) -> AnswerBack:
    return AnswerBack(
        theme=str(found["theme"]),
        asked=str(found["asked"]),
        said=str(found["said"]),
        did=str(found["did"]),
        done=found["done"] is True,
    )


def _rested(found: Mapping[str, Json]) -> Rested:
    return Rested(*(str(found[name]) for name in ("reference", "title", "verdict")))


def _count(value: Json) -> int | None:
    return None if value is None else int(str(value))


def _mapping(value: Json) -> Mapping[str, Json]:
    if not isinstance(value, Mapping):
        raise TypeError
    return value


def _items(value: Json) -> Sequence[Json]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise TypeError
    return value
