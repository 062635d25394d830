"""Editing TOML as text: a key is put, a table is added, and every other byte stays as it is.

A file of law is read by people, with comments and an order of its own. So it is never written
anew from its data: its statements are found, and lines are put between or in place of them.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from folkmoot.foundation.errors import InputError

Value = str | tuple[str, ...]
"""What a key of these files holds: a text, or a list of texts."""

_STATEMENT: Final = re.compile(
    r"""
    \"\"\"(?:\\.|[^\\])*?\"{3,5}      # a basic text over several lines
    | '''.*?'{3,5}                    # a literal one
    | "(?:\\.|[^"\\\n])*" | '[^'\n]*' # texts on one line
    | \#[^\n]*                        # a comment
    | [\[\]{}\n] | [^\[\]{}\n"'\#]+
    """,
    re.DOTALL | re.VERBOSE,
)
_KEY: Final = re.compile(r"""\s*(?:"([^"\\]*)"|'([^']*)'|([\w-]+))\s*=""")
_HEADER: Final = re.compile(r"""\s*\[\[\s*["']?([\w-]+)["']?\s*\]\]""")
_LINE_BREAKS: Final = {"\b": "b", "\t": "t", "\n": "n", "\f": "f", "\r": "r", '"': '"', "\\": "\\"}
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One header or one key with its value, from *start* to *end* in the text, blanks included.

    *table* is the array that it belongs to, empty at the head of the file, with its *position*;
    *key* is empty for a header, and for a blank line or a comment, which are no *said* thing.
    """

    start: int
    end: int
    table: str
    position: int
    key: str
    said: bool


def statements(text: str) -> tuple[Statement, ...]:
    """Give the statements of *text*, one after the other, so that together they are all of it."""
    found: list[Statement] = []
    seen: dict[str, int] = {}
    table, start = "", 0
    for end in _ends(text):
        line = text[start:end]
        said = bool(line.strip()) and not line.lstrip().startswith("#")
        key = ""
        if said and (header := _HEADER.match(line)):
            table = header[1]
            seen[table] = seen.get(table, -1) + 1
        elif said and line.lstrip().startswith("["):
            table = line.strip()
        elif said and (named := _KEY.match(line)):
            key = named[1] or named[2] or named[3] or ""
        found.append(Statement(start, end, table, seen.get(table, 0), key, said))
        start = end
    return tuple(found)


def written(value: Value) -> str:
    """Write *value* as TOML on one line.

    What cannot be seen (line breaks, control characters, marks of direction) is written by its
    number, so that a text shows all that it holds. Texts are brought to NFC, as stored files are.

    >>> written('say "no"'), written(("a", "b"))
    ('"say \\\\"no\\\\""', '["a", "b"]')
    """
    if isinstance(value, str):
        return f'"{_escaped(unicodedata.normalize("NFC", value))}"'
    return f"[{', '.join(written(one) for one in value)}]"


def added(text: str, table: str, keys: Mapping[str, Value], *, after: int | None = None) -> str:
    """Give *text* with one more [[*table*]] behind its table at *after*, or behind the last one."""
    found = _checked(text)
    block = "\n".join([f"[[{table}]]", *(f"{key} = {written(v)}" for key, v in keys.items())])
    ends = [one.end for one in found if one.said and one.table == table]
    if after is not None:
        ends = [
            one.end for one in found if one.said and (one.table, one.position) == (table, after)
        ]
    at = ends[-1] if ends else len(text.rstrip())
    head, tail = text[:at], text[at:]
    gap = "" if head.endswith("\n") or not head else "\n"
    return f"{head}{gap}\n{block}\n{tail.removeprefix(chr(10)) if not ends else tail}"


def put(
    text: str,
    table: str,
    position: int,
    keys: Mapping[str, Value | None],
    *,
    behind: str = "",
) -> str:
    """Give *text* with *keys* of one table as they are given here; None takes a key out.

    A key that is there keeps its place, and a comment at its end; a new one comes behind the key
    *behind*, or behind all. With an empty *table* the keys stand at the head of the file.
    """
    for key, value in keys.items():
        text = _put_one(text, (table, position), (key, behind), value)
    return text


def line_owner(text: str, line: int) -> Statement:
    """Give the statement that stands on *line*, from 1; the last one where the text is shorter."""
    found = statements(text)
    at = sum(len(one) for one in text.splitlines(keepends=True)[: line - 1])
    return next((one for one in found if at < one.end), found[-1])


def _put_one(text: str, of: tuple[str, int], named: tuple[str, str], value: Value | None) -> str:
    key, behind = named
    own = [one for one in _checked(text) if one.said and (one.table, one.position) == of]
    there = next((one for one in own if one.key == key), None)
    if there is not None:
        line = "" if value is None else _replaced(text[there.start : there.end], key, value)
        return text[: there.start] + line + text[there.end :]
    if value is None:
        return text
    before = [one for one in own if one.key == behind] or own
    at = before[-1].end if before else 0
    gap = "" if not at or text[:at].endswith("\n") else "\n"
    return f"{text[:at]}{gap}{key} = {written(value)}\n{text[at:]}"


def _replaced(line: str, key: str, value: Value) -> str:
    comment = _comment_of(line)
    said = line[: len(line) - len(line.lstrip())] + f"{key} = {written(value)}"
    return f"{said}{comment}\n" if line.endswith("\n") else said + comment


def _comment_of(line: str) -> str:
    """Give the comment at the end of a key's last line with the blanks before it."""
    tokens = list(_tokens(line.removesuffix("\n")))
    if tokens and tokens[-1].startswith("#"):
        before = "".join(tokens[:-1])
        return before[len(before.rstrip()) :] + tokens[-1]
    return ""


def _checked(text: str) -> Sequence[Statement]:
    """Give the statements; InputError where the file has tables that are not written as [[…]]."""
    found = statements(text)
    for name, value in tomllib.loads(text).items():
        headers = sum(1 for one in found if one.said and one.table == name and not one.key)
        are_tables = isinstance(value, list) and value and isinstance(value[0], dict)
        if are_tables and headers != len(value):
            raise InputError(
                f"'{name}' is not written as [[{name}]] tables here, so it cannot be changed "
                f"without writing the file anew. Write each as [[{name}]]."
            )
    return found


def _ends(text: str) -> Iterator[int]:
    """Give where each statement ends: at a line break outside all texts and brackets."""
    depth = at = 0
    for token in _tokens(text):
        at += len(token)
        depth += (token in "[{") - (token in "]}")
        if token == "\n" and depth <= 0:
            yield at
    if not text.endswith("\n") and text:
        yield at


def _tokens(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        match = _STATEMENT.match(text, at)
        # A quotation mark that nothing closes is no TOML; it is passed over as it stands.
        token = match[0] if match else text[at]
        yield token
        at += len(token)


def _escaped(text: str) -> str:
    return "".join(_escapes(text))


def _escapes(text: str) -> Iterable[str]:
    # An accent behind an escape would melt into its last letter when the file is brought to NFC.
    was_escaped = True
    for letter in text:
        category = unicodedata.category(letter)
        hidden = category in _HIDDEN or (was_escaped and category.startswith("M"))
        if letter in _LINE_BREAKS:
            yield f"\\{_LINE_BREAKS[letter]}"
        elif category == "Cs":
            raise InputError("A text holds half a letter, which cannot be stored. Type it again.")
        elif hidden:
            yield f"\\u{ord(letter):04X}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08X}"
        else:
            yield letter
        was_escaped = hidden or letter in _LINE_BREAKS
