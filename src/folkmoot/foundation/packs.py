"""Packs: folders of TOML facts and Markdown prose, read so that every fault has its line."""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from folkmoot.foundation.errors import Fault, InputError, PackFaults

HERE = Path(__file__).resolve()


def packs_home() -> Path:
    """Give the folder of packs: FOLKMOOT_PACKS, else the package's own, else the checkout's."""
    if named := os.environ.get("FOLKMOOT_PACKS"):
        return Path(named)
    for candidate in (HERE.parents[1] / "packs", HERE.parents[3] / "packs"):
        if candidate.is_dir():
            return candidate
    raise InputError("No packs folder was found. Name it in FOLKMOOT_PACKS.")


@dataclass(slots=True)
class PackFile:
    """One TOML file of a pack, its data, and the faults found in it so far.

    Tables are arrays of tables in the file's own order, so `line_of("answer", 3, "from")` is the
    line of the key *from* in the fourth [[answer]].
    """

    path: Path
    name: str
    data: Mapping[str, object]
    lines: tuple[str, ...]
    faults: list[Fault] = field(default_factory=list)

    def line_of(self, table: str, position: int = 0, key: str = "") -> int:
        """Give the line, from 1, of *table*'s header or of its *key*; 1 where neither is found."""
        header = re.compile(rf"\s*\[\[?\s*{re.escape(table)}\s*\]\]?\s*(#.*)?$")
        starts = [n for n, line in enumerate(self.lines) if header.match(line)]
        start = starts[position] if position < len(starts) else -1
        if not key:
            return max(start + 1, 1)
        wanted = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
        for n in range(start + 1, len(self.lines)):
            if self.lines[n].lstrip().startswith("[") and "=" not in self.lines[n].split("]")[0]:
                break
            if wanted.match(self.lines[n]):
                return n + 1
        return max(start + 1, 1)

    def tables(self, name: str) -> Iterator[tuple[int, Mapping[str, object]]]:
        """Give each table of the array *name* with its position; anything else is a fault."""
        found = self.data.get(name, [])
        if not isinstance(found, list):
            self.fault(f"'{name}' must be a list of tables. Write [[{name}]].", name)
            return
        for position, table in enumerate(found):
            if isinstance(table, dict):
                yield position, table

    def text(
        self,
        table: Mapping[str, object],
        key: str,
        *,
        of: str = "",
        position: int = 0,
        default: str | None = None,
    ) -> str:
        """Give the text under *key*; a missing one is a fault unless there is a *default*."""
        value = table.get(key, default)
        if isinstance(value, str) and (value.strip() or default is not None):
            return value
        what = "is missing" if value is None else "must be a text that is not empty"
        self.fault(f"'{key}' {what}. Add {key} = \"…\".", of, position, key)
        return ""

    def fault(self, message: str, table: str = "", position: int = 0, key: str = "") -> None:
        """Note a fault at the line of *table* and *key*."""
        line = self.line_of(table, position, key) if table or key else 1
        self.faults.append(Fault(self.name, line, message))


def read_toml(path: Path, *, root: Path | None = None) -> PackFile:
    """Read one TOML file; raise PackFaults where it cannot be read at all.

    Names in faults are relative to *root*'s parent, so that they say packs/laws/NOR/….
    """
    name = _shown_name(path, root)
    try:
        return parse_toml(path.read_text(encoding="utf-8"), name=name, path=path)
    except FileNotFoundError as error:
        raise PackFaults([Fault(name, 1, "This file is missing. Add it to the pack.")]) from error
    except UnicodeDecodeError as error:
        raise PackFaults([Fault(name, 1, "This file is not UTF-8. Save it as UTF-8.")]) from error


def parse_toml(text: str, *, name: str, path: Path | None = None) -> PackFile:
    """Give *text* as a file called *name* in its faults; raise PackFaults where it is no TOML."""
    try:
        return PackFile(path or Path(name), name, _facts(text), tuple(text.splitlines()))
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at[1]) if at else 1
        raise PackFaults([Fault(name, line, f"This is not TOML: {error}.")]) from error


@lru_cache(maxsize=1_000)
def _facts(text: str) -> Mapping[str, object]:
    """Give what *text* says; whoever changes one file of a pack reads all the others again."""
    return tomllib.loads(text)


def raise_faults(*files: PackFile) -> None:
    """Raise all faults of *files* at once, or do nothing where there are none."""
    faults = [fault for file in files for fault in file.faults]
    if faults:
        raise PackFaults(faults)


def _shown_name(path: Path, root: Path | None) -> str:
    top = (root or packs_home()).resolve().parent
    resolved = path.resolve()
    return str(resolved.relative_to(top)) if resolved.is_relative_to(top) else path.name
