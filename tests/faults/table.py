"""The table of the drill: one line for each suite, and whether its planted bugs were caught.

python -m tests.faults.table LINES
"""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FULL = os.environ.get("FOLKMOOT_DRILL") == "full"
"""Whether the long form runs: `python3 dev drill`."""

WRITTEN = os.environ.get("FOLKMOOT_DRILL_TABLE", "")
"""The file that `dev drill` reads the lines from."""

COLUMNS = ("injected", "acknowledged", "lost", "doubled")
ROW = "{:34}{:>10}{:>14}{:>7}{:>9}  {}"


def short_or_full(short: int, full: int) -> int:
    """Give how often a suite does what it does."""
    return full if FULL else short


def tell(suite: str, **figures: int | str) -> None:
    """Note the figures of *suite*: COLUMNS, or a *planted* bug and how often it was *caught*."""
    print(suite, figures)
    if WRITTEN:
        with Path(WRITTEN).open("a", encoding="utf-8") as lines:
            lines.write(json.dumps({"suite": suite, **figures}) + "\n")


def table(told: Iterable[dict[str, Any]]) -> list[str]:
    """Write the lines that were told as a table.

    >>> told = [{"suite": "kills (SQLite)", "injected": 9, "acknowledged": 8, "lost": 0,
    ...          "doubled": 0}, {"suite": "kills", "planted": "no-mark", "caught": 3}]
    >>> [line.split() for line in table(told)][1]
    ['kills', '(SQLite)', '9', '8', '0', '0', 'no-mark', 'yes']
    """
    found = list(told)
    caught = [each for each in found if "planted" in each]
    rows = [each for each in found if "planted" not in each]
    lines = [ROW.format("suite", *COLUMNS, "planted bug caught")]
    for each in rows:
        bugs = [bug for bug in caught if each["suite"].startswith(bug["suite"])]
        said = ", ".join(f"{bug['planted']} {_yes(bug['caught'])}" for bug in bugs)
        lines.append(ROW.format(each["suite"], *(f"{each[name]:,}" for name in COLUMNS), said))
    return lines


def _yes(caught: int) -> str:
    return "yes" if caught else "NO"


if __name__ == "__main__":
    with Path(sys.argv[1]).open(encoding="utf-8") as given:
        print("\n".join(table(map(json.loads, given))))
