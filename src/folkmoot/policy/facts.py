"""The TOML files of a policy pack, table by table."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from folkmoot.foundation.packs import PackFile
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.considerations import Answer, Bearing, PartAnswer
from folkmoot.policy.evidence import Claim, ClaimState, Position, Source, SourceState, Stance
from folkmoot.policy.rows import Row, distinct, rows

NOTHING: Final = Reference(Kind.CLAIM, "none")
"""What stands for a reference that is not known; the fault that is noted with it stops the pack."""


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that a table may name: sources, clauses by version, considerations by mandate."""

    sources: frozenset[str]
    clauses: Mapping[str, frozenset[str]]
    considerations: Mapping[str, frozenset[str]]

    @property
    def all_clauses(self) -> frozenset[str]:
        """The clause ids of every version."""
        return frozenset[str]().union(*self.clauses.values())


def read_sources(file: PackFile) -> tuple[Source, ...]:
    """Read [[source]]; a note by number alone needs no title, anything else does."""
    return tuple(_source(row) for row in distinct(file, "source"))


def read_claims(file: PackFile, known: Known) -> tuple[Claim, ...]:
    """Read [[claim]]; one that bears on no clause is a fault unless it says what it is about."""
    return tuple(_claim(row, known) for row in distinct(file, "claim"))


def read_positions(file: PackFile, known: Known) -> tuple[Position, ...]:
    """Read [[position]]."""
    return tuple(_position(row, known) for row in distinct(file, "position"))


def read_answers(file: PackFile, known: Known) -> tuple[Answer, ...]:
    """Read [[answer]]; a consideration without any is a fault, for none has to be said too."""
    answers = tuple(_answer(row, known) for row in rows(file, "answer"))
    given = {(answer.mandate, answer.consideration) for answer in answers}
    for mandate, considerations in known.considerations.items():
        for missing in sorted(considerations - {one for name, one in given if name == mandate}):
            file.fault(
                f"{mandate}#{missing} has no [[answer]]. Add one; clauses = [] says that no "
                f"clause answers it."
            )
    return answers


def read_part_answers(file: PackFile, known: Known) -> tuple[PartAnswer, ...]:
    """Read [[part]]: which clauses answer a part of a motion, by its place from 1."""
    return tuple(_part_answer(row, known) for row in rows(file, "part"))


def read_bearings(
    file: PackFile, known: Known, references: Collection[Reference]
) -> tuple[Bearing, ...]:
    """Read [[bearing]]: what the claims and positions named say of a later version's clauses."""
    return tuple(_bearing(row, known, references) for row in rows(file, "bearing"))


def _part_answer(row: Row, known: Known) -> PartAnswer:
    row.only("motion", "part", "version", "clauses", "why")
    version = row.text("version")
    row.check("version", version, known.clauses, "policy.toml as a version")
    return PartAnswer(
        Reference(Kind.MOTION, row.text("motion"), part=row.text("part")),
        version,
        row.among("clauses", known.clauses.get(version, frozenset()), "that version"),
        row.text("why"),
    )


def _bearing(row: Row, known: Known, references: Collection[Reference]) -> Bearing:
    row.only("of", "stance", "version", "clauses", "why")
    named, version = row.text("of"), row.text("version")
    row.check("of", named, set(map(str, references)), "the claims and positions of the pack")
    row.check("version", version, known.clauses, "policy.toml as a version")
    return Bearing(
        of=next((one for one in references if str(one) == named), NOTHING),
        stance=row.choice("stance", Stance, Stance.SUPPORTS),
        version=version,
        clauses=row.among("clauses", known.clauses.get(version, frozenset()), "that version"),
        why=row.text("why"),
    )


def _source(row: Row) -> Source:
    row.only(
        "id", "title", "short", "author", "date", "where", "state", "footnote", "cited_for", "note"
    )
    state = row.choice("state", SourceState, SourceState.NAMED)
    default = "" if state is SourceState.MISSING else None
    if state is SourceState.MISSING:
        row.text("cited_for")
    return Source(
        id=row.text("id"),
        title=row.text("title", default),
        author=row.text("author", ""),
        date=row.date("date"),
        where=row.text("where", ""),
        state=state,
        footnote=row.number("footnote"),
        cited_for=row.text("cited_for", ""),
        note=row.text("note", ""),
        short=row.text("short", ""),
    )


def _claim(row: Row, known: Known) -> Claim:
    row.only(
        "id", "statement", "sources", "supports", "opposes", "about", "as_of", "state", "caution"
    )
    claim = Claim(
        id=row.text("id"),
        statement=row.text("statement"),
        sources=row.places(known.sources),
        supports=row.among("supports", known.all_clauses, "any version of the policy"),
        opposes=row.among("opposes", known.all_clauses, "any version of the policy"),
        about=row.texts("about"),
        as_of=row.date("as_of"),
        state=row.choice("state", ClaimState, ClaimState.STANDS),
        caution=row.text("caution", ""),
    )
    if claim.state is not ClaimState.STANDS and not claim.caution:
        row.fault("state", f"A claim that is {claim.state} needs a caution that says why.")
    return claim


def _position(row: Row, known: Known) -> Position:
    row.only("id", "holder", "holds", "sources", "supports", "opposes", "named", "note")
    return Position(
        id=row.text("id"),
        holder=row.text("holder"),
        holds=row.text("holds"),
        sources=row.places(known.sources),
        supports=row.among("supports", known.all_clauses, "any version of the policy"),
        opposes=row.among("opposes", known.all_clauses, "any version of the policy"),
        named=row.flag("named", True),
        note=row.text("note", ""),
    )


def _answer(row: Row, known: Known) -> Answer:
    row.only("consideration", "version", "clauses", "why")
    mandate, _, consideration = row.text("consideration").partition("#")
    version = row.text("version")
    row.check("version", version, known.clauses, "policy.toml as a version")
    row.check(
        "consideration",
        consideration,
        known.considerations.get(mandate, frozenset()),
        f"the considerations of '{mandate}'",
    )
    return Answer(
        mandate=mandate,
        consideration=consideration,
        version=version,
        clauses=row.among("clauses", known.clauses.get(version, frozenset()), "that version"),
        why=row.text("why"),
    )
