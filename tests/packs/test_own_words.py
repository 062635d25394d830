"""No sentence of a source document is copied into a pack."""

import re
from pathlib import Path

import pytest

from folkmoot.foundation.packs import packs_home
from tests.real_data import BESIDE

SEEDS = BESIDE.parent / "seeds"
RUN = 10
"""So many words in a row, the same in both, are a copy; the longest names have nine."""

NAMING = ("title =", "author =", "sources =", "Source:", "holder =")


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def our_words(path: Path) -> str:
    """Give a pack file without the lines that name a work, or a place in it, by its own title."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith(NAMING))


def test_no_pack_repeats_a_run_of_words_from_a_source_document():
    if not SEEDS.is_dir():
        pytest.skip(f"The source documents are not in {SEEDS}.")
    theirs = set[tuple[str, ...]]().union(
        *(runs(path.read_text(encoding="utf-8")) for path in SEEDS.glob("*.txt"))
    )
    for path in sorted((packs_home() / "policies").rglob("*.*")):
        shared = runs(our_words(path)) & theirs
        assert not shared, f"{path.name}: {' '.join(min(shared))}"
