"""Editing TOML as text: what was put reads back, and every other byte stays."""

import tomllib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from folkmoot.assessment.toml_lines import Statement, added, line_owner, put, statements, written
from folkmoot.foundation.canonical import canonical_text
from folkmoot.foundation.errors import InputError
from tests.assessment.changing.texts import HOSTILE, nfc

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(HOSTILE)
VALUES = TEXTS | st.lists(TEXTS, max_size=3).map(tuple)

FILE = '''# The head of the file.
coder = "amina" # who coded it
recorded = "2026-11-22"

# Of the first answer.
[[answer]]
question = "S1"   # selling
value = "none"
from = "2000-01-01"
provisions = [
  "code#s1", # the first
  "code#s2]",
]
caution = """
[[answer]] is no header here,
question = "none" is no key.
"""

# Of the second.
[[answer]]
question = 'B1'
value = "criminal"
from = "2000-01-01"

# At the end, a label.
[[label]]
label = "other"
'''


def test_statements_are_all_of_the_text() -> None:
    assert "".join(FILE[one.start : one.end] for one in statements(FILE)) == FILE
    of_first = [one for one in statements(FILE) if (one.table, one.position) == ("answer", 0)]
    keys = ["question", "value", "from", "provisions", "caution"]
    assert [one.key for one in of_first if one.key] == keys


@settings(max_examples=300, deadline=None)
@given(VALUES)
@example("x\u0307 \u200f\u0307 \n\u0301")
@example("</script>\"\"\"'''\\")
def test_a_value_that_is_written_reads_back(value: str | tuple[str, ...]) -> None:
    text = canonical_text(f"key = {written(value)}\n")
    found = tomllib.loads(text)["key"]
    assert (tuple(found) if isinstance(found, list) else found) == nfc(value)
    assert text.count("\n") == 1


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(("value", "caution", "provisions", "to", "coder")), VALUES)
def test_putting_a_key_changes_that_key_and_no_other_byte(
    key: str, value: str | tuple[str, ...]
) -> None:
    after = put(FILE, "answer", 0, {key: value})
    before = tomllib.loads(FILE)
    before["answer"][0][key] = list(nfc(value)) if isinstance(value, tuple) else nfc(value)
    assert tomllib.loads(after) == before
    kept = [FILE[one.start : one.end] for one in statements(FILE) if not _is(one, key)]
    left = [after[one.start : one.end] for one in statements(after) if not _is(one, key)]
    assert left == kept


def _is(one: Statement, key: str) -> bool:
    return (one.table, one.position, one.key) == ("answer", 0, key)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(("question", "value", "caution")), VALUES, min_size=1))
def test_a_table_that_is_added_reads_back_and_moves_nothing(
    keys: dict[str, str | tuple[str, ...]],
) -> None:
    after = added(FILE, "answer", keys, after=0)
    new = tomllib.loads(after)["answer"]
    assert new[1] == {k: list(nfc(v)) if isinstance(v, tuple) else nfc(v) for k, v in keys.items()}
    assert [new[0], new[2]] == tomllib.loads(FILE)["answer"]
    more = len(after) - len(FILE)
    assert any(after[:at] + after[at + more :] == FILE for at in range(len(FILE) + 1))


def test_a_comment_at_the_end_of_a_line_stays_there() -> None:
    after = put(FILE, "answer", 0, {"question": "S2"})
    assert 'question = "S2"   # selling\n' in after
    assert put(FILE, "", 0, {"coder": "bo"}).splitlines()[1] == 'coder = "bo" # who coded it'


def test_none_takes_a_key_out_with_all_its_lines() -> None:
    after = put(FILE, "answer", 0, {"provisions": None, "to": None})
    assert "provisions" not in tomllib.loads(after)["answer"][0]
    assert "# the first" not in after
    assert after.count("\n") == FILE.count("\n") - 4


def test_a_file_without_a_line_break_at_its_end_can_be_added_to() -> None:
    assert tomllib.loads(added('a = "1"', "answer", {"b": "2"})) == {
        "a": "1",
        "answer": [{"b": "2"}],
    }
    assert tomllib.loads(added("", "answer", {"b": "2"})) == {"answer": [{"b": "2"}]}
    assert tomllib.loads(put('[[x]]\na = "1"', "x", 0, {"b": "2"})) == {"x": [{"a": "1", "b": "2"}]}


def test_tables_that_are_written_in_one_line_are_refused() -> None:
    with pytest.raises(InputError, match="is not written as"):
        put('answer = [{ question = "S1" }]\n', "answer", 0, {"value": "none"})


def test_half_a_letter_is_refused() -> None:
    with pytest.raises(InputError, match="half a letter"):
        written("\ud800")


def test_what_cannot_be_seen_is_written_by_its_number() -> None:
    assert written("a\u202eb\u2028c\x00") == '"a\\u202Eb\\u2028c\\u0000"'


def test_a_line_is_found_in_the_table_that_it_stands_in() -> None:
    line = FILE.splitlines().index('question = "none" is no key.') + 1
    found = line_owner(FILE, line)
    assert (found.table, found.position, found.key) == ("answer", 0, "caution")
    assert line_owner(FILE, 10_000).table == "label"
