"""The table of the drill: one line for each suite, and whether its planted bug was caught."""

import json
import os
from pathlib import Path

FULL = os.environ.get("FOLKMOOT_DRILL") == "full"
"""Whether the long form runs: `python3 dev drill`."""

WRITTEN = os.environ.get("FOLKMOOT_DRILL_TABLE", "")
"""The file that `dev drill` reads the lines from."""


def short_or_full(short: int, full: int) -> int:
    """Give how often a suite does what it does."""
    return full if FULL else short


def tell(suite: str, **figures: int | str) -> None:
    """Note the figures of *suite*: injected, acknowledged, lost, doubled; or planted."""
    print(suite, figures)
    if WRITTEN:
        with Path(WRITTEN).open("a", encoding="utf-8") as lines:
            lines.write(json.dumps({"suite": suite, **figures}) + "\n")
