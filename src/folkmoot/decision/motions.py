"""Motions: where one stands, what was done to it and what its text is, as three separate things."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference


class Stage(StrEnum):
    """Where a motion stands."""

    TABLED = "tabled"
    IN_ORDER = "in_order"
    OPEN = "open"  # being voted on
    SETTLED = "settled"


class Treatment(StrEnum):
    """What was done to a motion; NONE as long as nothing was."""

    NONE = "none"
    CARRIED = "carried"
    LOST = "lost"
    INQUORATE = "inquorate"
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"
    REMITTED = "remitted"
    COMPOSITED = "composited"
    LAPSED = "lapsed"
    SUPERSEDED = "superseded"


class TextState(StrEnum):
    """What the text of a motion is compared with the one first tabled."""

    AS_TABLED = "as_tabled"
    AMENDED = "amended"
    COMPOSITE = "composite"


class Happening(StrEnum):
    """What can happen to a motion."""

    ACCEPTED_IN_ORDER = "accepted_in_order"
    VOTE_OPENED = "vote_opened"
    AMENDED = "amended"
    COMPOSED = "composed"  # its text was made from several motions
    CARRIED = "carried"
    LOST = "lost"
    INQUORATE = "inquorate"
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"
    REMITTED = "remitted"
    COMPOSITED = "composited"  # it went into another motion
    LAPSED = "lapsed"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Note:
    """What a costing, or the board's advice, says of a motion: *kind* is "costing" or "advice"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a motion, and why where a reason was given."""

    what: Happening
    at: datetime
    why: str = ""


@dataclass(frozen=True, slots=True)
class Motion:
    """What somebody asks a meeting to decide, under which rule of the body.

    *parts* are voted on together but answered one by one; *rivals* stand against each other;
    *rests_on*, *mandated_by* and *about* lead back to findings, earlier decisions and clauses;
    *adopts* are the versions or clauses that come into force when it is carried.
    """

    id: str
    title: str
    text: str
    mover: Reference
    rule: str
    parts: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    about: tuple[Reference, ...] = ()
    rests_on: tuple[Reference, ...] = ()
    mandated_by: tuple[Reference, ...] = ()
    adopts: tuple[Reference, ...] = ()
    notes: tuple[Note, ...] = ()
    stage: Stage = Stage.TABLED
    treatment: Treatment = Treatment.NONE
    text_state: TextState = TextState.AS_TABLED

    @property
    def reference(self) -> Reference:
        """The motion's own reference."""
        return Reference(Kind.MOTION, self.id)

    def as_json(self) -> dict[str, Json]:
        """Give what was tabled, in the form that is hashed; what became of it is left out."""
        return {
            "id": self.id,
            "title": self.title,
            "text": self.text,
            "mover": str(self.mover),
            "rule": self.rule,
            "parts": list(self.parts),
            "rivals": list(self.rivals),
            "about": [str(reference) for reference in self.about],
            "rests_on": [str(reference) for reference in self.rests_on],
            "mandated_by": [str(reference) for reference in self.mandated_by],
            "adopts": [str(reference) for reference in self.adopts],
            "notes": [[note.kind, note.text] for note in self.notes],
        }


TEXT_CHANGES: Final = {
    Happening.AMENDED: TextState.AMENDED,
    Happening.COMPOSED: TextState.COMPOSITE,
}
VOTED: Final = frozenset({Happening.CARRIED, Happening.LOST, Happening.INQUORATE})


def after(motion: Motion, event: Event) -> Motion:
    """Give *motion* as it is after *event*; raise InputError where that can't happen to it now.

    Only a motion in order is opened, only an open one is voted on, an open one's text no longer
    changes, and nothing but being superseded happens to a settled one.
    """
    _refuse_impossible(motion, event.what)
    match event.what:
        case Happening.ACCEPTED_IN_ORDER:
            return replace(motion, stage=Stage.IN_ORDER)
        case Happening.VOTE_OPENED:
            return replace(motion, stage=Stage.OPEN)
        case Happening.AMENDED | Happening.COMPOSED:
            return replace(motion, text_state=TEXT_CHANGES[event.what])
        case _:
            return replace(motion, stage=Stage.SETTLED, treatment=Treatment(event.what.value))


def _refuse_impossible(motion: Motion, what: Happening) -> None:
    stage = motion.stage
    allowed = {
        Stage.TABLED: set(Happening) - VOTED - {Happening.VOTE_OPENED, Happening.SUPERSEDED},
        Stage.IN_ORDER: set(Happening)
        - VOTED
        - {Happening.ACCEPTED_IN_ORDER, Happening.SUPERSEDED},
        Stage.OPEN: set(VOTED) | {Happening.LAPSED},
        Stage.SETTLED: {Happening.SUPERSEDED} if motion.treatment is Treatment.CARRIED else set(),
    }[stage]
    if what not in allowed:
        raise InputError(
            f"The motion '{motion.id}' is {_words(stage)}, so it can't be {_words(what)}."
        )


def _words(value: StrEnum) -> str:
    return value.value.replace("_", " ")
