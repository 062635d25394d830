"""A release with hundreds of campaigns of few copies, beside one without, and one by one.

    analysis_release.py [--small 300] [--apart 30] [--seed 1]

Responses are drawn by dice: 400 by section, kind, channel and language, twelve themes, two large
letters. To these come --small letters of two to nine copies, counted together as a release counts
them; and once --apart of them, each by itself, as releases did before. Printed are processor
seconds, and how many counts are left out.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from folkmoot.analysis.breakdown import Crossing, count_by, cross, cross_themes
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.disclosure import release_together
from folkmoot.analysis.few_copies import OTHERS, counted_together

RESPONSES = 400
LARGE = {"large": 45, "larger": 80}
SHARES = {
    "section": (0.3, 0.2, 0.2, 0.15, 0.1, 0.05),
    "kind": (0.55, 0.3, 0.08, 0.04, 0.03),
    "channel": (0.5, 0.25, 0.15, 0.06, 0.04),
    "language": (0.5, 0.25, 0.17, 0.08),
}
THEMES = (0.3, 0.25, 0.2, 0.2, 0.15, 0.12, 0.1, 0.08, 0.06, 0.05, 0.03, 0.02)


def main() -> int:
    """Print what a release takes without small letters, with them, and with each by itself."""
    reader = argparse.ArgumentParser()
    for name, default in (("small", 300), ("apart", 30), ("seed", 1)):
        reader.add_argument(f"--{name}", type=int, default=default)
    asked = reader.parse_args()
    took("no small letters", asked.seed, 0)
    took(f"{asked.small} small letters, counted together", asked.seed, asked.small)
    if asked.apart:
        took(f"{asked.apart} small letters, counted together", asked.seed, asked.apart)
        took(f"{asked.apart} small letters, one by one", asked.seed, asked.apart, together=False)
    return 0


def took(what: str, seed: int, small: int, *, together: bool = True) -> None:
    """Print the processor seconds of one release."""
    crossings = drawn(seed, small, together=together)
    began = time.process_time()
    released = release_together(crossings)
    seconds = time.process_time() - began
    cells = [cell for table in released for row in table.cells for cell in row]
    gaps = sum(cell is None for cell in cells)
    print(f"{what}: {seconds:.1f} s of processor; {gaps:,} of {len(cells):,} counts left out")


def drawn(seed: int, small: int, *, together: bool) -> list[Crossing]:
    """Draw the responses, and give the tables of their release."""
    dice = np.random.default_rng(seed)
    sizes = LARGE | {f"c{n:04}": int(dice.integers(2, 10)) for n in range(small)}
    letters = [name for name, size in sizes.items() for _ in range(size)]
    count = RESPONSES + len(letters)
    columns = {
        name: [f"{name} {n}" for n in dice.choice(len(shares), count, p=shares)]
        for name, shares in SHARES.items()
    }
    texts = [
        Text(str(n), "", language, tuple((name, columns[name][n]) for name in columns))
        for n, language in enumerate(columns.pop("language"))
    ]
    themes = [
        (f"theme {n}", [text.id for text in texts if dice.random() < share])
        for n, share in enumerate(THEMES)
    ]
    few = counted_together(sizes) if together else frozenset()
    if few is None:
        raise SystemExit("So few small letters say too much together. Ask for more.")
    shown = {
        text.id: OTHERS if letter in few else letter
        for text, letter in zip(texts, letters, strict=False)
    }
    return tables(texts, themes, shown)


def tables(
    texts: Sequence[Text],
    themes: Sequence[tuple[str, Sequence[str]]],
    letters: Mapping[str, str],
) -> list[Crossing]:
    """Give the tables of a release, as the site makes them but for votes and choices."""
    marked = [
        replace(text, groups=(*text.groups, ("campaign", letters.get(text.id, "own words"))))
        for text in texts
    ]
    copies: defaultdict[str, list[str]] = defaultdict(list)
    for name, letter in letters.items():
        copies[letter].append(name)
    by_kind = cross_themes(texts, list(copies.items()), "kind")
    return [
        cross(texts, "section", "kind"),
        cross(texts, "section", "channel"),
        count_by(texts, "language"),
        count_by(marked, "campaign"),
        replace(by_kind, of="campaign"),
        *(cross_themes(texts, themes, one) for one in SHARES),
    ]


if __name__ == "__main__":
    sys.exit(main())
