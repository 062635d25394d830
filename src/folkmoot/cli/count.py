"""`folkmoot count`: ranked or approval ballots from a file, and who is elected."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Final

import typer

from folkmoot.cli.output import print_json, say
from folkmoot.decision.ranking.ballots import Ballots
from folkmoot.decision.ranking.blt import read_blt, write_blt
from folkmoot.decision.ranking.count import Count
from folkmoot.decision.ranking.methods import METHODS
from folkmoot.decision.ranking.methods import count as counted
from folkmoot.decision.ranking.tables import read_csv, read_parquet
from folkmoot.decision.ranking.ties import Decider, Ties, ties_by_lot
from folkmoot.foundation.errors import InputError, UnreadableFile

DEFAULT: Final = "scottish-stv"
LARGEST: Final = 2 * 10**9


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(count)


def count(
    ballots: Annotated[Path, typer.Argument(help="Ballots in BLT, CSV or Parquet.")],
    method: Annotated[str, typer.Option(help=", ".join(METHODS) + ".")] = DEFAULT,
    seats: Annotated[
        int | None, typer.Option(help="Seats to fill; else what the BLT says, or one.")
    ] = None,
    *,
    ties: Annotated[
        str, typer.Option(help="Between equals: earlier_stage (and then the lot), lot or chair.")
    ] = "earlier_stage",
    seed: Annotated[
        str, typer.Option(help="What the lot is drawn from; else the order of the ballot paper.")
    ] = "",
    prefer: Annotated[
        list[str] | None, typer.Option(help="Whom the chair prefers, in order; several times.")
    ] = None,
    blt: Annotated[
        Path | None, typer.Option(help="Write the ballots, equal ones together, as BLT.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Count ballots, stage by stage."""
    read = read_ballots(ballots)
    if blt:
        _write_blt_file(blt, write_blt(read))
    told_apart = ties_of(ties, read.names, seed=seed, prefer=prefer or [])
    result = counted(read, method=method, seats=seats, ties=told_apart)
    for tie in (tie for stage in result.stages for tie in stage.ties):
        say(f"Tie: {tie}")
    if as_json:
        print_json(result.as_json())
    else:
        say(f"{read.total} valid ballots, {len(read.counts)} of them different.")
        typer.echo(_told(result))


def ties_of(rule: str, names: Sequence[str], *, seed: str, prefer: Sequence[str]) -> Ties:
    """Give how equals are told apart by the *rule* of that name."""
    if rule == Decider.CHAIR:
        unknown = [name for name in prefer if name not in names]
        if unknown:
            raise InputError(f"Nobody is called '{unknown[0]}'. There are: {', '.join(names)}.")
        order = tuple(dict.fromkeys(names.index(name) for name in prefer))
        return Ties(False, Decider.CHAIR, order)
    if rule not in {"earlier_stage", Decider.LOT}:
        raise InputError(f"There is no rule '{rule}'. There are: earlier_stage, lot and chair.")
    looks_back = rule == "earlier_stage"
    if seed:
        return ties_by_lot(seed, len(names), looks_back=looks_back)
    return Ties(looks_back)


def read_ballots(path: Path) -> Ballots:
    """Read ballots by the ending of *path*; raise InputError for one that is not known."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path.name} ends in none of {', '.join(READERS)}. Give one that does.")
    if not path.is_file():
        raise InputError(f"There is no file {path}. Check its name.")
    if path.stat().st_size > LARGEST:
        raise InputError(f"{path.name} is larger than {LARGEST // 10**9} GB. Split the election.")
    return reader(path)


def _read_blt_file(path: Path) -> Ballots:
    try:
        return read_blt(path.read_text(encoding="utf-8"), name=path.name)
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{path.name} is not UTF-8. Save it as UTF-8.") from error


def _write_blt_file(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}.") from error


READERS: Final[Mapping[str, Callable[[Path], Ballots]]] = MappingProxyType(
    {".blt": _read_blt_file, ".csv": read_csv, ".parquet": read_parquet}
)


def _told(result: Count) -> str:
    """Give the stages as a table that can be read line by line."""
    quota = f", quota {result.quota}" if result.quota else ""
    lines = [f"{result.method}, {result.seats} to elect{quota}"]
    for number, stage in enumerate(result.stages, start=1):
        lines += ["", f"Stage {number}"]
        lines += [f"  {votes:>16}  {name}" for name, votes in stage.votes.items()]
        lines += [f"  excluded: {name}" for name in stage.excluded]
        lines += [f"  elected: {name}" for name in stage.elected]
    return "\n".join([*lines, "", f"Elected: {', '.join(result.elected)}"])
