"""Reading decisions: meetings, what was put to them, its texts and polls, the votes on a clause."""

from datetime import datetime

from folkmoot.decision.bundles import Chained, bundle
from folkmoot.decision.decisions import Decision, TextPut
from folkmoot.decision.motions import Motion
from folkmoot.decision.roll import Roll, Seat
from folkmoot.decision.rules import Rule, RuleSet
from folkmoot.decision.tally import Vote
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision import polled, sealed, stored
from folkmoot.web.decision.bearing import origins as origins
from folkmoot.web.decision.bearing import votes_on as votes_on
from folkmoot.web.decision.models import (
    AmendmentRow,
    DecisionRow,
    MeetingRow,
    MotionRow,
    PollRow,
    SeatRow,
)
from folkmoot.web.decision.puts import Held, Put, held, puts, puts_of
from folkmoot.web.decision.ruled import rulings_on
from folkmoot.web.federation.queries import body_names
from folkmoot.web.ledger import queries as ledger
from folkmoot.web.ledger.head_queries import last_head
from folkmoot.web.policy.queries import clause_of


def chain_of(body: str) -> str:
    """Give the name of the chain that tells what *body* decided."""
    return f"decisions-{body}"


def is_held(meeting: str) -> bool:
    """Say whether a meeting of that id was called."""
    return MeetingRow.objects.filter(id=meeting).exists()


def meetings() -> list[tuple[Held, list[Put]]]:
    """Give every meeting with what was put to it, the latest first."""
    found = puts(MotionRow.objects.all(), AmendmentRow.objects.exclude(rule=""))
    rows = MeetingRow.objects.order_by("-day", "id")
    names = body_names()
    return [(held(row, names), [put for put in found if put.meeting.id == row.id]) for row in rows]


def meeting(meeting_id: str) -> MeetingRow | None:
    """Give the row of a meeting with its rules, or None."""
    return MeetingRow.objects.select_related("rules").filter(id=meeting_id).first()


def put_to(meeting_id: str) -> list[Put]:
    """Give what was put to a meeting: amendments before motions, each in its order."""
    motions = MotionRow.objects.filter(meeting_id=meeting_id)
    amendments = AmendmentRow.objects.filter(meeting_id=meeting_id).exclude(rule="")
    found = puts(motions, amendments)
    return sorted(found, key=lambda put: put.on.kind is Kind.MOTION)


def motion(motion_id: str) -> Motion | None:
    """Give a motion as it stands now, or None."""
    row = MotionRow.objects.filter(id=motion_id).first()
    return stored.motion_of(row) if row else None


def rivals_of(motion: Motion) -> list[Put]:
    """Give the motions that stand against *motion*."""
    return puts_of([Reference(Kind.MOTION, rival) for rival in motion.rivals])


def rules_of(row: MeetingRow) -> RuleSet:
    """Give the rule set that a meeting is held under."""
    return stored.rule_set_of(row.rules.document)


def roll_of(row: MeetingRow) -> Roll:
    """Give the roll of a meeting, empty until it is frozen."""
    return stored.roll_of(row)


def rule_for(on: Reference) -> Rule | None:
    """Give the rule that *on* is voted on by; None for an amendment that is not voted on."""
    row = (
        MotionRow.objects.filter(id=on.name).first()
        or AmendmentRow.objects.filter(id=on.name).first()
    )
    if row is None:
        return None
    rule = row.document["rule"] if isinstance(row, MotionRow) else row.rule
    return rules_of(row.meeting).rule(rule) if rule else None


def happenings(motion_id: str) -> list[tuple[str, datetime, str]]:
    """Give what happened to a motion, when and why."""
    row = MotionRow.objects.get(id=motion_id)
    return list(row.events.values_list("what", "at", "why"))


def named(name: str) -> Put | None:
    """Give the motion or the amendment of that name, or None."""
    return next(iter(puts_of([Reference(Kind.MOTION, name)])), None)


def text_on(on: Reference) -> TextPut:
    """Give the text that a vote on *on* is about, as it stands."""
    return stored.text_of(on)


def votes_in(poll: PollRow) -> tuple[Vote, ...]:
    """Give the votes cast so far."""
    return polled.votes_of(poll)


def poll_on(on: Reference) -> PollRow | None:
    """Give the poll on *on*, open or closed, or None."""
    return PollRow.objects.select_related("meeting__rules").filter(on=str(on)).first()


def decision_row(name: str) -> DecisionRow | None:
    """Give the stored document of a decision, or None."""
    rows = DecisionRow.objects.select_related("poll__meeting__rules")
    return rows.filter(id=name).first()


def counted(poll: PollRow) -> Decision:
    """Count *poll*: as it was decided, or as it stands while it is open."""
    return stored.decision_of(poll)


def bundle_of(row: DecisionRow, *, for_members: bool = False) -> bytes:
    """Give the bundle of a decision with the chain of its body, as far as its head is signed."""
    decision = counted(row.poll)
    head = last_head(chain := chain_of(row.poll.meeting.body))
    entries = ledger.entries_until(chain, head.head.number) if head else ()
    rulings = rulings_on(decision.poll.on, decision.reference)
    election = sealed.archive_of(row.poll)
    chained = Chained(entries, [head] if head else [], rulings, election)
    return bundle(decision, row.document, chained, told=row.minutes, for_members=for_members)


def seats_of(meeting_id: str, person: Reference) -> list[Seat]:
    """Give the seats that *person* holds in a meeting."""
    row = MeetingRow.objects.get(id=meeting_id)
    return [seat for seat in stored.roll_of(row) if seat.holder == str(person)]


def is_chair(meeting_id: str, person: Reference) -> bool:
    """Say whether *person* is in the chair of a meeting."""
    return MeetingRow.objects.filter(id=meeting_id, chair=str(person)).exists()


def meetings_of(person: Reference) -> list[Held]:
    """Give the meetings that *person* chairs or has a seat in, the latest first."""
    seated = SeatRow.objects.filter(holder=str(person)).values("meeting_id")
    rows = MeetingRow.objects.filter(id__in=seated) | MeetingRow.objects.filter(chair=str(person))
    names = body_names()
    return [held(row, names) for row in rows.order_by("-day", "id")]


def clause_text(reference: Reference) -> str:
    """Give the text of a clause, or "" where it is not there yet."""
    found = clause_of(reference)
    return found.clause.text if found else ""
