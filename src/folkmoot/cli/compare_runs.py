"""`folkmoot compare-runs`: what differs between two runs, and what became of what was found."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from folkmoot.cli.output import print_json, say
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError, UnreadableFile

if TYPE_CHECKING:
    from folkmoot.analysis.moved import Moved
    from folkmoot.analysis.run_comparison import RunComparison

Run = Annotated[Path, typer.Argument(help="A folder of `folkmoot analyse`, or its analysis.json.")]


def register(app: typer.Typer) -> None:
    """Add `folkmoot compare-runs`."""
    app.command("compare-runs")(compare)


def compare(
    before: Run,
    after: Run,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Compare two runs: what went in, and which themes, campaigns and groups moved how.

    Ends with status 0 where the two are the same to the byte, and 1 where they differ.
    """
    from folkmoot.analysis.run_comparison import compare_runs
    from folkmoot.analysis.run_comparison_document import comparison_document

    found = compare_runs(_read(before), _read(after))
    if as_json:
        print_json(comparison_document(found))
    else:
        _show(found)
    if not found.is_same:
        raise typer.Exit(1)


def _read(path: Path) -> dict[str, Json]:
    """Read a run's document, with the programs that it was made with where they stand beside it."""
    from folkmoot.analysis.files import BESIDE_FILE, RUN_FILE
    from folkmoot.analysis.run_parts import BESIDE

    file = path / RUN_FILE if path.is_dir() else path
    run = _json(file)
    beside = file.with_name(BESIDE_FILE)
    return {**run, BESIDE: _json(beside)} if beside.is_file() else run


def _json(file: Path) -> dict[str, Json]:
    if not file.is_file():
        raise UnreadableFile(f"There is no file {file}. Check the name.")
    try:
        read: dict[str, Json] = json.loads(file.read_bytes())
    except ValueError as error:
        raise UnreadableFile(f"{file} is no JSON. Give what `folkmoot analyse` wrote.") from error
    if not isinstance(read, dict):
        raise InputError(f"{file} is no document of a run. Give what `folkmoot analyse` wrote.")
    return read


def _show(found: "RunComparison") -> None:
    screen = Console()
    same = "They are the same, byte for byte." if found.is_same else _differ(found)
    say(f"Run {found.before} and run {found.after}. {same}")
    went_in = found.went_in
    counts = [("read by both", went_in.both), ("added", went_in.added), ("gone", went_in.gone)]
    if went_in.changed is not None:
        counts.append(("with other words", went_in.changed))
    if not went_in.is_same:
        _table(screen, ("responses", "count"), [(name, f"{len(ids):,}") for name, ids in counts])
    _table(
        screen,
        ("parameter", "before", "after"),
        [(one.name, one.before or "none", one.after or "none") for one in found.differing],
    )
    _moved(screen, "theme", found.themes, found.titles)
    _moved(screen, "campaign", found.campaigns, {})
    _moved(screen, "group", found.groups.groups, {})
    if found.groups.likeness is not None:
        say(
            f"Opinion groups: likeness {found.groups.likeness} (adjusted Rand) over "
            f"{found.groups.participants:,} participants whom both placed."
        )


def _differ(found: "RunComparison") -> str:
    if found.found_the_same:
        return "What was found is the same; what stands around it is not."
    return "They differ."


def _moved(screen: Console, what: str, every: "Iterable[Moved]", titles: Mapping[str, str]) -> None:
    """Show what became of those that are not the same, and count the others."""
    told = list(every)
    other = [one for one in told if one.change != "same"]
    rows = [
        (
            _named(one, titles),
            one.change.value,
            f"{one.size_before:,}",
            f"{one.size_after:,}",
            ", ".join(f"{len(ids):,} {word}" for word, ids in one.turned if ids),
        )
        for one in other
    ]
    _table(screen, (what, "became", "before", "after", "responses"), rows)
    if told:
        say(f"Of {len(told):,} {what}s {len(told) - len(other):,} are the same in both.")


def _named(one: "Moved", titles: Mapping[str, str]) -> str:
    return "; ".join(
        " · ".join(titles.get(id, id).split(" · ")[:2]) for id in one.before or one.after
    )


def _table(screen: Console, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    if not rows:
        return
    table = Table(pad_edge=False)
    for place, head in enumerate(heads):
        is_number = place and rows[0][place].replace(",", "").isdigit()
        table.add_column(head, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    screen.print(table)
