"""Motions: where one stands, what was done to it and what its text is, as three separate things."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from folkmoot.foundation.canonical import Json
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
    WITHDRAWN = "withdrawn"  # by its mover
    RETRACTED = "retracted"  # by its mover, to be talked over in a workshop
    REFERRED = "referred"  # to another body, which is to decide
    REMITTED = "remitted"  # to its mover, to be worked on
    COMPOSITED = "composited"  # it went into another motion
    SPLIT = "split"  # its parts became motions
    LAPSED = "lapsed"
    SUPERSEDED = "superseded"
    IMPLEMENTED = "implemented"


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
    RETRACTED = "retracted"
    REFERRED = "referred"
    REMITTED = "remitted"
    COMPOSITED = "composited"
    SPLIT = "split"
    LAPSED = "lapsed"
    SUPERSEDED = "superseded"
    IMPLEMENTED = "implemented"
    FORWARDED = "forwarded"  # put to another meeting too; what it is here stays


class NoteKind(StrEnum):
    """What is set beside a motion: what it costs, or what the board advises."""

    COSTING = "costing"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Note:
    """What a costing, or the board's advice, says of a motion."""

    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a motion, why where a reason was given, and where it went *into*.

    *into* are the motions that it became part of, was split into or forwarded as, the body it was
    referred to, the workshop it was retracted to, the amendments that its text took in, or what
    superseded or implements it.
    """

    what: Happening
    at: datetime
    why: str = ""
    into: tuple[Reference, ...] = ()


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

    @property
    def was_carried(self) -> bool:
        """Whether it was carried, whatever became of it since."""
        return self.treatment in {
            Treatment.CARRIED,
            Treatment.SUPERSEDED,
            Treatment.IMPLEMENTED,
        }

    @property
    def outcome(self) -> str:
        """What was done to it, read together with its text: "carried_as_amended" is not "carried".

        Empty as long as nothing was done to it.
        """
        if self.treatment is Treatment.CARRIED and self.text_state is TextState.AMENDED:
            return "carried_as_amended"
        return "" if self.treatment is Treatment.NONE else self.treatment.value

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
