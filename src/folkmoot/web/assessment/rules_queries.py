"""Reading what laws are held to: rules, schemes, the codebook, and the changes proposed to them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.assessment.flips import Flip, flips
from folkmoot.assessment.pack_changes import place_of, with_changed
from folkmoot.assessment.packs import CODEBOOK, Packs
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.packs import parse_toml
from folkmoot.web.assessment import stored
from folkmoot.web.assessment.change_queries import PROPOSED
from folkmoot.web.assessment.models import CurrentDocument, RuleChangeRow
from folkmoot.web.policy import queries as policy

NAME = "text"
"""What a pasted text is called in its faults."""


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One file as it stands: its place among the packs, and since when this text counts.

    *is_offered* says that the packs taken in since hold another text than the desk's.
    """

    name: str
    hash: str
    at: datetime
    by_desk: bool
    is_offered: bool


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A proposed file, whole; *is_behind* says that another text stands now than it replaces."""

    id: int
    name: str
    about: str
    text: str
    was: str
    state: str
    by: str
    at: datetime
    second: str
    reason: str
    is_behind: bool

    @property
    def waits(self) -> bool:
        """Whether a second person may still publish it."""
        return self.state == PROPOSED


@dataclass(frozen=True, slots=True)
class Looked:
    """A changed file, read: where it belongs, and which of *laws* would flip by it *on* a day."""

    name: str
    is_new: bool
    on: date
    laws: int
    flips: tuple[Flip, ...]


def files() -> tuple[RuleFile, ...]:
    """Give the codebook, the schemes and the rules of every policy, as they stand."""
    rows = CurrentDocument.objects.select_related("document").order_by("name")
    return tuple(
        RuleFile(
            row.name,
            row.document.hash,
            row.document.at,
            row.by_desk,
            row.offered_id is not None,
        )
        for row in rows
        if _holds(row.name)
    )


def text_of(name: str, *, offered: bool = False) -> str:
    """Give the text that stands for *name*, or that the packs offer; empty where none does."""
    if not _holds(name):
        return ""
    row = CurrentDocument.objects.filter(name=name).select_related("document", "offered").first()
    if row is None:
        return ""
    return row.offered.text if offered and row.offered else row.document.text


def hash_now(name: str) -> str:
    """Give the hash of the text that stands for *name*; empty where none does."""
    found = CurrentDocument.objects.filter(name=name).values_list("document__hash", flat=True)
    return found.first() or ""


def look(text: str, on: date) -> Looked:
    """Read a changed file and say what would flip; raise PackFaults with every fault, by line."""
    before, changed = _packs(), parse_toml(text, name=NAME)
    after = with_changed(before, changed, clauses=_clauses(before.rules), files=stored.files)
    name = place_of(changed)
    found = flips(before, after, on=on)
    return Looked(name, not hash_now(name), on, len(after.laws.laws), found)


def changes(*, states: Iterable[str]) -> tuple[RuleChange, ...]:
    """Give the changes in these states, the latest first."""
    rows = RuleChangeRow.objects.filter(state__in=list(states)).order_by("-id")
    return tuple(map(as_change, rows))


def change(number: int) -> RuleChange | None:
    """Give one change, or None where there is no such one."""
    row = RuleChangeRow.objects.filter(id=number).first()
    return as_change(row) if row else None


def as_change(row: RuleChangeRow) -> RuleChange:
    """Give what a row holds."""
    return RuleChange(
        row.id,
        row.name,
        row.about,
        row.text,
        stored.text_under(row.name, row.before),
        row.state,
        row.by,
        row.at,
        row.second,
        row.reason,
        is_behind=row.before != hash_now(row.name),
    )


def _packs() -> Packs:
    found = stored.packs()
    if found is None:
        raise InputError("No law is stored here. Take in the packs of law.")
    return found


def _clauses(policies: Iterable[str]) -> dict[str, Collection[str]]:
    """Give the clauses that rules speak for: of every version of each policy that is here."""
    found = {
        name: {clause.id for each in policy.versions(name) for clause in each.version.clauses}
        for name in policies
    }
    return {name: clauses for name, clauses in found.items() if clauses}


def _holds(name: str) -> bool:
    schemes = name.startswith(f"{stored.LAWS}schemes/")
    return schemes or name == stored.LAWS + CODEBOOK or name.startswith(stored.POLICIES)
