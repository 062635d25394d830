"""`folkmoot intake` on the database: what is accepted is stored, what waits is kept."""

import json
from argparse import ArgumentParser
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from folkmoot.consultation.intake.items import Batch
from folkmoot.consultation.intake.maps import map_from_toml
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation import queries, services


class Command(BaseCommand):
    """Take mail, mailboxes, sheets and letters into a round."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("files", nargs="+", type=Path)
        parser.add_argument("--round", required=True)
        parser.add_argument("--received", default="")
        parser.add_argument("--map", type=Path)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take the files in and tell what became of each item."""
        reference = Reference.parse(options["round"])
        round_ = queries.round_of(reference.name)
        if round_ is None:
            raise InputError(
                f"There is no round '{reference.name}' on this site. Open it first, or try "
                f"--dry-run with its pack."
            )
        at = datetime.now(UTC)
        if options["received"]:
            day = date.fromisoformat(options["received"])
            at = datetime.combine(day, time(12), round_.closes.tzinfo)
        by = Reference(Kind.BODY, round_.body)
        map = map_from_toml(options["map"].read_text("utf-8")) if options["map"] else None
        batch = services.take_in(options["files"], round_.id, by=by, at=at, map=map)
        self._tell(batch, as_json=options["json"])

    def _tell(self, batch: Batch, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(batch.as_json(), ensure_ascii=False, indent=2))
            return
        for sentence in batch.sentences():
            self.stderr.write(sentence)
