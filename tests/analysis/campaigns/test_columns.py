"""Columns read at once are those of the reader of tables, whatever the file."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folkmoot.analysis.columns import read_columns, read_words
from folkmoot.analysis.plain_csv import plain_columns
from folkmoot.analysis.sheets import read_table
from folkmoot.foundation.errors import FolkmootError, InputError

CELL = st.text(st.sampled_from('ab,;"\n\r é\t\0'), max_size=5)
QUOTED = CELL.map(lambda cell: '"' + cell.replace('"', '""') + '"')
ROWS = st.lists(st.lists(st.one_of(CELL, QUOTED), max_size=4).map(",".join), max_size=5)
NAMES = ("id", "text")


def as_a_table(path: Path) -> tuple[list[str], ...] | str:
    try:
        table = read_table(path)
        places = [table.column(name) for name in NAMES]
        return tuple([row[place] for row in table.rows] for place in places)
    except FolkmootError as error:
        return str(error)


def as_columns(path: Path) -> tuple[list[str], ...] | str:
    try:
        return tuple(list(column) for column in read_columns(path, NAMES))
    except FolkmootError as error:
        return str(error)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, head=st.sampled_from(["id,text", "x,text,id", "\ufeffid;text", '"id",text', ""]))
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_columns_are_those_of_the_table(tmp_path, rows, head, end):
    path = tmp_path / "in.csv"
    path.write_bytes(end.join([head, *rows]).encode())
    assert as_columns(path) == as_a_table(path)


def test_quotes_commas_line_ends_and_other_scripts_are_read_without_the_reader_of_tables():
    raw = 'id,text,by\r\n1,"a ""b"", c\nd",x\r\n2,é,\r\n3\r\n'.encode()
    ids, said = plain_columns(raw, NAMES) or ((), ())
    assert (list(ids), list(said)) == (["1", "2", "3"], ['a "b", c\nd', "é", ""])


@pytest.mark.parametrize(
    "raw",
    [b'id,text\n1,a"b"\n', b'id,text\n1,"a"b\n', b'id,text\n1,"a\n', b"id,text\n1,a\rb\n",
     b"id,text\n1,\xff\n", b"id,text\n,\n1,a\n", b"text,text\n1,a\n"],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_the_reader_of_tables(raw):
    assert plain_columns(raw, NAMES) is None


def test_rows_without_an_id_are_named_and_ids_that_come_twice_refused(tmp_path):
    path = tmp_path / "in.csv"
    path.write_text("id,text\n a ,yes\n,no\n")
    ids, said = read_words(path, text="text", id="id")
    assert (ids, list(said)) == (["a", "row-2"], ["yes", "no"])
    assert read_words(path, text="text")[0] == ["1", "2"]
    path.write_text("id,text\na,yes\n a,no\n")
    with pytest.raises(InputError, match="has the id 'a' twice"):
        read_words(path, text="text", id="id")
