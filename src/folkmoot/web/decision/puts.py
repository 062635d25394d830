"""What is put to meetings, as lists show it: motions and amendments with how they came out."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from folkmoot.decision.amendments import AmendmentState
from folkmoot.decision.motions import Treatment
from folkmoot.decision.tally import Sides
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision.models import AmendmentRow, DecisionRow, MeetingRow, MotionRow
from folkmoot.web.decision.stored import motion_of
from folkmoot.web.federation.queries import body_names

UNVOTED = frozenset({AmendmentState.TAKEN_IN, AmendmentState.WITHDRAWN, AmendmentState.FALLEN})
"""Ways in which an amendment is settled without a vote."""


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting as lists show it."""

    id: str
    title: str
    body: str
    body_name: str
    day: date
    note: str


@dataclass(frozen=True, slots=True)
class Put:
    """A motion or an amendment as lists show it: *verdict* is empty while it is not decided.

    *outcome* says more of what was carried: as amended, or what became of it since.
    """

    on: Reference
    title: str
    stage: str
    verdict: str
    sides: Sides | None
    meeting: Held
    outcome: str = ""

    @property
    def decision(self) -> Reference:
        """What its decision is called."""
        return Reference(Kind.DECISION, self.on.name)


def puts_of(references: Collection[Reference]) -> list[Put]:
    """Give the motions and amendments behind *references* to them or to their decisions."""
    names = {reference.name for reference in references}
    motions = MotionRow.objects.filter(id__in=names)
    return puts(motions, AmendmentRow.objects.filter(id__in=names))


def held(row: MeetingRow, names: Mapping[str, str] | None = None) -> Held:
    """Give a meeting as lists show it; *names* are those of bodies, where they are known."""
    called = body_names() if names is None else names
    name = called.get(row.body, row.body)
    return Held(row.id, row.title, row.body, name, row.day, row.note)


def names_of(references: Collection[Reference]) -> Mapping[Reference, str]:
    """Say what motions, amendments and decisions are called."""
    titles = {put.on.name: put.title for put in puts_of(references)}
    return {ref: titles[ref.name] for ref in references if ref.name in titles}


def meeting_names(references: Collection[Reference]) -> Mapping[Reference, str]:
    """Say what meetings are called."""
    rows = MeetingRow.objects.filter(id__in={reference.name for reference in references})
    titles = dict(rows.values_list("id", "title"))
    return {ref: titles[ref.name] for ref in references if ref.name in titles}


def puts(motions: Iterable[MotionRow], amendments: Iterable[AmendmentRow]) -> list[Put]:
    """Give the motions and amendments of rows, with how they came out."""
    motion_rows, amendment_rows = list(motions), list(amendments)
    decided = DecisionRow.objects.in_bulk(
        [*(row.id for row in motion_rows), *(row.id for row in amendment_rows)]
    )
    helds = _helds({row.meeting_id for row in motion_rows} | {a.meeting_id for a in amendment_rows})
    titles = _titles([Reference.parse(row.target) for row in amendment_rows])
    return [
        *(_motion(row, decided.get(row.id), helds) for row in motion_rows),
        *(
            _amendment(row, decided.get(row.id), helds, title=titles[row.target])
            for row in amendment_rows
        ),
    ]


def _motion(row: MotionRow, decision: DecisionRow | None, helds: Mapping[str, Held]) -> Put:
    motion, held_in = motion_of(row), helds[row.meeting_id]
    verdict = Treatment.CARRIED.value if motion.was_carried else motion.outcome
    on, sides = motion.reference, _sides(decision)
    return Put(on, motion.title, motion.stage, verdict, sides, held_in, motion.outcome)


def _titles(targets: Iterable[Reference]) -> dict[str, str]:
    """Say, for each of *targets* as it is written, what an amendment to it is called."""
    found = set(targets)
    names = {target.name for target in found if target.kind is Kind.MOTION}
    motions = dict(MotionRow.objects.filter(id__in=names).values_list("id", "document__title"))
    return {
        str(target): _("Amendment of clause %(clause)s") % {"clause": target.part}
        if target.part
        else _("Amendment of “%(text)s”") % {"text": motions.get(target.name, target.name)}
        for target in found
    }


def _amendment(
    row: AmendmentRow, decision: DecisionRow | None, helds: Mapping[str, Held], *, title: str
) -> Put:
    on = Reference(Kind.AMENDMENT, row.id)
    verdict = decision.verdict if decision else row.state if row.state in UNVOTED else ""
    stage = row.state if row.state == AmendmentState.WAITING else ""
    named, held_in = f"{title} ({row.id})", helds[row.meeting_id]
    return Put(on, named, stage, verdict, _sides(decision), held_in, verdict)


def _sides(decision: DecisionRow | None) -> Sides | None:
    if decision is None:
        return None
    total = decision.document["tally"]["total"]
    return Sides(total["yes"], total["no"], total["abstain"])


def _helds(meetings: Collection[str]) -> dict[str, Held]:
    names = body_names()
    return {row.id: held(row, names) for row in MeetingRow.objects.filter(id__in=meetings)}
