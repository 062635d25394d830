"""Open data: a folder of CSV and JSON with a dictionary that says what every column means."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from folkmoot.analysis.breakdown import NO_POLL
from folkmoot.analysis.disclosure import LEAST_COUNT, Released
from folkmoot.foundation.canonical import content_hash
from folkmoot.foundation.cells import harmless
from folkmoot.foundation.errors import InputError

Cell = str | int | bool | None

LET_OUT: Final = (
    "Words are here only where those who wrote them agreed and two people let them out. Small "
    "counts are left out."
)
LONGEST_CELL: Final = 32_767
"""What a cell of the usual spreadsheet programs holds; they drop the rest without a word."""
CUT: Final = " … (cut here; the JSON has it whole)"


@dataclass(frozen=True, slots=True)
class Column:
    """One column and what it holds, in a sentence."""

    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """One table of data; *name* is that of its files. Each row has a cell for each column."""

    name: str
    says: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise InputError(
                    f"A row of '{self.name}' has {len(row)} cells for {len(self.columns)} columns."
                )


@dataclass(frozen=True, slots=True)
class OpenData:
    """All that is published as data at one time.

    *notice* says what is invented, if anything is; *notes* what a reader has to know. *documents*
    are files of other forms that hold the same, by name.
    """

    title: str
    made: date
    datasets: tuple[Dataset, ...]
    notice: str = ""
    notes: tuple[str, ...] = (NO_POLL, LET_OUT)
    documents: Mapping[str, bytes] = field(default_factory=dict)


def write_open_data(data: OpenData, folder: Path) -> tuple[Path, ...]:
    """Write the files of *data* to *folder*, as `files_of` gives them."""
    folder.mkdir(parents=True, exist_ok=True)
    contents = files_of(data)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return tuple(folder / name for name in contents)


def files_of(data: OpenData) -> dict[str, bytes]:
    """Give the files of *data*: <name>.csv and <name>.json, dictionary.csv and README.md.

    The same data give the same bytes. In CSV a text that a spreadsheet could take for a formula
    begins with an apostrophe, and one longer than a cell can hold is cut and says so; a cell
    without a value is empty there, and null in JSON.
    """
    contents: dict[str, bytes] = {}
    for dataset in data.datasets:
        contents[f"{dataset.name}.csv"] = as_csv(dataset)
        contents[f"{dataset.name}.json"] = as_json(dataset)
    contents.update(data.documents)
    contents["dictionary.csv"] = as_csv(dictionary(data))
    contents["README.md"] = _readme(data, contents).encode()
    return contents


def as_zip(files: Mapping[str, bytes]) -> bytes:
    """Give *files* as one archive; the same files give the same bytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, content)
    return whole.getvalue()


def as_csv(dataset: Dataset) -> bytes:
    """Give *dataset* as UTF-8 with a mark at its start, so that spreadsheets read it rightly."""
    whole = io.StringIO()
    writer = csv.writer(whole, lineterminator="\r\n")
    writer.writerow([column.name for column in dataset.columns])
    writer.writerows([_harmless(cell) for cell in row] for row in dataset.rows)
    return whole.getvalue().encode("utf-8-sig")


def as_json(dataset: Dataset) -> bytes:
    """Give *dataset* as one JSON document: what it is, its columns, its rows by name."""
    names = [column.name for column in dataset.columns]
    document = {
        "name": dataset.name,
        "says": dataset.says,
        "columns": {column.name: column.says for column in dataset.columns},
        "rows": [dict(zip(names, row, strict=True)) for row in dataset.rows],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def dictionary(data: OpenData) -> Dataset:
    """Give the dictionary: a row for every column of every dataset."""
    rows = [
        (dataset.name, column.name, column.says)
        for dataset in data.datasets
        for column in dataset.columns
    ]
    columns = (
        Column("dataset", "The name of the dataset, and of its files."),
        Column("column", "The name of the column."),
        Column("says", "What it holds."),
    )
    return Dataset("dictionary", "What every column means.", columns, tuple(rows))


def counts_dataset(name: str, says: str, counts: Released, *, of: str, by: str) -> Dataset:
    """Give released *counts* as one row for each cell; one that is left out has no count."""
    columns = (
        Column(of, f"The {of.replace('_', ' ')} that is counted; all: every one of them."),
        Column(by, f"By {by.replace('_', ' ')}; all: every one of them."),
        Column(
            "responses",
            f"How many responses. Empty where the number is under {LEAST_COUNT}, or where such a "
            f"number could be worked out from it.",
        ),
    )
    rows = tuple(
        (row, column, count)
        for row, cells in zip(counts.rows, counts.cells, strict=True)
        for column, count in zip(counts.columns, cells, strict=True)
    )
    return Dataset(name, says, columns, rows)


def _harmless(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return _fitting(harmless(cell)) if isinstance(cell, str) else cell


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(CUT)] + CUT


def _readme(data: OpenData, contents: dict[str, bytes]) -> str:
    sums = "\n".join(f"| {name} | `{content_hash(raw)}` |" for name, raw in contents.items())
    tables = "\n".join(
        f"- **{dataset.name}** ({len(dataset.rows)} rows): {dataset.says}"
        for dataset in data.datasets
    )
    parts: Sequence[str] = (
        f"# {data.title}",
        f"As of {data.made.isoformat()}.",
        data.notice,
        *data.notes,
        tables,
        "Every column is explained in dictionary.csv. The files and their SHA-256:",
        f"| file | SHA-256 |\n|---|---|\n{sums}",
    )
    return "\n\n".join(part for part in parts if part) + "\n"
