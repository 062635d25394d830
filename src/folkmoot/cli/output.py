"""What the command line prints: one JSON document or plain text to stdout, all else to stderr."""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Printable: TypeAlias = (
    "bool | int | float | str | Sequence[Printable] | Mapping[str, Printable] | None"
)


def print_json(value: Printable) -> None:
    """Print *value* to stdout as one indented JSON document."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def say(text: str) -> None:
    """Print a sentence for a person to stderr."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
