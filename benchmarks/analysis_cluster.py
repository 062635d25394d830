"""Campaigns on Ray with one node and with two: the same bytes, and how long it takes."""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MAKER = ROOT.parent / "shared" / "bench" / "near_duplicates.py"
BIN = Path(sys.executable).parent
SEED = "41"
SIZES = (100_000, 1_000_000)
WANTED = 22_000_000
"""Responses to the proceeding of 2017 that got more of them than any other."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to run the command: what stands before it, and its environment."""

    name: str
    within: tuple[str, ...]
    around: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Took:
    """One run: seconds of the whole command, and the most memory of it in megabytes."""

    seconds: float
    megabytes: int


def main() -> int:
    """Print times on this machine, on one node and on two, and what 22 million would take."""
    if not MAKER.exists():
        print(f"The maker of cases is not at {MAKER}.")
        return 1
    sys.path.insert(0, str(ROOT))
    from tests.ray_nodes import nodes, two_places

    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    found: dict[str, dict[int, Took]] = {}
    with tempfile.TemporaryDirectory(prefix="fm-") as scratch, ExitStack() as ended:
        folder = Path(scratch)
        places, how = ended.enter_context(two_places())
        print(f"{how}; {os.cpu_count()} processors, one for each node; load {_load()}.")
        ways = [Way("here", (), dict(os.environ))]
        for count in (1, 2):
            around = ended.enter_context(nodes(places[:count], folder / f"{count}"))
            ways.append(Way(f"Ray, nodes: {count}", places[0].within, around))
        for size in sizes:
            cases = _cases(folder, size)
            for way, took in _measured(cases, ways, rounds=3 if size <= SIZES[0] else 1):
                found.setdefault(way, {})[size] = took
    _tell(found, sizes)
    return 0


def _cases(folder: Path, size: int) -> Path:
    target = folder / f"{size}.csv"
    subprocess.run([sys.executable, MAKER, str(size), "stock", SEED, target], check=True)
    return target


def _measured(cases: Path, ways: Sequence[Way], *, rounds: int) -> Iterator[tuple[str, Took]]:
    """Run the command in each of *ways*, in turn; the bytes must be the same."""
    took: dict[str, list[Took]] = {way.name: [] for way in ways}
    outcomes = set()
    out = cases.with_suffix(".out")
    command = [str(BIN / "folkmoot"), "campaigns", str(cases), "--text", "text", "--id", "id"]
    for _ in range(rounds):
        for way in ways:
            took[way.name].append(_timed([*way.within, *command, "-o", str(out)], way.around))
            outcomes.add(out.read_bytes())
    same = "the same bytes each time" if len(outcomes) == 1 else "DIFFERENT BYTES"
    print(f"{cases.stem} responses: {same}.")
    for name, every in took.items():
        middle = statistics.median(one.seconds for one in every)
        most = max(one.megabytes for one in every)
        print(f"    {name}: {middle:.1f} s, {most:,} MB at most in the command itself")
        yield name, Took(middle, most)


def _timed(command: Sequence[str], around: Mapping[str, str]) -> Took:
    began = time.monotonic()
    running = subprocess.Popen(command, env=around, stderr=subprocess.PIPE)
    _, status, used = os.wait4(running.pid, 0)
    seconds = time.monotonic() - began
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        said = running.stderr.read().decode() if running.stderr else ""
        raise RuntimeError(f"The command ended with status {running.returncode}: {said}")
    return Took(seconds, used.ru_maxrss // 1024)


def _tell(found: dict[str, dict[int, Took]], sizes: Sequence[int]) -> None:
    """Say what WANTED responses would take, by the line through the two largest sizes."""
    if len(sizes) < 2:
        return
    few, many = sorted(sizes)[-2:]
    print(f"At {WANTED:,} responses, by the line through {few:,} and {many:,}:")
    for name, took in found.items():
        slope = (took[many].seconds - took[few].seconds) / (many - few)
        grown = (took[many].megabytes - took[few].megabytes) / (many - few)
        seconds = took[many].seconds + slope * (WANTED - many)
        memory = (took[many].megabytes + grown * (WANTED - many)) / 1000
        print(
            f"    {name}: {took[many].seconds:.1f} s + {1e6 * slope:.1f} s a million "
            f"= {seconds / 60:.0f} minutes; {memory:.0f} GB in the command itself"
        )
    print(f"Measured on {platform.machine()}, Python {platform.python_version()}.")


def _load() -> str:
    return " ".join(f"{one:.1f}" for one in os.getloadavg())


if __name__ == "__main__":
    sys.exit(main())
