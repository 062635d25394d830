"""The BLT format of ballots, read with the line of every fault and written again."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from folkmoot.decision.ranking.ballots import Ballots, Ranking, grouped, name_fault
from folkmoot.foundation.errors import InputError, UnreadableFile

NUMBER: Final = re.compile(r"-?[0-9]{1,9}")
SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class _Header:
    candidates: int
    seats: int


def read_blt(text: str, *, name: str = "ballots.blt") -> Ballots:
    """Read BLT: candidates and seats, withdrawals, ballots ending in 0, a 0, names, the title.

    Anything else raises UnreadableFile with *name* and the line. Equal ranks are not known here.
    """
    lines = _lines(text)
    header = _header(lines, name)
    cast: Counter[Ranking] = Counter()
    withdrawn: list[int] = []
    seen: Counter[str] = Counter()
    first_seen: dict[str, int] = {}
    for number, line in lines:
        if line == "0":
            break
        if line.startswith('"'):
            raise _fault(name, number, "a name comes before a single 0 has ended the ballots")
        if line.startswith("-"):
            withdrawn += _withdrawals(line, number, header, name=name)
        else:
            seen[line] += 1
            first_seen.setdefault(line, number)
    else:
        raise _fault(name, 1, "the ballots do not end. Add a line with a single 0")
    for line, times in seen.items():
        count, ranking = _ballot(line, first_seen[line], header, name=name)
        cast[ranking] += count * times
    titles = list(_titles(lines, header.candidates, name))
    if len(titles) not in {header.candidates, header.candidates + 1}:
        raise _fault(
            name,
            1,
            f"{header.candidates} candidates stand, and {len(titles)} names and title follow the "
            f"ballots. Give one name in quotation marks for each candidate, and then the title",
        )
    title = titles[header.candidates] if len(titles) > header.candidates else ""
    return grouped(
        titles[: header.candidates], cast, seats=header.seats, title=title, withdrawn=withdrawn
    )


def write_blt(ballots: Ballots) -> str:
    """Write *ballots* as BLT, one line for each distinct ranking.

    The format has no way to write a quotation mark in a name: one that has one raises InputError.

    >>> text = write_blt(read_blt('2 1\\n3 2 1 0\\n0\\n"A"\\n"B"\\n"Board"\\n'))
    >>> text.splitlines()
    ['2 1', '3 2 1 0', '0', '"A"', '"B"', '"Board"']
    """
    for name in (*ballots.names, ballots.title):
        if '"' in name:
            raise InputError(f"BLT cannot hold the quotation mark in '{name}'. Call it otherwise.")
    lines = [f"{len(ballots.names)} {ballots.seats}"]
    lines += [str(-place - 1) for place in sorted(ballots.withdrawn)]
    for row, count in zip(ballots.rankings.tolist(), ballots.counts.tolist(), strict=True):
        places = [str(place + 1) for place in row if place >= 0]
        lines.append(" ".join([str(count), *places, "0"]))
    lines += ["0", *(f'"{name}"' for name in ballots.names), f'"{ballots.title}"']
    return "\n".join(lines) + "\n"


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines that say something, with their numbers, without comments."""
    plain = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(plain.split("\n"), start=1):
        said = line if '"' in line else line.split("#")[0]
        if said.strip():
            yield number, said.strip()


def _header(lines: Iterator[tuple[int, str]], name: str) -> _Header:
    number, line = next(lines, (1, ""))
    found = _numbers(line)
    if found is None or len(found) != 2 or min(found) < 1:
        raise _fault(name, number, "this should be how many candidates and seats there are: '9 4'")
    return _Header(*found)


def _withdrawals(line: str, number: int, header: _Header, *, name: str) -> list[int]:
    found = _numbers(line)
    if found is None or not all(-header.candidates <= one <= -1 for one in found):
        raise _fault(
            name,
            number,
            f"'{_short(line)}' should name withdrawn candidates, from -1 to -{header.candidates}",
        )
    return [-one - 1 for one in found]


def _ballot(line: str, number: int, header: _Header, *, name: str) -> tuple[int, Ranking]:
    found = _numbers(line)
    if found is None:
        raise _fault(
            name, number, f"'{_short(line)}' is not a ballot. Write whole numbers: '12 3 1 0'"
        )
    count, *places = found
    if not places or places[-1] != 0:
        raise _fault(name, number, "this ballot does not end in 0")
    ranking = tuple(place - 1 for place in places[:-1])
    if count < 0:
        raise _fault(name, number, f"a ballot cannot be cast {count} times")
    for place in places[:-1]:
        if not 1 <= place <= header.candidates:
            raise _fault(
                name,
                number,
                f"this ballot names candidate {place}, and there are {header.candidates}",
            )
    if len(set(ranking)) != len(ranking):
        raise _fault(name, number, "this ballot names a candidate twice")
    return count, ranking


def _numbers(line: str) -> Sequence[int] | None:
    words = line.split()
    if all(NUMBER.fullmatch(word) for word in words):
        return [int(word) for word in words]
    return None


def _titles(lines: Iterator[tuple[int, str]], candidates: int, name: str) -> Iterator[str]:
    """Give the names, each once, and the title after them."""
    first_seen: dict[str, int] = {}
    for number, line in lines:
        if len(line) < 2 or line[0] != '"' or line[-1] != '"':
            raise _fault(name, number, f"'{_short(line)}' should be a name in quotation marks")
        said = line[1:-1].strip()
        if len(first_seen) < candidates:
            if fault := name_fault(said):
                raise _fault(name, number, f"this name {fault}")
            if said in first_seen:
                raise _fault(
                    name, number, f"'{said}' is a candidate's name in line {first_seen[said]} too"
                )
            first_seen[said] = number
        elif said and (fault := name_fault(said)):
            raise _fault(name, number, f"this title {fault}")
        yield said


def _short(line: str) -> str:
    """Give as much of a stranger's line as can be shown."""
    seen = "".join(c if c.isprintable() else "?" for c in line[:SHOWN])
    return f"{seen}…" if len(line) > SHOWN else seen


def _fault(name: str, number: int, what: str) -> UnreadableFile:
    return UnreadableFile(f"{name}:{number}: {what[0].upper()}{what[1:]}.")
