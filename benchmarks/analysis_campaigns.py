"""Campaigns found among made-up cases with known ones, of both kinds: plain and stock phrases."""

import csv
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

from folkmoot.analysis.campaigns import campaign_of, find_campaigns
from folkmoot.analysis.corpus import Text

MAKER = Path(__file__).resolve().parents[2] / "shared" / "bench" / "near_duplicates.py"
SEED = "1"


def main() -> int:
    """Print precision and recall for as many texts as the arguments say, else 10,000."""
    if not MAKER.exists():
        print(f"The maker of cases is not at {MAKER}.")
        return 1
    for count in sys.argv[1:] or ["10000"]:
        for kind in ("plain", "stock"):
            with tempfile.TemporaryDirectory() as folder:
                target = Path(folder) / "cases.csv"
                subprocess.run([sys.executable, MAKER, count, kind, SEED, target], check=True)
                _measure(target, f"{count} {kind}")
    return 0


def _measure(path: Path, name: str) -> None:
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    texts = [Text(row["id"], row["text"]) for row in rows]
    began = time.monotonic()
    ours = campaign_of(find_campaigns(texts))
    seconds = time.monotonic() - began
    truth = {row["id"]: row["campaign"] for row in rows if row["campaign"]}
    both = Counter((ours[id], own) for id, own in truth.items() if id in ours)
    sizes = Counter(truth.values())
    recalled: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        if own := row["campaign"]:
            together = both.get((ours.get(row["id"], ""), own), 1)
            recalled[row["edited"]].append(together / sizes[own])
    precision = _pairs(both) / max(_pairs(Counter(ours.values())), 1)
    by_edits = ", ".join(
        f"{edits}: {sum(shares) / len(shares):.4f}" for edits, shares in sorted(recalled.items())
    )
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name}: {seconds:.1f} s, {megabytes} MB at most so far, precision {precision:.4f}")
    print(f"    B-cubed recall by share of words edited: {by_edits}")


def _pairs(counts: Counter[str] | Counter[tuple[str, str]]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())


if __name__ == "__main__":
    sys.exit(main())
