"""`folkmoot send`: a round's result as a signed file, or what changed because of it."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.archives import replacing
from folkmoot.web.consultation import queries
from folkmoot.web.consultation.queries.bundles import secretariat
from folkmoot.web.publication import round_services


class Command(BaseCommand):
    """Write the file, and say what is in it."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("round")
        parser.add_argument("--out", type=Path, required=True)
        parser.add_argument("--back", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the next bundle and write it; where nothing can be written, nothing is sent."""
        held = queries.round_of(Reference.parse(options["round"]).name)
        out: Path = options["out"]
        if held is None:
            raise InputError(f"There is no round '{options['round']}' here.")
        if not out.parent.is_dir():
            raise InputError(f"There is no folder {out.parent}. Make it first.")
        way = round_services.send_changes if options["back"] else round_services.send
        by = Reference(Kind.BODY, secretariat() if options["back"] else held.body)
        parcel, _outcome = way(held.id, by=by, at=datetime.now(UTC))
        with replacing(out) as file:
            file.write(parcel.data)
        self.stderr.write(f"Number {parcel.number} of {held.id}, SHA-256 {parcel.hash}: {out}")
