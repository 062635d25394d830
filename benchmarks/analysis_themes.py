"""How many expert key points a reader of the candidate themes finds, topic by topic.

A key point is found when, among the arguments quoted for some theme, at least two are labelled as
matching it, and they are more than half of all matches labelled there. That was written down before
the first look. Settings were chosen on the other topics. The figures of the topic on sex work were
seen meanwhile, but no setting was chosen by them.
"""

import argparse
import csv
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from folkmoot.analysis.campaigns import find_campaigns
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.themes import find_themes

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"
HELD_OUT = "We should legalize prostitution"


def main() -> int:
    """Print found key points by topic for the train and dev splits, or the one named."""
    given = argparse.ArgumentParser(description=__doc__)
    home = Path(os.environ.get("FOLKMOOT_REAL_DATA") or BESIDE)
    given.add_argument("--data", type=Path, default=home / "arguments")
    given.add_argument("--split", choices=("train", "dev"), action="append")
    asked = given.parse_args()
    for split in asked.split or ("train", "dev"):
        _report(asked.data, split)
    return 0


def found_in(texts: Sequence[Text], matches: Mapping[str, Sequence[str]]) -> tuple[set[str], int]:
    """Give the key points found in *texts*, and how many themes a reader reads for it."""
    themes = find_themes(texts, find_campaigns(texts))
    found = set()
    for theme in themes:
        counts = Counter(point for one in theme.quotations() for point in matches[one.response])
        for point, count in counts.most_common(1):
            if count >= 2 and 2 * count > sum(counts.values()):
                found.add(point)
    return found, len(themes)


def _report(folder: Path, split: str) -> None:
    points = {row["key_point_id"]: row for row in _rows(folder, "key_points", split)}
    matches: dict[str, list[str]] = defaultdict(list)
    for row in _rows(folder, "labels", split):
        if row["label"] == "1":
            matches[row["arg_id"]].append(row["key_point_id"])
    topics: dict[str, list[Text]] = defaultdict(list)
    for row in _rows(folder, "arguments", split):
        topics[row["topic"]].append(Text(row["arg_id"], row["argument"], "en"))
    chosen_on = [0, 0]
    for topic, texts in sorted(topics.items()):
        wanted = {id for id, point in points.items() if point["topic"] == topic}
        found, themes = found_in(texts, matches)
        print(f"{split}: {topic}: {len(found)} of {len(wanted)} in {themes} themes")
        if topic == HELD_OUT:
            for missed in sorted(wanted - found):
                print(f"    missed: {points[missed]['key_point'].strip()}")
        else:
            chosen_on[0] += len(found)
            chosen_on[1] += len(wanted)
    print(f"{split}, without the held-out topic: {chosen_on[0]} of {chosen_on[1]}")


def _rows(folder: Path, name: str, split: str) -> list[dict[str, str]]:
    with (folder / f"{name}_{split}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    sys.exit(main())
