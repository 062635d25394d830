"""Codings of responses, read from a sheet."""

from folkmoot.analysis.sheets import Table
from folkmoot.foundation.agreement import Coding
from folkmoot.foundation.errors import InputError


def codings_of(table: Table) -> tuple[Coding, ...]:
    """Read the columns unit, coder, code and value; rows with an empty value are no codings.

    Without a column named code, all rows are of one code. A missing column raises InputError, and
    so does a coder who gives one unit two values of one code.
    """
    unit, coder, value = (table.column(name) for name in ("unit", "coder", "value"))
    code = table.column("code") if "code" in table.columns else None
    found: dict[tuple[str, str, str], Coding] = {}
    for row in table.rows:
        one = Coding(row[code] if code is not None else "", row[unit], row[coder], row[value])
        key = (one.code, one.unit, one.coder)
        if one.value.strip() and found.setdefault(key, one) != one:
            raise InputError(
                f"{table.name}: coder {one.coder} gives unit {one.unit} two values of code "
                f"'{one.code}'. Keep one of them."
            )
    return tuple(sorted(found.values()))
