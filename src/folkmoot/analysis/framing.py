"""Putting a frame together: what people think of each candidate theme before they sign off.

A draft has a line for each candidate that somebody touched, or one for each of its parts where it
was split. Lines with the same name are one theme.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from folkmoot.analysis.words import folded
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError

Place = tuple[str, int]
"""A passage of a candidate: its response, and where it starts there."""
Names = tuple[tuple[str, str], ...]
"""What a theme is called in several languages: language code and words."""


@dataclass(frozen=True, slots=True)
class Line:
    """What people think of one candidate, or of one part of it, whose passages are *places*.

    A line has a *name*, or a *reason* for which it is left out, or neither yet. *names* say the
    same as the name, each in its own language.
    """

    key: str
    name: str = ""
    reason: str = ""
    note: str = ""
    places: tuple[Place, ...] = ()
    names: Names = ()

    @property
    def candidate(self) -> str:
        """The key of the candidate that it is of."""
        return self.key.partition(".")[0]

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided on it."""
        return not (self.name or self.reason)


@dataclass(frozen=True, slots=True)
class Merged:
    """A draft in which two people's changes are put together, and where they cannot be.

    *theirs* are the candidates that the other one changed, *clashes* those that both did.
    """

    lines: tuple[Line, ...]
    theirs: tuple[str, ...]
    clashes: tuple[str, ...]


def put_together(base: Sequence[Line], mine: Sequence[Line], theirs: Sequence[Line]) -> Merged:
    """Put my changes of *base* and theirs together, candidate by candidate.

    Where both changed a candidate, and not to the same, theirs stays and it is named a clash.
    """
    before, own, other = _by_candidate(base), _by_candidate(mine), _by_candidate(theirs)
    touched = set(changed(base, mine))
    by_them = changed(base, theirs)
    clashes = tuple(key for key in by_them if key in touched and own.get(key) != other.get(key))
    kept = {
        key: (own if key in touched and key not in clashes else other).get(key, ())
        for key in sorted({*before, *own, *other})
    }
    return Merged(tuple(line for lines in kept.values() for line in lines), by_them, clashes)


def changed(before: Sequence[Line], after: Sequence[Line]) -> tuple[str, ...]:
    """Give the candidates whose lines differ, in the order of their keys."""
    old, new = _by_candidate(before), _by_candidate(after)
    return tuple(sorted(key for key in {*old, *new} if old.get(key) != new.get(key)))


def named(lines: Iterable[Line]) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Gather the lines that have a name, each name once, whatever its capitals and blanks.

    >>> [(name, len(lines)) for name, lines in named([Line("a", "Homes"), Line("b", "homes ")])]
    [('Homes', 2)]
    """
    gathered: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.name:
            gathered[" ".join(folded(line.name).split())].append(line)
    return tuple((own[0].name, tuple(own)) for own in gathered.values())


def names_of(lines: Iterable[Line]) -> Names:
    """Give what a theme of *lines* is called in each language: what the first of them says.

    >>> names_of([Line("a", "Homes", names=(("fr", "Logement"),)), Line("b", "Homes")])
    (('fr', 'Logement'),)
    """
    found: dict[str, str] = {}
    for line in lines:
        for language, words in line.names:
            found.setdefault(language, words)
    return tuple(sorted(found.items()))


def with_names(lines: Sequence[Line], names: Mapping[str, Names]) -> tuple[Line, ...]:
    """Give *lines* with the *names* of their themes, by what `named` calls each theme."""
    of = {line.key: names[name] for name, own in named(lines) if name in names for line in own}
    return tuple(replace(line, names=of.get(line.key, line.names)) for line in lines)


def beside(keys: Sequence[str], near: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Put candidates in an order in which near ones stand beside each other.

    After each comes the nearest that has not come yet, and where there is none the next of *keys*.

    >>> beside(["a", "b", "c", "d"], {"a": ["c"], "c": ["a", "d"]})
    ('a', 'c', 'd', 'b')
    """
    placed: dict[str, None] = {}
    for start in keys:
        here: str | None = start
        while here is not None and here not in placed:
            placed[here] = None
            here = next((one for one in near.get(here, ()) if one not in placed), None)
    return tuple(placed)


def part_key(candidate: str, number: int) -> str:
    """Name a part of a candidate.

    >>> part_key("t-0123456789", 2)
    't-0123456789.2'
    """
    return f"{candidate}.{number}"


def split(candidate: str, chosen: Mapping[Place, int], old: Sequence[Line] = ()) -> list[Line]:
    """Split a candidate: *chosen* says to which part each passage goes, 0 to none.

    What was said of parts with the same number before is kept. Fewer than two parts raise
    InputError.
    """
    places: dict[int, list[Place]] = defaultdict(list)
    for place, number in chosen.items():
        places[number].append(place)
    numbers = sorted(number for number in places if number)
    if len(numbers) < 2:
        raise InputError("Put passages into at least two parts, or leave the theme as it is.")
    said = {line.key: line for line in old}
    blank = Line("")
    return [
        replace(was, key=key, places=tuple(sorted(places[number])))
        for number in numbers
        for key in [part_key(candidate, number)]
        for was in [said.get(key, blank)]
    ]


def document(lines: Iterable[Line]) -> list[Json]:
    """Give *lines* as the data of their document, in the order of their keys."""
    return [
        {
            "key": line.key,
            "name": line.name,
            "reason": line.reason,
            "note": line.note,
            "places": [[response, start] for response, start in line.places],
            **({"names": [list(pair) for pair in line.names]} if line.names else {}),
        }
        for line in sorted(lines, key=lambda line: line.key)
    ]


def lines_of(data: Sequence[Mapping[str, object]]) -> tuple[Line, ...]:
    """Read lines out of their document."""
    return tuple(
        Line(
            str(one["key"]),
            str(one["name"]),
            str(one["reason"]),
            str(one["note"]),
            tuple((str(response), int(start)) for response, start in _pairs(one["places"])),
            tuple((str(language), str(words)) for language, words in _pairs(one.get("names", []))),
        )
        for one in data
    )


def _by_candidate(lines: Sequence[Line]) -> dict[str, tuple[Line, ...]]:
    """Give the lines that say anything, by their candidate."""
    found: dict[str, list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: line.key):
        if line != Line(line.key):
            found[line.candidate].append(line)
    return {key: tuple(own) for key, own in found.items()}


def _pairs(value: object) -> list[tuple[str, str]]:
    assert isinstance(value, list)
    return [(str(one[0]), str(one[1])) for one in value]
