"""`folkmoot receive`: a file that was sent elsewhere, checked whole and taken in."""

import json
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from folkmoot.consultation.bundles import BACK, LARGEST, kind_of
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation.queries.bundles import secretariat
from folkmoot.web.consultation.services.receiving import Outcome, receive, receive_back


class Command(BaseCommand):
    """Take the file in, and say what became of it."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the file, whichever way it goes."""
        path: Path = options["file"]
        data, at = _read(path), datetime.now(UTC)
        by = Reference(Kind.BODY, secretariat())
        way = receive_back if kind_of(data, path.name) == BACK else receive
        outcome = way(data, name=path.name, by=by, at=at)
        if options["json"]:
            self.stdout.write(json.dumps(_document(outcome), indent=2))
        elif outcome.is_new:
            self.stderr.write(
                f"Number {outcome.number} of {outcome.round} holds, and was taken in; responses "
                f"passed on: {outcome.passed_on}."
            )
        else:
            self.stderr.write("This very file was taken in before. Nothing was done.")


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"{path} is larger than any round's bundle.")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error


def _document(outcome: Outcome) -> dict[str, str | int | bool]:
    return {
        "round": outcome.round,
        "body": outcome.body,
        "number": outcome.number,
        "passed_on": outcome.passed_on,
        "is_new": outcome.is_new,
    }
