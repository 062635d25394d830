"""How long it takes to match many responses to thirty themes by words alone, and in what memory.

The texts are two arguments each, drawn from the split `train` with a fixed seed; the themes are
thirty of its key points. `analysis_matching.py --texts N` runs it in a process of its own.
"""

import argparse
import os
import random
import resource
import sys
import time
from pathlib import Path

from folkmoot.analysis.corpus import Text
from folkmoot.analysis.matched_files import labelled_topics
from folkmoot.analysis.matching import propose
from folkmoot.analysis.worded import WordedTheme

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"
THEMES = 30
SEED = 1


def main() -> int:
    """Print the time, the memory and what was proposed."""
    given = argparse.ArgumentParser(description=__doc__)
    home = Path(os.environ.get("FOLKMOOT_REAL_DATA") or BESIDE)
    given.add_argument("--data", type=Path, default=home / "arguments")
    given.add_argument("--split", default="train")
    given.add_argument("--texts", type=int, default=100_000)
    asked = given.parse_args()
    topics = labelled_topics(asked.data, asked.split)
    said = [text.text for topic in topics for text in topic.texts]
    points = [theme for topic in topics for theme in topic.themes]
    draw = random.Random(SEED)
    texts = [Text(str(n), " ".join(draw.sample(said, 2)), "en") for n in range(asked.texts)]
    step = max(1, len(points) // THEMES)
    themes = [WordedTheme(one.id, one.text) for one in points[::step][:THEMES]]
    start, worked = time.perf_counter(), time.process_time()
    found = propose(texts, themes)
    took, worked = time.perf_counter() - start, time.process_time() - worked
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(
        f"{len(texts):,} texts, {len(themes)} themes, words only: {took:.0f} s "
        f"({worked:.0f} s of processor), {memory:.2f} GB at most, {len(found):,} proposals"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
