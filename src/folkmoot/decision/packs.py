"""Meetings read from the packs of a federation, meetings/*.toml; and the door to its rule sets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from folkmoot.decision.decisions import Poll
from folkmoot.decision.fields import Fields, tables
from folkmoot.decision.motions import Event, Happening, Motion, Note, NoteKind
from folkmoot.decision.proceedings import (
    Answer,
    Ruling,
    read_answers,
    read_origins,
    read_rulings,
)
from folkmoot.decision.roll import Roll
from folkmoot.decision.roll_packs import read_roll
from folkmoot.decision.rule_packs import load_rule_set
from folkmoot.decision.rules import RuleSet
from folkmoot.decision.vote_packs import options_of, read_poll
from folkmoot.foundation.errors import PackFaults
from folkmoot.foundation.packs import PackFile, raise_faults, read_toml
from folkmoot.foundation.references import Reference

__all__ = [
    "DraftAmendment",
    "MeetingPack",
    "Poll",
    "load_meeting",
    "load_meetings",
    "load_rule_set",
    "load_rule_sets",
]


@dataclass(frozen=True, slots=True)
class DraftAmendment:
    """An amendment as a pack words it: pairs of words to find and to put, not yet tied to a text.

    *rule* is the rule it is voted on by, where it is voted on by itself.
    """

    id: str
    target: Reference
    mover: Reference
    rule: str
    why: str
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MeetingPack:
    """A meeting with its frozen roll and all that was put to it, in the order of its file.

    *origins* are, by motion, the motions of other meetings that were forwarded as it; *options*
    are, by what is voted on, what a ranked vote ranks.
    """

    id: str
    body: str
    title: str
    day: str
    note: str
    chair: Reference
    rules: RuleSet
    frozen: datetime
    roll: Roll
    motions: tuple[Motion, ...]
    events: Mapping[str, tuple[Event, ...]]
    amendments: tuple[DraftAmendment, ...]
    polls: tuple[Poll, ...]
    options: Mapping[Reference, tuple[str, ...]]
    answers: tuple[Answer, ...]
    rulings: tuple[Ruling, ...]
    origins: Mapping[str, str]


def load_rule_sets(folder: Path, *, root: Path | None = None) -> dict[str, RuleSet]:
    """Read all rule sets of a federation's *folder* (its rules/*.toml), under their ids."""
    found = [load_rule_set(path, root=root) for path in sorted(folder.glob("rules/*.toml"))]
    return {rules.id: rules for rules in found}


def load_meetings(folder: Path, *, root: Path | None = None) -> tuple[MeetingPack, ...]:
    """Read all meetings of a federation's *folder* (its meetings/*.toml), the earliest first."""
    rule_sets = load_rule_sets(folder, root=root)
    paths = sorted(folder.glob("meetings/*.toml"))
    found = [load_meeting(path, rule_sets, root=root) for path in paths]
    return tuple(sorted(found, key=lambda meeting: (meeting.day, meeting.id)))


def load_meeting(
    path: Path, rule_sets: Mapping[str, RuleSet], *, root: Path | None = None
) -> MeetingPack:
    """Read one meeting held under one of *rule_sets*; raise PackFaults with all of its faults."""
    file = read_toml(path, root=root)
    top = Fields(file, file.data)
    rules = _rules(top, rule_sets)
    roll = read_roll(file, rules)
    motions = tuple(_motion(fields, rules) for fields in tables(file, "motion"))
    votes = [(fields, options_of(fields, motions, rules)) for fields in tables(file, "vote")]
    polls = tuple(read_poll(fields, roll, options) for fields, options in votes)
    meeting = MeetingPack(
        id=top.text("id"),
        body=top.text("body"),
        title=top.text("title"),
        day=top.text("day"),
        note=top.text("note", ""),
        chair=top.reference("chair"),
        rules=rules,
        frozen=top.time("frozen"),
        roll=roll,
        motions=motions,
        events=_events(file, motions),
        amendments=tuple(_amendment(fields, rules) for fields in tables(file, "amendment")),
        polls=polls,
        options={poll.on: options for poll, (_, options) in zip(polls, votes, strict=True)},
        answers=tuple(read_answers(file)),
        rulings=tuple(read_rulings(file)),
        origins=read_origins(file),
    )
    _check_ids(file, meeting)
    raise_faults(file)
    return meeting


def _rules(top: Fields, rule_sets: Mapping[str, RuleSet]) -> RuleSet:
    rules = rule_sets.get(top.text("rules"))
    if rules is None:
        known = ", ".join(sorted(rule_sets)) or "none"
        top.fault("rules", f"'rules' must name a rule set of this federation. There are: {known}.")
        raise PackFaults(top.file.faults)
    return rules


def _motion(fields: Fields, rules: RuleSet) -> Motion:
    rule = fields.text("rule")
    if rule not in {known.id for known in rules.rules}:
        fields.fault("rule", f"The rule set '{rules.id}' has no rule '{rule}'.")
    return Motion(
        id=fields.text("id"),
        title=fields.text("title"),
        text=fields.text("text"),
        mover=fields.reference("mover"),
        rule=rule,
        parts=fields.texts("parts"),
        rivals=fields.texts("rivals"),
        about=fields.references("about"),
        rests_on=fields.references("rests_on"),
        mandated_by=fields.references("mandated_by"),
        adopts=fields.references("adopts"),
        notes=tuple(Note(kind, fields.text(kind)) for kind in NoteKind if kind in fields.table),
    )


def _events(file: PackFile, motions: Sequence[Motion]) -> dict[str, tuple[Event, ...]]:
    events: dict[str, list[Event]] = {motion.id: [] for motion in motions}
    for fields in tables(file, "event"):
        event = Event(
            fields.one_of("what", Happening),
            fields.time("at"),
            fields.text("why", ""),
            fields.references("into"),
        )
        if (motion := fields.text("motion")) in events:
            events[motion].append(event)
        else:
            fields.fault("motion", f"The motion '{motion}' is not put to this meeting.")
    return {motion: tuple(found) for motion, found in events.items()}


def _amendment(fields: Fields, rules: RuleSet) -> DraftAmendment:
    rule = fields.text("rule", "")
    if rule and rule not in {known.id for known in rules.rules}:
        fields.fault("rule", f"The rule set '{rules.id}' has no rule '{rule}'.")
    changes = fields.table.get("changes")
    pairs = [
        (change["find"], change["put"])
        for change in (changes if isinstance(changes, list) else [])
        if isinstance(change, Mapping)
        and isinstance(change.get("find"), str)
        and isinstance(change.get("put"), str)
    ]
    if not pairs or not isinstance(changes, list) or len(pairs) != len(changes):
        fields.fault("changes", 'Write changes = [{find = "the words", put = "other words"}].')
    return DraftAmendment(
        fields.text("id"),
        fields.reference("target"),
        fields.reference("mover"),
        rule,
        fields.text("why", ""),
        tuple(pairs),
    )


def _check_ids(file: PackFile, meeting: MeetingPack) -> None:
    seen: set[str] = set()
    for table in ("motion", "amendment"):
        for fields in tables(file, table):
            if (found := fields.text("id")) in seen:
                fields.fault("id", f"The id '{found}' is used twice. Give each its own.")
            seen.add(found)
    known = {str(motion.reference) for motion in meeting.motions}
    known |= {f"amendment:{amendment.id}" for amendment in meeting.amendments if amendment.rule}
    for position, poll in enumerate(meeting.polls):
        if str(poll.on) not in known:
            said = f"'{poll.on}' is not put to this meeting under a rule of its own."
            file.fault(said, "vote", position, "on")
