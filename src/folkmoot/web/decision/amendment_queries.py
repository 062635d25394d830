"""Reading amendments: what each changes, how far it reaches, and how those to one text meet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from folkmoot.decision.amendments import PENDING, Amendment, AmendmentState, amended
from folkmoot.decision.collisions import STOPS, Collision, CollisionMap, collision_map
from folkmoot.decision.merging import Merged, merged
from folkmoot.decision.reach import Reach, reach, voting_order
from folkmoot.foundation.references import Reference
from folkmoot.policy.comparison import Piece, compare
from folkmoot.web.decision import stored
from folkmoot.web.decision.models import AmendmentRow, MeetingRow, MotionRow
from folkmoot.web.decision.puts import Put, puts


@dataclass(frozen=True, slots=True)
class Moved:
    """One amendment as it stands: its text before and after, and why it fell or waits.

    *made_again* are the adopted amendments on whose text it was made again.
    """

    put: Put
    target: Reference
    mover: Reference
    why: str
    state: AmendmentState
    base: str
    result: str
    because: Reference | None
    how: str
    made_again: tuple[Reference, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """How its text before and after differ."""
        return compare(self.base, self.result)

    @property
    def reach(self) -> Reach:
        """How far it reaches."""
        return reach(self.base, self.result)


@dataclass(frozen=True, slots=True)
class Meets:
    """An amendment that another one collides with, and how."""

    name: str
    how: Collision

    @property
    def stops(self) -> bool:
        """Whether only one of the two can be carried."""
        return self.how in STOPS


@dataclass(frozen=True, slots=True)
class TextAmended:
    """A text with the amendments to it: those not settled yet in the order to vote in.

    *together* is how the text would differ with all of *free*, which collide with nothing.
    """

    target: Reference
    pending: tuple[Moved, ...]
    settled: tuple[Moved, ...]
    meets: Mapping[str, tuple[Meets, ...]]
    free: tuple[str, ...]
    together: tuple[Piece, ...]


def row_of(amendment: str) -> AmendmentRow | None:
    """Give the row of an amendment with its meeting, or None."""
    rows = AmendmentRow.objects.select_related("meeting__rules").prefetch_related("texts")
    return rows.filter(id=amendment).first()


def moved_in(meeting: str) -> int:
    """Say how many amendments were moved in a meeting."""
    return AmendmentRow.objects.filter(meeting_id=meeting).count()


def moved_to(target: Reference) -> list[Moved]:
    """Give the amendments to *target*, in the order moved."""
    rows = AmendmentRow.objects.filter(target=str(target)).order_by("position")
    return moved(rows.prefetch_related("texts"))


def moved(rows: Iterable[AmendmentRow]) -> list[Moved]:
    """Give the amendments of *rows* as they stand."""
    found = list(rows)
    named = {put.on.name: put for put in puts(MotionRow.objects.none(), found)}
    return [_moved(row, named[row.id]) for row in found]


def meets(row: AmendmentRow) -> tuple[Meets, ...]:
    """Give what the amendment of *row* collides with as they stand; nothing once it is settled."""
    is_settled = AmendmentState(row.state) not in PENDING
    return () if is_settled else met_by(stored.amendment_of(row), row.meeting)


def met_by(made: Amendment, meeting: MeetingRow) -> tuple[Meets, ...]:
    """Give the amendments to the same text, not settled yet, that *made* collides with."""
    rows = _beside(str(made.target), meeting.body).filter(state__in=PENDING).exclude(id=made.id)
    return _meets(collision_map([made, *map(stored.amendment_of, rows)]), made.id)


def texts_amended(meeting: MeetingRow) -> list[TextAmended]:
    """Give the texts that amendments put to *meeting* are to, each with all of them."""
    rows = AmendmentRow.objects.filter(meeting=meeting).prefetch_related("texts")
    return [_text_amended(Reference.parse(target), of) for target, of in _by_target(rows).items()]


def advised(rows: Iterable[AmendmentRow]) -> list[AmendmentRow]:
    """Put the amendments of *rows* in the order to vote in, text by text; those settled first."""
    return [row for of in _by_target(rows).values() for row in (*_settled(of), *_in_order(of))]


def _by_target(rows: Iterable[AmendmentRow]) -> dict[str, list[AmendmentRow]]:
    found: dict[str, list[AmendmentRow]] = {}
    for row in rows:
        found.setdefault(row.target, []).append(row)
    return found


def _settled(rows: Iterable[AmendmentRow]) -> list[AmendmentRow]:
    return [row for row in rows if AmendmentState(row.state) not in PENDING]


def _in_order(rows: Iterable[AmendmentRow]) -> list[AmendmentRow]:
    waiting = {row.id: row for row in rows if AmendmentState(row.state) in PENDING}
    base = stored.standing(next(iter(waiting.values()))).base if waiting else ""
    order = voting_order(base, [stored.amendment_of(row) for row in waiting.values()])
    return [waiting[each.id] for each in order]


def _beside(target: str, body: str) -> QuerySet[AmendmentRow]:
    rows = AmendmentRow.objects.filter(target=target, meeting__body=body)
    return rows.prefetch_related("texts")


def _moved(row: AmendmentRow, put: Put) -> Moved:
    made, base = stored.amendment_of(row), stored.standing(row).base
    return Moved(
        put,
        made.target,
        Reference.parse(row.mover),
        row.why,
        state=AmendmentState(row.state),
        base=base,
        result=amended(base, made),
        because=Reference.parse(row.because) if row.because else None,
        how=row.how,
        made_again=tuple(Reference.parse(text.because) for text in row.texts.all()),
    )


def _meets(found: CollisionMap, amendment: str) -> tuple[Meets, ...]:
    return tuple(Meets(name, how) for name, how in found.of(amendment).items())


def _text_amended(target: Reference, rows: Sequence[AmendmentRow]) -> TextAmended:
    waiting = _in_order(rows)
    made = [stored.amendment_of(row) for row in waiting]
    base = stored.standing(waiting[0]).base if waiting else ""
    found = collision_map(made)
    meets = {each.id: _meets(found, each.id) for each in made}
    free = [each for each in made if not meets[each.id]]
    together = merged(base, free) if len(free) > 1 else None
    return TextAmended(
        target,
        tuple(moved(waiting)),
        tuple(moved(_settled(rows))),
        meets,
        free=tuple(each.id for each in free),
        together=compare(base, together.text) if isinstance(together, Merged) else (),
    )
