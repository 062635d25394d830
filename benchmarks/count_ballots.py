"""How long ballots take to count: ours, pyrankvote where it is installed, and a sort beside them.

    python benchmarks/count_ballots.py 100000

Ballots are drawn from a fixed seed: six blocs, ten candidates, about 3.4 ranks each. Every time is
the best of three, in milliseconds.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from folkmoot.decision.ranking.blt import read_blt
from folkmoot.decision.ranking.methods import count

CANDIDATES = 10


def main(ballots: int) -> None:
    """Print one line for each thing that is timed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ballots.blt"
        path.write_text(drawn(ballots), encoding="utf-8")
        show("read and group BLT", lambda: read_blt(path.read_text(encoding="utf-8")))
        read = read_blt(path.read_text(encoding="utf-8"))
        for method, seats in (("irv", 1), ("scottish-stv", 3), ("meek-stv", 3), ("schulze", 1)):
            show(method, partial(count, read, method=method, seats=seats))
        peer(path)
    show("np.sort of 1,000,000 int64", lambda: np.sort(yardstick))


yardstick = np.random.default_rng(0).integers(0, 2**62, 1_000_000)


def drawn(ballots: int) -> str:
    """Draw *ballots* and write them as BLT, one line each."""
    dice = np.random.default_rng(1)
    blocs = dice.dirichlet(np.full(CANDIDATES, 0.8), 6)
    liking = np.log(blocs[dice.integers(0, 6, ballots)] + 1e-3)
    order = np.argsort(-(liking + dice.gumbel(size=liking.shape)), axis=1) + 1
    depths = np.clip(dice.poisson(2.4, ballots) + 1, 1, CANDIDATES)
    rows = zip(order.tolist(), depths.tolist(), strict=True)
    lines = [f"1 {' '.join(map(str, row[:depth]))} 0" for row, depth in rows]
    names = [f'"C{n}"' for n in range(CANDIDATES)]
    return "\n".join([f"{CANDIDATES} 3", *lines, "0", *names, '"Drawn"', ""])


def peer(path: Path) -> None:
    """Time pyrankvote from the same file, if it is installed."""
    try:
        import pyrankvote as peer_module
    except ImportError:
        return
    people = [peer_module.Candidate(f"C{n}") for n in range(CANDIDATES)]

    def read_and_count() -> object:
        lines = path.read_text(encoding="utf-8").splitlines()[1 : -CANDIDATES - 2]
        rankings = ([int(word) - 1 for word in line.split()[1:-1]] for line in lines)
        sheets = [peer_module.Ballot([people[n] for n in ranking]) for ranking in rankings]
        return peer_module.instant_runoff_voting(people, sheets)

    show("pyrankvote: read, build and count irv", read_and_count)


def show(what: str, task: Callable[[], object]) -> None:
    """Print the best of three runs of *task*."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        task()
        best = min(best, time.perf_counter() - start)
    sys.stdout.write(f"{1000 * best:10.1f}  {what}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
