"""One trial meeting with votes of three kinds, held through the services that the pages call."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import count, cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from folkmoot.decision.motions import Event, Happening, Motion
from folkmoot.decision.recount import recount
from folkmoot.decision.roll import Roll, Seat
from folkmoot.decision.rules import SIMPLE, Rule, RuleSet, Tie
from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.tally import Choice
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision import queries, services
from folkmoot.web.decision.models import DecisionRow, PollRow
from folkmoot.web.ledger import queries as ledger
from tests.faults.hall import MEETING, MORNING, SEATS
from tests.faults.kinds import KINDS, code_of

CHAIR = Reference.parse("person:chloe")
COUNCIL = Reference(Kind.BODY, "council")
CHAIN = "decisions-council"
LATER = MORNING + timedelta(hours=1)
TAKEN = "taken"
ROLL = Roll(tuple(Seat(f"s{n:03}", f"section-{n % 7}", 1 + n % 3) for n in range(SEATS)))
RULES = RuleSet(
    "trial-rules",
    "council",
    "Trial rules",
    "2026-01-01",
    source="tests",
    encoded_by="tests",
    weights={},
    rules=(
        Rule("plain", SIMPLE, secrecy=(Secrecy.RECORDED, Secrecy.RECEIPTED)),
        Rule("ranked", SIMPLE, tie=Tie.LOT, method="schulze"),
    ),
)
NUMBERS = count(1)

Try = tuple[str, int]
"""A seat, and which of its tries this is: each says something else."""


@dataclass(frozen=True, slots=True)
class Poll:
    """One vote of a *kind*, on a motion of its own."""

    on: Reference
    kind: str

    def open(self) -> None:
        """Open it."""
        how = KINDS[self.kind]
        options = how.options
        services.open_vote(self.on, by=CHAIR, at=MORNING, secrecy=how.secrecy, options=options)

    def cast(self, seat: str, turn: int) -> None:
        """Cast what *seat* says when it tries the *turn*th time."""
        KINDS[self.kind].cast(self.on, ROLL.by_id()[seat], turn)

    def close(self) -> None:
        """Close it, and count what was cast."""
        services.close_vote(self.on, by=CHAIR, at=LATER)

    def close_told(self) -> str:
        """Close it as one of several chairs, and say nothing or why it was not closed now."""
        return _told(self.close)

    def live(self) -> None:
        """Open, let three seats vote, close; go on where what was done before is refused."""
        casts = [partial(self.cast, seat, 0) for seat in seats()[:3]]
        steps: list[Callable[[], None]] = [self.open, *casts, self.close]
        for step in steps:
            with suppress(InputError):
                step()

    def is_left_uncounted(self) -> bool:
        """Say whether it is closed and still not counted after what is done by itself."""
        services.settle_all_closed(at=LATER)
        return PollRow.objects.filter(on=str(self.on), decision=None).exclude(closed=None).exists()

    def judged(self, taken: Sequence[Try]) -> dict[str, int]:
        """Hold what is stored, told and decided to the votes that were *taken*."""
        how = KINDS[self.kind]
        lost = sum(not how.holds(self.on, ROLL.by_id()[seat], turn) for seat, turn in taken)
        doubled = len(how.voted(self.on)) - len({seat for seat, _ in taken})
        votes, counted = sum(ROLL.by_id()[seat].votes for seat, _ in taken), self._counted()
        told = [self._told(event) for event in ("vote.opened", "vote.closed", "decision.made")]
        return {
            "acknowledged": len(taken),
            "lost": lost + told.count(0) + (counted < votes),
            "doubled": doubled + sum(times > 1 for times in told) + (counted > votes),
        }

    def _counted(self) -> int:
        """Add up the votes of all decisions on it."""
        rows = DecisionRow.objects.filter(id=self.on.name)
        return sum(row.document["tally"]["total"][choice] for row in rows for choice in Choice)

    def _told(self, event: str) -> int:
        entries = (entry for entry, _ in ledger.entries(CHAIN))
        return sum(entry.event == event and self.on in entry.about for entry in entries)


def seats() -> list[str]:
    """Give the ids of all seats."""
    return [seat.id for seat in ROLL]


def hold_meeting() -> None:
    """Call the meeting and freeze its roll."""
    services.load_rule_set(RULES, by=COUNCIL, at=MORNING)
    services.hold_meeting(
        MEETING, "council", title="Trial", day=MORNING.date(), rules=RULES.id, chair=CHAIR
    )
    services.freeze_roll(MEETING, ROLL, by=CHAIR, at=MORNING)


def table_one(kind: str) -> Poll:
    """Table a motion, take it as in order, and give the vote that is to be on it."""
    motion = Motion(f"trial-{next(NUMBERS)}", "Trial", "Words.", COUNCIL, KINDS[kind].rule)
    services.table_motion(MEETING, motion, at=MORNING)
    services.happen(motion.id, Event(Happening.ACCEPTED_IN_ORDER, MORNING), by=CHAIR)
    for seat in seats()[:3]:
        code_of(motion.reference, seat, 0)  # written down before a copy of this program votes
    return Poll(motion.reference, kind)


def open_one(kind: str) -> Poll:
    """Table a motion and open the vote on it."""
    poll = table_one(kind)
    poll.open()
    return poll


def cast_one(kind: str) -> Poll:
    """Open a vote, and let three seats cast theirs."""
    poll = open_one(kind)
    for seat in seats()[:3]:
        poll.cast(seat, 0)
    return poll


def kinds_in_turn() -> Iterator[str]:
    """Give one kind after the other, without end."""
    return cycle(KINDS)


def answered(poll: Poll, seat: str, turn: int) -> str:
    """Let a seat vote; give TAKEN, or the sentence that it was refused with."""
    return _told(lambda: poll.cast(seat, turn)) or TAKEN


def faults_of_record() -> list[str]:
    """Say what a stranger finds wrong with the record: a broken chain, or a bundle that differs."""
    broken = [str(each) for each in ledger.breaks()]
    row = DecisionRow.objects.order_by("poll__closed", "pk").last()
    assert row is not None
    with TemporaryDirectory() as folder:
        bundle = Path(folder) / "bundle.zip"
        bundle.write_bytes(queries.bundle_of(row))
        told = list(recount(str(bundle)))
    return broken + ([] if any(f"it is {row.verdict}" in line for line in told) else told)


def _told(act: Callable[[], object]) -> str:
    try:
        act()
    except InputError as refusal:
        return str(refusal)
    return ""
