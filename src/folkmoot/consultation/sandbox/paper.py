"""A letter as it was read: its words, what its print does not show, and the pages of a scan."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

SHOWN: Final = 200
"""Characters of a passage aside that a sentence repeats."""
TOLD: Final = 12
"""How many passages aside a sentence repeats before it only counts them."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One letter: *text*, a *fault* where a person has to look, *pages* as pictures in base64."""

    text: str = ""
    fault: str = ""
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aside:
    """A passage that a print of the letter would not show, and what it is: "struck out"."""

    what: str
    words: str


def fault_for(asides: Sequence[Aside], name: str) -> str:
    """Say what a print of the letter called *name* would not show; nothing where there is none.

    >>> fault_for([Aside("struck out", "Never.")], "a.odt")[:52]
    'a.odt holds what its print would not show: struck ou'
    """
    told = [each for each in asides if each.words.strip()]
    if not told:
        return ""
    passages = "; ".join(f"{each.what}: ‘{_short(each.words)}’" for each in told[:TOLD])
    more = f"; and {len(told) - TOLD:,} more" if len(told) > TOLD else ""
    return (
        f"{name} holds what its print would not show: {passages}{more}. Take it without this, or "
        f"ask the sender which words count."
    )


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
