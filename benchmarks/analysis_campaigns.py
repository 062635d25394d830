"""Campaigns found among made-up cases with known ones, beside Daft MinHash in the same run.

    analysis_campaigns.py [COUNT ...] [--seed 11] [--turns 3] [--exact]

Cases of both kinds are made for each COUNT (100,000 and a million unless told). Both programs are
run as whole commands from file to file, in turn; seconds are medians. Settings were chosen on
seeds 1 and 2.
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import folkmoot  # noqa: F401  # what it tells numpy holds for the peer, too, and helps it

HERE = Path(__file__).resolve().parent
MAKER = HERE.parents[1] / "shared" / "bench" / "near_duplicates.py"
PEER = HERE / "peers" / "daft_minhash.py"
KINDS = ("plain", "stock")
ALONE = """
import sys, time
from pathlib import Path
from folkmoot.analysis.campaigns import find_campaigns
from folkmoot.analysis.columns import read_words
from folkmoot.analysis.corpus import Text
ids, words = read_words(Path(sys.argv[1]), text="text", id="id")
texts = [Text(id, said) for id, said in zip(ids, words, strict=True)]
began = time.monotonic()
find_campaigns(texts)
print(time.monotonic() - began)
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One response: the campaign that it was made for, if any, and how much was edited."""

    campaign: str
    edited: str


def main() -> int:
    """Print seconds, memory, precision and recall of both programs."""
    reader = argparse.ArgumentParser()
    reader.add_argument("counts", nargs="*", default=["100000", "1000000"])
    reader.add_argument("--seed", default="11")
    reader.add_argument("--turns", type=int, default=3)
    reader.add_argument("--exact", action="store_true", help="the peer verifies exactly, too")
    asked = reader.parse_args()
    if not MAKER.exists():
        print(f"The maker of cases is not at {MAKER}.")
        return 1
    for count in asked.counts:
        for kind in KINDS:
            with tempfile.TemporaryDirectory() as folder:
                cases = Path(folder) / "cases.csv"
                subprocess.run([sys.executable, MAKER, count, kind, asked.seed, cases], check=True)
                print(f"\n{int(count):,} {kind}, seed {asked.seed}")
                measure(cases, asked.turns, exact=asked.exact)
    return 0


def measure(cases: Path, turns: int, *, exact: bool) -> None:
    """Run the programs in turn, and print how they did."""
    with cases.open(newline="", encoding="utf-8") as file:
        truth = {row["id"]: Case(row["campaign"], row["edited"]) for row in csv.DictReader(file)}
    found = {name: cases.with_name(f"{name}.csv") for name in ("folkmoot", "daft", "daft-exact")}
    ours = [Path(sys.executable).with_name("folkmoot"), "campaigns", cases, "-o", found["folkmoot"]]
    programs = {
        "folkmoot": [*ours, "--text", "text", "--id", "id"],
        "daft": [sys.executable, PEER, cases, found["daft"]],
    }
    if exact:
        programs["daft-exact"] = [sys.executable, PEER, cases, found["daft-exact"], "exact"]
    times: dict[str, list[float]] = defaultdict(list)
    memory: dict[str, int] = {}
    alone = []
    for _ in range(turns):
        for name, command in programs.items():
            seconds, memory[name] = timed(command)
            times[name].append(seconds)
        said = subprocess.run([sys.executable, "-c", ALONE, cases], check=True, capture_output=True)
        alone.append(float(said.stdout))
    for name in programs:
        share = median(times["folkmoot"]) / median(times[name])
        print(
            f"  {name}: {median(times[name]):.2f} s, {memory[name]:,} MB"
            + ("" if name == "folkmoot" else f"; folkmoot takes {share:.2f} of its time")
        )
        score(truth, found[name])
    print(f"  find_campaigns by itself: {median(alone):.2f} s")


def timed(command: list[object]) -> tuple[float, int]:
    """Run *command*; give its seconds and the most memory it had, in megabytes."""
    began = time.monotonic()
    with open(os.devnull, "w") as silence:
        process = subprocess.Popen([str(word) for word in command], stdout=silence, stderr=silence)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"This did not work: {' '.join(map(str, command))}")
    return time.monotonic() - began, used.ru_maxrss // 1024


def score(truth: dict[str, Case], table: Path) -> None:
    """Print precision over pairs, B-cubed recall by edits, and whether the largest is whole."""
    with table.open(newline="", encoding="utf-8") as file:
        ours = {row["id"]: row["campaign"] for row in csv.DictReader(file) if row["campaign"]}
    made = {id: case for id, case in truth.items() if case.campaign}
    both = Counter((ours[id], case.campaign) for id, case in made.items() if id in ours)
    sizes = Counter(case.campaign for case in made.values())
    recalled: dict[str, list[float]] = defaultdict(list)
    for id, case in made.items():
        together = both.get((ours.get(id, ""), case.campaign), 1)
        recalled[case.edited].append(together / sizes[case.campaign])
    precision = pairs(both) / max(pairs(Counter(ours.values())), 1)
    largest, size = sizes.most_common(1)[0]
    parts = sorted((n for (_, case), n in both.items() if case == largest and n > 1), reverse=True)
    shares = ", ".join(f"{edit}: {sum(r) / len(r):.4f}" for edit, r in sorted(recalled.items()))
    print(f"    precision {precision:.4f}; recall by edits {shares}")
    print(f"    the largest campaign, of {size:,}, came out in {len(parts)} part(s): {parts[:3]}")


def pairs(counts: Counter[str] | Counter[tuple[str, str]]) -> int:
    """Give how many pairs there are within the groups."""
    return sum(count * (count - 1) // 2 for count in counts.values())


if __name__ == "__main__":
    sys.exit(main())
