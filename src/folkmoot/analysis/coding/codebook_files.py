"""A codebook as people write it: a TOML file with a table for each code."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from folkmoot.analysis.coding.codebook import Code, Codebook, faults
from folkmoot.analysis.corpus import clean
from folkmoot.foundation.packs import PackFile, parse_toml, raise_faults, read_toml

TOP: Final = ("name", "version", "code")
TEXTS: Final = ("definition", "include", "exclude", "parent", "colour")
KEYS: Final = ("id", "name", *TEXTS, "clauses", "is_codable")


def from_toml(path: Path) -> Codebook:
    """Read the codebook in the file at *path*; raise PackFaults with every fault and its line."""
    return _codebook(read_toml(path, root=path.parent))


def from_toml_text(text: str, *, name: str = "codebook.toml") -> Codebook:
    """Read the codebook that *text* holds, called *name* in its faults."""
    return _codebook(parse_toml(text, name=name))


def as_toml(codebook: Codebook) -> str:
    """Write *codebook* so that it reads to the same; empty fields are left out."""
    return "\n".join(_lines(codebook))


def gaps(codebook: Codebook) -> tuple[str, ...]:
    """Give the codes that coders cannot tell apart by a definition, for they have none."""
    return tuple(code.id for code in codebook.codable if not code.definition)


def _codebook(file: PackFile) -> Codebook:
    for key in file.data.keys() - set(TOP):
        file.fault(f"'{key}' is no field of a codebook. It has {', '.join(TOP)}.")
    name = file.text(file.data, "name")
    version = file.data.get("version")
    if not isinstance(version, int) or version < 1:
        file.fault("'version' must be a whole number from 1. Add version = 1.")
    codes = tuple(_code(file, place, table) for place, table in file.tables("code"))
    if not codes:
        file.fault("There is no code here. Add [[code]] with id and name.")
    if not file.faults:
        for place, sentence in faults(codes):
            file.fault(sentence, "code", place)
    raise_faults(file)
    assert isinstance(version, int)
    return Codebook(name, version, codes)


def _code(file: PackFile, place: int, table: Mapping[str, object]) -> Code:
    for key in table.keys() - set(KEYS):
        file.fault(f"'{key}' is no field of a code. It has {', '.join(KEYS)}.", "code", place, key)
    clauses, is_codable = table.get("clauses", []), table.get("is_codable", True)
    if not isinstance(clauses, list) or not all(isinstance(one, str) for one in clauses):
        file.fault("'clauses' must be a list of texts.", "code", place, "clauses")
        clauses = []
    if not isinstance(is_codable, bool):
        file.fault("'is_codable' must be true or false.", "code", place, "is_codable")
    texts = {
        key: in_one_line(file.text(table, key, of="code", position=place, default=""))
        for key in TEXTS
    }
    return Code(
        id=file.text(table, "id", of="code", position=place),
        name=in_one_line(file.text(table, "name", of="code", position=place)),
        clauses=tuple(clauses),
        is_codable=bool(is_codable),
        **texts,
    )


def in_one_line(text: str) -> str:
    """Give *text* as one paragraph: a code is read at a glance, and other programs fold it too."""
    return " ".join(clean(text).split())


def _lines(codebook: Codebook) -> Iterator[str]:
    yield f"name = {_quoted(codebook.name)}"
    yield f"version = {codebook.version}"
    for code in codebook.codes:
        yield "\n[[code]]"
        yield f"id = {_quoted(code.id)}"
        yield f"name = {_quoted(code.name)}"
        yield from (f"{key} = {_quoted(said)}" for key in TEXTS if (said := getattr(code, key)))
        if code.clauses:
            yield f"clauses = [{', '.join(map(_quoted, code.clauses))}]"
        if not code.is_codable:
            yield "is_codable = false"
    yield ""


def _quoted(text: str) -> str:
    """Write *text* as a basic string of TOML; JSON escapes all that TOML does but one."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
