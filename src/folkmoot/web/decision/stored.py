"""Rows made into the library's values: rule sets, rolls, motions, amendments and polls."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from folkmoot.decision.amendments import ADOPTED, Amendment, Span
from folkmoot.decision.decisions import Decision, Question, TextPut, decide
from folkmoot.decision.motions import Motion, Note, NoteKind, Stage, TextState, Treatment
from folkmoot.decision.roll import Proxy, Roll, Seat
from folkmoot.decision.rules import Attendance, Base, Majority, Proxies, Rule, RuleSet, Tie
from folkmoot.decision.secrecy import Secrecy, SeenBy
from folkmoot.foundation.canonical import content_hash
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision import polled
from folkmoot.web.decision.models import (
    AmendmentRow,
    AmendmentTextRow,
    MeetingRow,
    MotionRow,
    PollRow,
    SeatRow,
)

Document = Mapping[str, Any]


def rule_set_of(document: Document) -> RuleSet:
    """Give the rule set that a stored document holds."""
    return RuleSet(
        **{name: document[name] for name in ("id", "body", "title", "adopted", "source")},
        encoded_by=document["encoded_by"],
        weights=document["weights"],
        rules=tuple(_rule(rule) for rule in document["rules"]),
        proxies=Proxies(**document["proxies"]),
    )


def roll_of(meeting: MeetingRow) -> Roll:
    """Give the roll of a meeting."""
    return Roll(
        tuple(map(seat_of, meeting.seats.all())),
        tuple(
            Proxy(row.seat, row.holder, row.instructions, row.free, row.salt)
            for row in meeting.proxies.all()
        ),
    )


def seat_of(row: SeatRow) -> Seat:
    """Give the seat of a row."""
    return Seat(
        row.seat,
        row.section,
        row.votes,
        kind=row.kind,
        name=row.name,
        holder=row.holder,
        is_present=row.is_present,
        may_split=row.may_split,
    )


def motion_of(row: MotionRow) -> Motion:
    """Give the motion of a row, as it stands now."""
    told = row.document
    return Motion(
        id=row.id,
        title=told["title"],
        text=told["text"],
        mover=Reference.parse(told["mover"]),
        rule=told["rule"],
        parts=tuple(told["parts"]),
        rivals=tuple(told["rivals"]),
        about=_references(told["about"]),
        rests_on=_references(told["rests_on"]),
        mandated_by=_references(told["mandated_by"]),
        adopts=_references(told["adopts"]),
        notes=tuple(Note(NoteKind(kind), text) for kind, text in told["notes"]),
        stage=Stage(row.stage),
        treatment=Treatment(row.treatment),
        text_state=TextState(row.text_state),
    )


def standing(row: AmendmentRow) -> AmendmentRow | AmendmentTextRow:
    """Give where the text and spans of an amendment stand now: its last rebase, or as moved."""
    return max(row.texts.all(), key=lambda text: text.number, default=row)


def amendment_of(row: AmendmentRow) -> Amendment:
    """Give the amendment of a row, as it stands now."""
    now = standing(row)
    spans = tuple(Span(start, end, text) for start, end, text in now.spans)
    return Amendment(row.id, Reference.parse(row.target), content_hash(now.base), spans)


def question_of(poll: PollRow) -> Question:
    """Give what the meeting is asked in *poll*."""
    meeting, on = poll.meeting, Reference.parse(poll.on)
    title, rule, text = _put(on)
    rules = rule_set_of(meeting.rules.document)
    return Question(
        title,
        meeting.id,
        meeting.body,
        rules,
        poll.rule or rule,
        roll_of(meeting),
        text,
        tuple(poll.options),
        tuple(_put(rival)[2] for rival in _rivals(poll, on)),
    )


def _rivals(poll: PollRow, on: Reference) -> list[Reference]:
    """Give the motions that *on* is ranked with, in the order of the ballot."""
    motions = (Reference.parse(each) for each in poll.options if each.startswith("motion:"))
    return [motion for motion in motions if motion != on]


def decision_of(poll: PollRow) -> Decision:
    """Give what *poll* comes to: as decided where it is closed, else as it stands."""
    return decide(question_of(poll), polled.poll_of(poll))


def text_put(target: Reference, base: str, body: str) -> TextPut:
    """Give the text of *target* as it stands before *body*: with its adopted amendments in turn."""
    rows = AmendmentRow.objects.filter(target=str(target), state__in=ADOPTED, meeting__body=body)
    adopted = list(rows.prefetch_related("texts").order_by("adopted"))
    start = standing(adopted[0]).base if adopted else base
    return TextPut(target, start, tuple(amendment_of(row) for row in adopted))


def text_of(on: Reference) -> TextPut:
    """Give the text that a vote on *on* is about, as it stands."""
    return _put(on)[2]


def amendment_title(amendment: Amendment) -> str:
    """Say what an amendment is to, and which of those to it this is."""
    target = amendment.target
    where = f"clause {target.part}" if target.part else str(target)
    return f"Amendment of {where} ({amendment.id})"


def _put(on: Reference) -> tuple[str, str, TextPut]:
    if on.kind is Kind.AMENDMENT:
        row = AmendmentRow.objects.get(id=on.name)
        amendment = amendment_of(row)
        text = TextPut(amendment.target, standing(row).base, (amendment,))
        return amendment_title(amendment), row.rule, text
    found = MotionRow.objects.select_related("meeting").get(id=on.name)
    motion = motion_of(found)
    return motion.title, motion.rule, text_put(on, motion.text, found.meeting.body)


def _rule(document: Document) -> Rule:
    return Rule(
        document["id"],
        _majority(document["majority"]),
        quorum=Fraction(document["quorum"]),
        counts=Attendance(document["counts"]),
        turnout=Fraction(document["turnout"]),
        tie=Tie(document["tie"]),
        sections=_majority(document["sections"]) if document["sections"] else None,
        article=document["article"],
        title=document["title"],
        secrecy=tuple(Secrecy(kind) for kind in document["secrecy"]),
        seen_by=SeenBy(document["seen_by"]),
        method=document["method"],
        places=document["places"],
    )


def _majority(document: Document) -> Majority:
    threshold, base = Fraction(document["threshold"]), Base(document["base"])
    return Majority(threshold, strict=document["strict"], base=base)


def _references(texts: Sequence[str]) -> tuple[Reference, ...]:
    return tuple(Reference.parse(text) for text in texts)
