"""Counting, beside what others take and what the machine can do at all, in one run.

Ballots are drawn from a fixed seed: six blocs, ten candidates, about 3.4 ranks each, written to
Parquet and read as `folkmoot count` reads it. Each time is the best of some turns; the ratios to a
sort, a sum or a hash of as much, in the same process, say more than the milliseconds.
"""

import hashlib
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import numpy as np
import polars as pl
import pyrankvote

from folkmoot.decision.amendments import Amendment, Span
from folkmoot.decision.collisions import collision_map
from folkmoot.decision.ranking.blt import read_blt
from folkmoot.decision.ranking.methods import count
from folkmoot.decision.ranking.tables import read_parquet
from folkmoot.decision.recount.chain import chained
from folkmoot.foundation.references import Reference
from folkmoot.record.ledger import GENESIS, Entry

CANDIDATES, BALLOTS, TURNS = 10, 1_000_000, 5
METHODS = (("irv", 1, 8), ("scottish-stv", 3, 8), ("schulze", 1, 15), ("meek-stv", 3, 0))
BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"


def main() -> int:
    """Print one line for each thing that is timed."""
    ballots()
    elections()
    amendments()
    ledger()
    return 0


def ballots() -> None:
    """Count a million ballots from Parquet, end to end."""
    yardstick = np.random.default_rng(0).integers(0, 2**62, 1_000_000)
    with parquet() as path:
        before = peak()
        sort = best(partial(np.sort, yardstick))
        say(f"np.sort of {len(yardstick):,} int64", sort)
        read = best(partial(read_parquet, path))
        grouped = read_parquet(path)
        say("read Parquet and put equal ballots together", read, f"{read / sort:.1f} sorts")
        print(f"{'':12}{len(grouped.counts):,} different ones, {peak() - before:,} MB more memory")
        for method, seats, most in METHODS:
            counting = best(partial(count, grouped, method=method, seats=seats))
            ratio = (read + counting) / sort
            asked = f", asked: {most}" if most else ""
            say(f"{method}, {seats} to elect, with reading", read + counting, f"{ratio:.1f}{asked}")
            if method == "irv":
                whole = read + counting
        theirs = best(partial(by_pyrankvote, path), turns=1)
        ratio = theirs / whole
        say("pyrankvote: read, build and count irv", theirs, f"{ratio:.0f} times ours, asked: 10")
        ours = count(grouped, method="irv").elected
        same = ours == by_pyrankvote(path, first=100_000) or "on other ballots"
        print(f"{'':12}elected: {ours[0]}; the first 100,000 by pyrankvote: {same}")
        sort = best(partial(np.sort, yardstick))
        say("np.sort once more, to see the machine's noise", sort)


def by_pyrankvote(path: Path, first: int = BALLOTS) -> tuple[str, ...]:
    """Read, build and count with pyrankvote."""
    people = {f"C{n}": pyrankvote.Candidate(f"C{n}") for n in range(CANDIDATES)}
    rows = pl.read_parquet(path).head(first).iter_rows()
    sheets = [pyrankvote.Ballot([people[name] for name in row if name]) for row in rows]
    result = pyrankvote.instant_runoff_voting(list(people.values()), sheets)
    return tuple(str(one) for one in result.get_winners())


@contextmanager
def parquet() -> Iterator[Path]:
    """Draw the ballots and write them, a column of names for each choice."""
    dice = np.random.default_rng(1)
    blocs = np.log(dice.dirichlet(np.full(CANDIDATES, 0.8), 6) + 1e-3)
    liking = blocs[dice.integers(0, 6, BALLOTS)]
    order = np.argsort(-(liking + dice.gumbel(size=liking.shape)), axis=1).astype(np.int16)
    depths = np.clip(dice.poisson(2.4, BALLOTS) + 1, 1, CANDIDATES)
    order[np.arange(CANDIDATES) >= depths[:, None]] = CANDIDATES
    names = pl.Series([*(f"C{n}" for n in range(CANDIDATES)), None])
    columns = {f"choice_{n + 1}": names.gather(order[:, n]) for n in range(CANDIDATES)}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ballots.parquet"
        pl.DataFrame(columns).write_parquet(path)
        yield path


def elections() -> None:
    """Count the real elections that lie beside the checkout, from file to result."""
    home = Path(os.environ.get("FOLKMOOT_REAL_DATA") or BESIDE) / "elections"
    texts = [path.read_text(encoding="utf-8") for path in sorted(home.glob("*.blt"))]
    if not texts:
        print(f"{'':12}no real elections beside the checkout")
        return

    def ours() -> None:
        for text in texts:
            count(read_blt(text), method="scottish-stv")

    def theirs() -> None:
        for text in texts:
            stv_by_pyrankvote(text)

    mine, other = best(ours), best(theirs, turns=1)
    say(f"{len(texts)} real elections by Scottish STV", mine)
    say("the same by pyrankvote", other, f"{other / mine:.0f} times ours")


def stv_by_pyrankvote(text: str) -> object:
    """Count a BLT file without withdrawals, or with them passed over, as pyrankvote does."""
    read = read_blt(text)
    people = [pyrankvote.Candidate(name) for name in read.names]
    rows = zip(read.rankings.tolist(), read.counts.tolist(), strict=True)
    sheets = [
        pyrankvote.Ballot([people[place] for place in row if place >= 0])
        for row, times in rows
        for _ in range(times)
    ]
    return pyrankvote.single_transferable_vote(people, sheets, number_of_seats=read.seats)


def amendments() -> None:
    """Find how 2,000 amendments to one policy collide."""
    dice = np.random.default_rng(2)
    clauses = [Reference.parse(f"policy:drawn@1#{n}") for n in range(1, 14)]
    drawn = []
    for n in range(2_000):
        start = int(dice.integers(0, 160))
        span = Span(start, start + int(dice.integers(0, 8)), f"words {n}")
        drawn.append(Amendment(f"a{n}", clauses[n % 13], "0" * 64, (span,)))
    found = collision_map(drawn)
    took = best(partial(collision_map, drawn))
    say(f"{len(drawn):,} amendments, {len(found.clashes):,} collisions", took, "asked: 100 ms")


def ledger() -> None:
    """Follow the chain of a ledger of a million entries, as the recount does."""
    previous, lines = GENESIS, []
    about, by = (Reference.parse("motion:drawn"),), Reference.parse("person:drawn")
    at = datetime(2026, 11, 22, tzinfo=UTC)
    for number in range(1, 1_000_001):
        entry = Entry("drawn", number, "vote.opened", about, by, at, {"n": number}, previous)
        lines.append(entry.line)
        previous = hashlib.sha256(lines[-1][:-1]).hexdigest()
    ledger_lines = [line[:-1] for line in lines]

    def hashed() -> None:
        for line in lines:
            hashlib.sha256(line).hexdigest()

    bare = best(hashed, turns=3)
    checked = best(partial(chained, ledger_lines), turns=3)
    say(f"sha256 of {len(lines):,} lines of {len(lines[0])} bytes", bare)
    say("following them as a chain", checked, f"{checked / bare:.1f} times that, asked: 3")


def best(task: Callable[[], object], turns: int = TURNS) -> float:
    """Give the shortest of some turns, in milliseconds."""
    shortest = float("inf")
    for _ in range(turns):
        start = time.perf_counter()
        task()
        shortest = min(shortest, time.perf_counter() - start)
    return 1000 * shortest


def peak() -> int:
    """Give the most memory that this process ever held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def say(what: str, milliseconds: float, note: str = "") -> None:
    """Print one figure."""
    print(f"{milliseconds:10.1f}  {what}{f' ({note})' if note else ''}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
