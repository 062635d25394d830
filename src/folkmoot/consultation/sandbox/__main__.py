"""Inside the sandbox: read the files that are named on stdin, and answer in lines of JSON.

Each file and unit is announced before it is read, so that whoever waits outside knows which one
was in hand when this process is stopped.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from folkmoot.consultation.sandbox.files import Unit, units_of
from folkmoot.consultation.sandbox.limits import allow_seconds, confine
from folkmoot.consultation.sandbox.raw import Raw, RawForm
from folkmoot.foundation.errors import UnreadableFile


def main(*, limited: bool = True, walled: bool = True) -> None:
    """Read every file; lines out are {"file"}, {"unit", "item"} and, once read, {"found"}.

    Only the drill of hostile files takes a guard away, to see that it would be missed: the limits,
    or the wall that folds whatever a reader raises.
    """
    errand = json.loads(sys.stdin.read())
    out = _only_way_out()
    if limited:
        confine()
    folded = Exception if walled else UnreadableFile
    for index, (path, name, first) in enumerate(errand):
        _say(out, {"file": index})
        for number, unit in enumerate(_units(Path(path), name, folded)):
            if number >= first:
                allow_seconds()
                _say(out, {"unit": number, "item": unit[0]})
                _say(out, {"found": [raw.as_json() for raw in _read(unit, name, folded)]})
    _say(out, {"done": True})


def _units(path: Path, name: str, folded: type[Exception]) -> Iterator[Unit]:
    found: list[Raw] = []
    with _told(found, "", name, folded):
        yield from units_of(path, name)
    if found:
        yield "", lambda: found


def _read(unit: Unit, name: str, folded: type[Exception]) -> list[Raw]:
    item, read = unit
    found: list[Raw] = []
    with _told(found, item, name, folded):
        found += read()
    return found


@contextmanager
def _told(found: list[Raw], item: str, name: str, folded: type[Exception]) -> Iterator[None]:
    """Fold whatever a reader raises into one item with its sentence."""
    try:
        yield
    except UnreadableFile as error:
        found[:] = [Raw(RawForm.LETTER, item=item, fault=str(error))]
    except FileNotFoundError:
        found[:] = [Raw(RawForm.LETTER, item=item, fault=f"There is no file {name}.")]
    except folded as error:  # the one wall: readers raise anything on bad files
        too_big = isinstance(error, MemoryError)
        what = "needs more memory than a file may" if too_big else "is damaged"
        fault = f"{item or name} {what}. Ask the sender for it again, or for a text."
        found[:] = [Raw(RawForm.LETTER, item=item, fault=fault)]


def _only_way_out() -> TextIO:
    """Keep the pipe for answers, and send whatever a reader prints nowhere."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return out


def _say(out: TextIO, line: object) -> None:
    out.write(json.dumps(line) + "\n")
    out.flush()


if __name__ == "__main__":
    main()
