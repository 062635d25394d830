"""How two texts and two versions differ, word by word, so exactly that each side can be rebuilt."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from folkmoot.policy.clauses import Clause, Version


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


_PUNCTUATION = r".,;:!?()\[\]{}\"“”„«»‘،؛؟。、।…—–/*_"
_TOKEN = re.compile(rf"\s*[^\s{_PUNCTUATION}]+|\s*[{_PUNCTUATION}]|\s+")
"""A word or a mark with the blanks before it; marks are listed, so that words of every script,
with their combining signs, stay whole."""


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """Give the pieces by which *new* differs from *old*, in reading order.

    Kept and removed pieces joined give *old*; kept and added ones give *new*. Where a change has
    both, what was removed comes first. A word or two that two larger changes share by chance is
    not held up as kept.

    >>> [(piece.change.value, piece.text) for piece in compare("buy or sell", "buy, sell")]
    [('kept', 'buy'), ('removed', ' or'), ('added', ','), ('kept', ' sell')]
    """
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    runs = [
        ("".join(a[i1:i2]), "".join(b[j1:j2]), tag == "equal")
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    ]
    return tuple(_pieces(_without_crumbs(runs)))


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


Run = tuple[str, str, bool]


def _without_crumbs(runs: Sequence[Run]) -> list[Run]:
    """Merge runs until no kept one is shorter than both changes that it lies between."""
    merged = list(runs)
    place = 1
    while place < len(merged) - 1:
        if _is_crumb(*merged[place - 1 : place + 2]):
            three = merged[place - 1 : place + 2]
            old, new = "".join(run[0] for run in three), "".join(run[1] for run in three)
            merged[place - 1 : place + 2] = [(old, new, False)]
            place = max(place - 2, 1)
        else:
            place += 1
    return merged


def _is_crumb(left: Run, kept: Run, right: Run) -> bool:
    if not kept[2] or left[2] or right[2]:
        return False
    size = len(kept[0].strip())
    return all(size <= max(len(side[0]), len(side[1])) for side in (left, right))


def _pieces(runs: Iterable[Run]) -> Iterable[Piece]:
    for old, new, same in runs:
        if same:
            yield Piece(Change.KEPT, old)
            continue
        if old:
            yield Piece(Change.REMOVED, old)
        if new:
            yield Piece(Change.ADDED, new)
