"""What is sent in to write a codebook: a row of fields for each code, or its file as text."""

import re
from collections.abc import Mapping

from django.http import QueryDict

from folkmoot.analysis.coding.codebook import Code
from folkmoot.analysis.coding.codebook_files import from_toml_text, in_one_line

ROWS = 100
"""Codes beyond which a codebook is written as text only: a form has a thousand fields."""

TEXTS = ("id", "name", "definition", "include", "exclude", "parent")
SPARE = 3
"""Empty rows after the last one."""


def codes_sent(data: QueryDict) -> tuple[Code, ...]:
    """Give the codes that were sent in, as text where there is some, else row by row.

    A row without a short name is left out, and so is one that is ticked to go. A text that is no
    codebook raises PackFaults with every fault and its line.
    """
    if data.get("how") == "text":
        return from_toml_text(data.get("text", "")).codes
    rows = (_row(data, number) for number in range(ROWS + SPARE))
    return tuple(_code(row) for row in rows if row["id"] and not row["gone"])


def name_sent(data: QueryDict) -> str:
    """Give the codebook's name in small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", data.get("name", "").casefold()).strip("-")[:50]


def _row(data: QueryDict, number: int) -> Mapping[str, str]:
    fields = (*TEXTS, "clauses", "heading", "gone", "colour")
    return {field: in_one_line(data.get(f"{field}-{number}", "")) for field in fields}


def _code(row: Mapping[str, str]) -> Code:
    texts = {field: row[field] for field in (*TEXTS, "colour")}
    texts["id"] = texts["id"].lower()
    texts["name"] = texts["name"] or texts["id"]
    return Code(**texts, clauses=tuple(row["clauses"].split()), is_codable=not row["heading"])
