"""Worded themes from a file, and proposals to one."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from folkmoot.analysis.corpus import Text, clean
from folkmoot.analysis.matching import Proposal
from folkmoot.analysis.sheets import Table, read_table, write_csv
from folkmoot.analysis.worded import WordedTheme
from folkmoot.foundation.errors import InputError

COLUMNS = ("response", "theme", "confidence", "sentence", "start", "end")


def read_themes(path: Path) -> tuple[WordedTheme, ...]:
    """Read the themes in the file at *path*: column theme, and where there are id, side, example.

    Without an id, a theme is named by its words. Rows with one id are one theme with several
    examples; if they differ in words or side they raise InputError.
    """
    table = read_table(path)
    examples: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in table.rows:
        said = clean(row[table.column("theme")])
        key = (_cell(table, row, "id") or said, said, _cell(table, row, "side"))
        examples[key] += [example] if (example := clean(_cell(table, row, "example"))) else []
    if len({id for id, _, _ in examples}) < len(examples):
        raise InputError(f"{path.name} gives one id to themes of different words or sides.")
    return tuple(WordedTheme(id, said, tuple(examples[id, said, s]), s) for id, said, s in examples)


def write_proposals(proposals: Iterable[Proposal], texts: Iterable[Text], path: Path) -> None:
    """Write one row for each of *proposals*, with the words of *texts* that are its reason."""
    said = {text.id: text.text for text in texts}
    rows = [
        (
            one.response,
            one.theme,
            f"{one.confidence:.4f}",
            said[one.response][one.start : one.end],
            one.start,
            one.end,
        )
        for one in proposals
    ]
    write_csv(path, COLUMNS, rows)


def _cell(table: Table, row: tuple[str, ...], column: str) -> str:
    return row[table.columns.index(column)].strip() if column in table.columns else ""
