"""How two texts and two versions differ, word by word, so exactly that each side can be rebuilt."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from folkmoot.policy.clauses import Clause, Version
from folkmoot.policy.matching import Run, matched, without_crumbs


class Change(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Fate(StrEnum):
    """What became of a clause from one version to the next."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that was kept, removed or added."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """One clause in both versions: *moved* says that it changed its place among the others."""

    id: str
    fate: Fate
    old: Clause | None
    new: Clause | None
    moved: bool = False

    @property
    def title(self) -> tuple[Piece, ...]:
        """The difference of the two titles."""
        return compare(self.old.title if self.old else "", self.new.title if self.new else "")

    @property
    def text(self) -> tuple[Piece, ...]:
        """The difference of the two texts."""
        return compare(self.old.text if self.old else "", self.new.text if self.new else "")

    @property
    def is_change(self) -> bool:
        """Whether anything at all happened to the clause."""
        return self.moved or self.fate is not Fate.SAME


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """Give the pieces by which *new* differs from *old*, in reading order.

    Kept and removed pieces joined give *old*; kept and added ones give *new*. Where a change has
    both, what was removed comes first. A word or two that two larger changes share by chance is
    not held up as kept.

    >>> [(piece.change.value, piece.text) for piece in compare("buy or sell", "buy, sell")]
    [('kept', 'buy'), ('removed', ' or'), ('added', ','), ('kept', ' sell')]
    """
    return tuple(_pieces(without_crumbs(matched(old, new))))


def before(pieces: Iterable[Piece]) -> str:
    """Rebuild the older text."""
    return "".join(piece.text for piece in pieces if piece.change is not Change.ADDED)


def after(pieces: Iterable[Piece]) -> str:
    """Rebuild the newer text."""
    return "".join(piece.text for piece in pieces if piece.change is not Change.REMOVED)


def inline(pieces: Iterable[Piece]) -> str:
    """Set the pieces in one plain line, removals in [-…-] and additions in {+…+}."""
    marks = {Change.KEPT: "{}", Change.REMOVED: "[-{}-]", Change.ADDED: "{{+{}+}}"}
    return "".join(marks[piece.change].format(piece.text) for piece in pieces)


def spoken(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """Tell each change in a phrase that can be read aloud, with the words that it follows.

    >>> spoken(compare("buying or selling sex", "buying sex"))
    ('after “buying”, removed “or selling”',)
    """
    phrases: list[str] = []
    context = ""
    for piece in pieces:
        if piece.change is Change.KEPT:
            context = " ".join(piece.text.split()[-4:])
        elif piece.text.strip():
            where = f"after “{context}”" if context else "at the beginning"
            phrases.append(f"{where}, {piece.change.value} “{piece.text.strip()}”")
    return tuple(phrases)


def compare_versions(old: Version, new: Version) -> tuple[ClauseChange, ...]:
    """Say for every clause of either version what became of it.

    The order is that of *new*; a removed clause stands where its neighbours in *old* stand.
    """
    earlier = {clause.id: clause for clause in old.clauses}
    later = {clause.id: clause for clause in new.clauses}
    moved = _moved(list(earlier), list(later))
    return tuple(
        _clause_change(earlier.get(clause_id), later.get(clause_id), moved)
        for clause_id in _woven(list(earlier), list(later))
    )


def _clause_change(old: Clause | None, new: Clause | None, moved: set[str]) -> ClauseChange:
    clause = new or old
    assert clause is not None
    if old is None:
        return ClauseChange(clause.id, Fate.ADDED, None, new)
    if new is None:
        return ClauseChange(clause.id, Fate.REMOVED, old, None)
    same = (old.title, old.text, old.obligations) == (new.title, new.text, new.obligations)
    return ClauseChange(
        clause.id, Fate.SAME if same else Fate.CHANGED, old, new, moved=clause.id in moved
    )


def _moved(old: list[str], new: list[str]) -> set[str]:
    common_old = [clause_id for clause_id in old if clause_id in set(new)]
    common_new = [clause_id for clause_id in new if clause_id in set(old)]
    blocks = SequenceMatcher(None, common_old, common_new, autojunk=False).get_matching_blocks()
    stayed = {clause_id for block in blocks for clause_id in common_old[block.a :][: block.size]}
    return set(common_old) - stayed


def _woven(old: list[str], new: list[str]) -> list[str]:
    woven = list(new)
    for place, clause_id in enumerate(old):
        if clause_id not in new:
            woven.insert(woven.index(old[place - 1]) + 1 if place else 0, clause_id)
    return woven


def _pieces(runs: Iterable[Run]) -> Iterable[Piece]:
    for old, new, same in runs:
        if same:
            yield Piece(Change.KEPT, old)
            continue
        if old:
            yield Piece(Change.REMOVED, old)
        if new:
            yield Piece(Change.ADDED, new)
