"""Reading the texts that a meeting can amend: its motions, and clauses of policies."""

from collections.abc import Iterator
from dataclasses import dataclass

from folkmoot.decision.motions import Motion, Stage
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision import motion_queries, queries, stored
from folkmoot.web.decision.models import MeetingRow, PollRow
from folkmoot.web.ledger.labels import labels
from folkmoot.web.policy import queries as policy


@dataclass(frozen=True, slots=True)
class Amendable:
    """A text that a meeting can amend: as it was put, as it stands *now*, and by which rule."""

    target: Reference
    called: str
    text: str
    now: str
    rule: str


def amendable(meeting: MeetingRow, target: Reference) -> Amendable | None:
    """Give the text of *target*; None where *meeting* cannot amend it.

    It can amend a motion that is put to it and not opened yet, and any clause of a version, also
    one that is not there yet: that is how a clause begins.
    """
    if target.kind is Kind.MOTION:
        motions = {motion.reference: motion for motion in _motions(meeting)}
        return _of_motion(meeting, motions[target]) if target in motions else None
    if target.kind is not Kind.POLICY or not target.part or policy.version(target.whole) is None:
        return None
    return _of_clause(meeting, target)


def all_amendable(meeting: MeetingRow) -> list[tuple[Reference, str]]:
    """Give what *meeting* can amend, each with its title: its motions, then what they speak to."""
    motions = _motions(meeting)
    clauses = dict.fromkeys(
        clause
        for motion in motions
        for clause in (*motion.about, *_clauses_of(motion))
        if clause.kind is Kind.POLICY and clause.part and _is_free(clause)
    )
    called = labels(clauses)
    return [
        *((motion.reference, motion.title) for motion in motions),
        *((clause, called[clause]) for clause in clauses),
    ]


def _motions(meeting: MeetingRow) -> list[Motion]:
    motions = motion_queries.motions_of(meeting.id)
    return [each for each in motions if each.stage in {Stage.TABLED, Stage.IN_ORDER}]


def _clauses_of(motion: Motion) -> Iterator[Reference]:
    for adopted in motion.adopts:
        if not adopted.part and (stored_version := policy.version(adopted)):
            yield from (adopted.at(clause.id) for clause in stored_version.version.clauses)


def _is_free(target: Reference) -> bool:
    return not PollRow.objects.filter(on=str(target)).exists()


def _of_motion(meeting: MeetingRow, motion: Motion) -> Amendable:
    now = stored.text_put(motion.reference, motion.text, meeting.body).result
    return Amendable(motion.reference, motion.title, motion.text, now, motion.rule)


def _of_clause(meeting: MeetingRow, clause: Reference) -> Amendable:
    text = queries.clause_text(clause)
    now = stored.text_put(clause, text, meeting.body).result
    rules = [rule.id for rule in queries.rules_of(meeting).rules]
    rule = "amendment" if "amendment" in rules else rules[0]
    return Amendable(clause, labels([clause])[clause], text, now, rule)
