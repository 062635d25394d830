"""`folkmoot restore DIR`: an installation out of its backup, into an empty place."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand

from folkmoot.web.keeping.kept_queries import opened_here
from folkmoot.web.keeping.restore_services import restore


class Command(BaseCommand):
    """Restore, verify the ledger, and open what the keys open; exit 1 where something does not."""

    help = "Restore the newest backup of a folder into an empty home or database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder, which archive, and what opens the keys."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--archive", default="")
        parser.add_argument("--key", type=Path, default=None)
        parser.add_argument("--without-keys", action="store_true")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: object, **options: object) -> None:
        """Restore, prove, and say what was proved."""
        folder, private = options["folder"], options["key"]
        assert isinstance(folder, Path)
        assert private is None or isinstance(private, Path)
        done = restore(
            folder,
            at=datetime.now(UTC),
            name=str(options["archive"]),
            private=private,
            keys=not options["without_keys"],
        )
        found = opened_here()
        if options["json"]:
            self.stdout.write(json.dumps(asdict(done) | asdict(found)))
        else:
            self.stdout.write(
                f"Restored what was held at {done.made}: {done.rows:,} rows, {done.files} files; "
                f"{done.taken_back} taken back since."
            )
            self.stdout.write(
                f"{found.opened} responses open, {found.locked} wait for whoever has their key, "
                f"{found.broken} do not open."
            )
        call_command("verify", stdout=self.stderr, stderr=self.stderr)
        if found.broken:
            raise SystemExit(1)
