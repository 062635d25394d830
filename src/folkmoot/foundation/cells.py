"""Cells of the sheets that we write: what people wrote never becomes a formula."""

from typing import Final

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
"""What spreadsheet programs take for the beginning of a formula, in narrow and wide letters."""


def harmless(text: str) -> str:
    """Give *text* so that a spreadsheet program shows it and does not reckon with it.

    >>> harmless("=HYPERLINK(1)"), harmless("a = b"), harmless(" =1")
    ("'=HYPERLINK(1)", 'a = b', "' =1")
    """
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
