"""Codings and their texts as sheets: one row for each coding, one for each response."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from folkmoot.analysis.coding.agreeing import Readers
from folkmoot.analysis.coding.codings import Coded
from folkmoot.analysis.coding.segments import Segment
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.language import language_of
from folkmoot.analysis.sheets import Table, read_table, write_csv
from folkmoot.foundation.errors import InputError

COLUMNS: Final = ("response", "start", "end", "code", "coder", "memo")
LANGUAGE: Final = "language"
CHARACTERS: Final = "characters"
TEXT_COLUMNS: Final = ("response", "text", CHARACTERS, LANGUAGE)


def read_codings(path: Path, texts: Iterable[Text]) -> tuple[Coded, ...]:
    """Read the sheet at *path*: columns response, code, coder, and where there are the others.

    Without start and end a code is on the whole response. A response that is not among *texts*,
    or a place that is not in its words, raises InputError with its row.
    """
    table = read_table(path)
    held = {text.id: text for text in texts}
    return tuple(sorted({_coding(table, number, held) for number in range(len(table.rows))}))


def write_codings(path: Path, codings: Iterable[Coded]) -> None:
    """Write one row for each of *codings*."""
    rows = [
        (one.segment.response, one.segment.start, one.segment.end, one.code, one.coder, one.memo)
        for one in sorted(codings)
    ]
    write_csv(path, COLUMNS, rows)


def read_readers(path: Path) -> Readers:
    """Read who read what to its end: columns response and coder."""
    table = read_table(path)
    response, coder = table.column("response"), table.column("coder")
    found: dict[str, tuple[str, ...]] = {}
    for row in table.rows:
        found[row[response]] = (*found.get(row[response], ()), row[coder])
    return found


def write_readers(path: Path, readers: Readers) -> None:
    """Write one row for each coder of each response."""
    rows = [(response, coder) for response, own in readers.items() for coder in sorted(own)]
    write_csv(path, ("response", "coder"), sorted(rows))


def read_texts_with_groups(path: Path, *, text: str, id: str) -> tuple[Text, ...]:
    """Read responses with all their other columns as groups, in the order of the sheet.

    Words are taken as they stand, so that places in them hold. A column named language says it.
    """
    table = read_table(path)
    at = {name: place for place, name in enumerate(table.columns) if name}
    for needed in (text, id):
        table.column(needed)
    rows = [{name: row[place] for name, place in at.items()} for row in table.rows]
    found = {row[id]: _text(row, text, id) for row in rows}
    if len(found) < len(rows):
        raise InputError(f"{path.name} has an id twice in the column '{id}'. Give each its own.")
    return tuple(found.values())


def write_texts(path: Path, texts: Sequence[Text]) -> None:
    """Write one row for each of *texts* with its groups as columns.

    The number of characters is told, for a text that looks like a formula gets an apostrophe
    before it in every sheet that we write.
    """
    names = sorted({name for text in texts for name, _ in text.groups} - set(TEXT_COLUMNS))
    write_csv(path, (*TEXT_COLUMNS, *names), (_row(one, names) for one in texts))


def _row(text: Text, names: Sequence[str]) -> list[str | int]:
    groups = dict(text.groups)
    return [
        text.id,
        text.text,
        len(text.text),
        text.language,
        *(groups.get(name, "") for name in names),
    ]


def _text(row: dict[str, str], text: str, id: str) -> Text:
    said = row[text].replace("\r\n", "\n").replace("\r", "\n")
    if said.startswith("'") and row.get(CHARACTERS, "") == str(len(said) - 1):
        said = said[1:]
    groups = {
        name: value
        for name, value in row.items()
        if value.strip() and name not in (text, id, LANGUAGE, CHARACTERS)
    }
    language = row.get(LANGUAGE, "").strip() or language_of(said)
    return Text(row[id], said, language, tuple(sorted(groups.items())))


def _coding(table: Table, number: int, held: dict[str, Text]) -> Coded:
    row = table.rows[number]
    cell = {name: row[at] for at, name in enumerate(table.columns)}
    response, code, coder = (row[table.column(name)] for name in ("response", "code", "coder"))
    where = f"{table.name}, row {number + 2}"
    if response not in held:
        raise InputError(f"{where}: there is no response '{response}'.")
    length = len(held[response].text)
    try:
        start, end = int(cell.get("start") or 0), int(cell.get("end") or length)
        segment = Segment(response, start, end)
    except ValueError as error:
        raise InputError(f"{where}: start and end must be whole numbers.") from error
    if end > length:
        raise InputError(f"{where}: the place ends at {end}, and the response at {length}.")
    return Coded(segment, code.strip(), coder.strip(), cell.get("memo", "").strip())
