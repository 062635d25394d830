"""Opinion groups in real conversations and a large drawn one, beside red-dwarf on the same votes.

The publisher's groups are a reference and not the truth. Times of ours and the peer's are taken in
turn, and medians compared, because seconds mean nothing on a busy machine.
"""

import csv
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from folkmoot.analysis.clusters import likeness
from folkmoot.analysis.groups import OpinionGroups, find_groups
from folkmoot.analysis.sheets import read_table
from folkmoot.analysis.vote_files import read_votes
from folkmoot.analysis.votes import GAP, Votes

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"
PEER_ALONE = "--peer-alone"
TURNS = 3
PEOPLE, ASKED, SHARE, SEED = 10_000, 1_000, 0.05, 1
WATCH = """
import resource, subprocess, sys, time
began = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""

Grouped = dict[str, str]
Cast = list[dict[str, int]]


@dataclass(frozen=True, slots=True)
class Conversation:
    """Votes as they were published, with each participant's group; moderated statements apart."""

    name: str
    votes: Votes
    published: Grouped
    moderated: tuple[str, ...]

    @property
    def number(self) -> int:
        """How many groups the publisher has."""
        return len({group for group in self.published.values() if group})


def main(arguments: Sequence[str]) -> int:
    """Print likeness, time and memory, ours and the peer's; --data DIR has the conversations."""
    if PEER_ALONE in arguments:
        votes = _read_slowly(Path(arguments[-1]))
        _peer(votes, _cast(votes))
        return 0
    _real(_home(arguments))
    _drawn()
    return 0


def _read_slowly(path: Path) -> Votes:
    """Read votes with the standard library, as the peer has no reader for such a file."""
    with path.open(newline="", encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    cells = np.array([[int(cell or GAP) for cell in row[1:]] for row in rows], np.int8)
    return Votes(tuple(row[0] for row in rows), tuple(head[1:]), cells)


def _home(arguments: Sequence[str]) -> Path:
    if "--data" in arguments:
        return Path(arguments[arguments.index("--data") + 1])
    return Path(os.environ.get("FOLKMOOT_REAL_DATA") or BESIDE) / "opinions"


def _real(home: Path) -> None:
    print("likeness (adjusted Rand) to the publisher: own number of groups / the publisher's")
    means: dict[str, list[float]] = {}
    for path in sorted(home.glob("*/participants-votes.csv")):
        conversation = _conversation(path)
        for label, left_out in (("all", ()), ("unmoderated", conversation.moderated)):
            _compared(conversation, label, left_out, means)
    for label, figures in means.items():
        print(f"mean, {label}: {statistics.mean(figures):.3f}")


def _conversation(path: Path) -> Conversation:
    table = read_table(path)
    who, group = table.column("participant"), table.column("group-id")
    comments = read_table(path.with_name("comments.csv"))
    id, moderated = comments.column("comment-id"), comments.column("moderated")
    return Conversation(
        path.parent.name,
        read_votes(path),
        {row[who]: row[group] for row in table.rows},
        tuple(row[id] for row in comments.rows if row[moderated] == "-1"),
    )


def _compared(
    of: Conversation, label: str, left_out: tuple[str, ...], means: dict[str, list[float]]
) -> None:
    votes, cast = of.votes.without(left_out), _cast(of.votes)

    def other(count: int | None = None) -> Grouped:
        return _peer(of.votes, cast, left_out, count)

    ours = {"own": _grouped(find_groups(votes)), "same": _grouped(find_groups(votes, of.number))}
    peer = {"own": other(), "same": other(of.number)}
    ratio = _in_turn(lambda: find_groups(votes), other)
    told = []
    for name, found in (("ours", ours), ("red-dwarf", peer)):
        figures = [_alike(of.published, found[each], ours, peer) for each in ("own", "same")]
        whole = [_alike_in_all(of.published, found[each]) for each in ("own", "same")]
        for each, figure in zip(("own", "publisher's"), figures, strict=True):
            means.setdefault(f"{label} statements, {each} number, {name}", []).append(figure)
        told.append(
            f"{name} k={len(set(found['own'].values()))} {figures[0]:.3f}/{figures[1]:.3f} "
            f"(unplaced as a group: {whole[0]:.3f}/{whole[1]:.3f})"
        )
    stable = find_groups(votes).stability
    print(f"{of.name}, {label} statements: {'; '.join(told)}; stability {stable}; {ratio}")


def _alike(published: Grouped, found: Grouped, *both: dict[str, Grouped]) -> float:
    """Compare those whom the publisher and both programs placed."""
    placed = set.intersection(*(set(side["own"]) for side in both))
    names = [name for name in sorted(placed) if published.get(name)]
    return _likeness([published[name] for name in names], [found[name] for name in names])


def _alike_in_all(published: Grouped, found: Grouped) -> float:
    """Compare all whom the publisher placed; whom a program did not place is a group for itself."""
    names = sorted(name for name, group in published.items() if group)
    return _likeness([published[name] for name in names], [found.get(name, "") for name in names])


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    labels = [np.unique(np.array(side), return_inverse=True)[1] for side in (one, other)]
    return likeness(*labels)


def _grouped(found: OpinionGroups) -> Grouped:
    return {point.participant: point.group for point in found.points}


def _cast(votes: Votes) -> Cast:
    """Give the votes as the peer takes them: a list of records."""
    rows, columns = np.nonzero(votes.matrix != GAP)
    return [
        {"participant_id": row, "statement_id": column, "vote": vote}
        for row, column, vote in zip(
            rows.tolist(), columns.tolist(), votes.matrix[rows, columns].tolist(), strict=True
        )
    ]


def _peer(
    votes: Votes, cast: Cast, left_out: Sequence[str] = (), count: int | None = None
) -> Grouped:
    """Let red-dwarf find groups as Polis does, with the statements of *left_out* put to nought."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from reddwarf.implementations.base import run_pipeline

        found = run_pipeline(
            votes=cast,
            mod_out_statement_ids=[votes.statements.index(one) for one in left_out],
            force_group_count=count,
            random_state=SEED,
        )
    groups = found.participants_df["cluster_id"].dropna()
    return {votes.participants[row]: str(group) for row, group in groups.items()}


def _in_turn(ours: Callable[[], object], peer: Callable[[], object]) -> str:
    taken: dict[str, list[float]] = {"ours": [], "peer": []}
    for _ in range(TURNS):
        for name, each in (("ours", ours), ("peer", peer)):
            began = time.perf_counter()
            each()
            taken[name].append(time.perf_counter() - began)
    own, other = (statistics.median(each) for each in taken.values())
    return f"{own:.2f} s to {other:.2f} s, {own / other:.2f} of its time"


def _drawn() -> None:
    """Measure a large conversation drawn by dice, with four groups planted in it."""
    print(f"{PEOPLE:,} by {ASKED:,} drawn by dice (seed {SEED}), {SHARE:.0%} of all votes cast")
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "votes.csv", Path(folder) / "groups.json"
        planted = _plant(path)
        votes = read_votes(path)
        cast = _cast(votes)
        found, peer = _grouped(find_groups(votes)), _peer(votes, cast)
        for name, each in (("ours", found), ("red-dwarf", peer)):
            alike = _likeness([planted[one] for one in each], list(each.values()))
            print(f"{name}: {len(set(each.values()))} groups, {alike:.3f} like those planted")
        print(f"alone: {_in_turn(lambda: find_groups(votes), lambda: _peer(votes, cast))}")
        command = Path(sys.executable).with_name("folkmoot")
        ours = (command, "groups", path, "-o", out)
        _print_processes(ours, (sys.executable, __file__, PEER_ALONE, path))


def _plant(path: Path) -> Grouped:
    dice = np.random.default_rng(SEED)
    groups = dice.choice(4, PEOPLE, p=(0.4, 0.3, 0.2, 0.1))
    leaning = dice.normal(0, 1.5, (4, ASKED))
    names = np.array(["-1", "0", "1", ""])
    lines = ["participant," + ",".join(map(str, range(ASKED)))]
    for person, group in enumerate(groups.tolist()):
        felt = leaning[group] + dice.logistic(0, 1, ASKED)
        vote = np.where(felt > 0.6, 2, np.where(felt < -0.6, 0, 1))
        vote[dice.random(ASKED) >= SHARE] = 3
        lines.append(f"{person}," + ",".join(names[vote].tolist()))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return {str(person): str(group) for person, group in enumerate(groups.tolist())}


def _print_processes(ours: Sequence[str | Path], peer: Sequence[str | Path]) -> None:
    """Print time and memory of two processes, each from its start to its end, file to result."""
    turns = [(_process(ours), _process(peer)) for _ in range(TURNS)]
    for what, unit, at in (("time", "s", 0), ("memory at most", "MB", 1)):
        own, other = (statistics.median(turn[side][at] for turn in turns) for side in (0, 1))
        print(f"whole process, {what}: {own:.1f} {unit} to {other:.1f}, {own / other:.2f} of it")


def _process(command: Sequence[str | Path]) -> tuple[float, float]:
    """Give seconds and megabytes of one command, watched by a small process of its own.

    Watched from here it would be told the memory of this process, which is larger.
    """
    watched = subprocess.run(
        [sys.executable, "-c", WATCH, *command], check=True, capture_output=True, text=True
    )
    seconds, kilobytes = watched.stdout.split()
    return float(seconds), float(kilobytes) / 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
