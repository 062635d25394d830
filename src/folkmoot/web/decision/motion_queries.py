"""Reading one motion: its words, its life, what it stands against, what answers its parts."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from folkmoot.decision.motions import Motion
from folkmoot.decision.rivals import named_by, rivals
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import Link, LinkKind
from folkmoot.web.decision import queries, stored
from folkmoot.web.decision.models import MotionRow, SeatRow
from folkmoot.web.decision.puts import Put, puts_of
from folkmoot.web.federation.queries import body_names
from folkmoot.web.ledger import queries as ledger
from folkmoot.web.ledger.labels import labels


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing in the life of a motion, and where it led."""

    what: str
    at: datetime
    why: str = ""
    into: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What is set beside a motion, and when, where that was after it was tabled."""

    kind: str
    text: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Answered:
    """The clauses or decisions that are said to answer a part for one reason, and the reason."""

    by: tuple[Reference, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a motion, and what answers it."""

    number: int
    text: str
    reference: Reference
    answers: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A motion as it stands beside its rivals, and how it came out; *here* is the one looked at."""

    motion: Motion
    put: Put
    text: str
    mover: str
    here: bool


def row_of(motion: str) -> MotionRow | None:
    """Give the row of a motion with its meeting, or None."""
    return MotionRow.objects.select_related("meeting__rules").filter(id=motion).first()


def motions_of(meeting: str) -> list[Motion]:
    """Give the motions put to a meeting as they stand, in the order tabled."""
    return [stored.motion_of(row) for row in MotionRow.objects.filter(meeting_id=meeting)]


def text_now(motion: str) -> str:
    """Give the text of a motion as it stands, carried amendments included."""
    return queries.text_on(Reference(Kind.MOTION, motion)).result


def life(row: MotionRow) -> list[Moment]:
    """Give what happened to a motion and what was set beside it, the earliest first."""
    began = [Moment("tabled", row.tabled)] if row.tabled else []
    events = [
        Moment(event.what, event.at, event.why, tuple(map(Reference.parse, event.into)))
        for event in row.events.order_by("id")
    ]
    notes = [Moment(note.kind, note.at) for note in row.notes.all()]
    return sorted([*began, *notes, *events], key=lambda moment: moment.at)


def set_beside(row: MotionRow) -> list[Beside]:
    """Give the costing and the advice set beside a motion, those tabled with it first."""
    tabled = [Beside(note.kind, note.text, None) for note in stored.motion_of(row).notes]
    return [*tabled, *(Beside(note.kind, note.text, note.at) for note in row.notes.all())]


def side_by_side(motion: Motion, meeting: str) -> list[Standing]:
    """Give *motion* and all that stands against it, in the order tabled; [] where nothing does."""
    all_put = motions_of(meeting)
    against = rivals(motion.id, named_by(all_put))
    group = [each for each in all_put if each.id in {motion.id, *against}] if against else []
    puts = {put.on: put for put in puts_of([each.reference for each in group])}
    return [
        Standing(
            each,
            puts[each.reference],
            text_now(each.id),
            mover_name(each.mover, meeting),
            here=each.id == motion.id,
        )
        for each in group
    ]


def parts(motion: Motion) -> tuple[Part, ...]:
    """Give the parts of *motion*, each with the clauses and decisions that answer it."""
    points = [motion.reference.at(str(number)) for number in range(1, len(motion.parts) + 1)]
    links = ledger.links_to_any(points, LinkKind.ANSWERS)
    return tuple(
        Part(
            number,
            text,
            point,
            _answered(link for link in links if link.target == point),
        )
        for number, (text, point) in enumerate(zip(motion.parts, points, strict=True), start=1)
    )


def part_of(row: MotionRow, number: int) -> tuple[Motion, Part | None]:
    """Give a motion and its part of that *number*, or None where it has none."""
    motion = stored.motion_of(row)
    return motion, next((part for part in parts(motion) if part.number == number), None)


def with_parts() -> list[Motion]:
    """Give the motions that were carried and have parts, the latest first."""
    motions = map(stored.motion_of, MotionRow.objects.order_by("-tabled", "id"))
    return [motion for motion in motions if motion.was_carried and motion.parts]


def called(references: Collection[Reference]) -> dict[Reference, str]:
    """Say what motions, meetings, clauses, decisions and bodies are called."""
    bodies = body_names()
    return {
        **labels(references),
        **{ref: bodies.get(ref.name, ref.name) for ref in references if ref.kind is Kind.BODY},
    }


def called_from(meeting: str, references: Collection[Reference]) -> dict[Reference, str]:
    """Say what things are called on a page of *meeting*: motions of others with their body."""
    motions = [reference for reference in references if reference.kind is Kind.MOTION]
    elsewhere = {
        put.on: f"{put.title} ({put.meeting.body_name})"
        for put in puts_of(motions)
        if put.meeting.id != meeting
    }
    return {**called(references), **elsewhere}


def mover_name(mover: Reference, meeting: str) -> str:
    """Say who moved something: a body by its name, a person by the seat that they have there."""
    if mover.kind is Kind.PERSON:
        seat = SeatRow.objects.filter(meeting_id=meeting, holder=str(mover)).first()
        return (seat.name or seat.seat) if seat else str(mover)
    return called([mover])[mover]


def _answered(links: Iterable[Link]) -> tuple[Answered, ...]:
    by_reason: dict[str, list[Reference]] = {}
    for link in links:
        by_reason.setdefault(link.why, []).append(link.source)
    return tuple(Answered(tuple(by), why) for why, by in by_reason.items())
