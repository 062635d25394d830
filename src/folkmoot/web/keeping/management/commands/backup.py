"""`folkmoot backup DIR`: all that is held into a dated archive, and the keys into one file."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path

from django.core.management.base import BaseCommand

from folkmoot.foundation.errors import InputError
from folkmoot.web.keeping.backup_services import make_key, write_backup
from folkmoot.web.keeping.proof import prove


class Command(BaseCommand):
    """Write a backup while the site runs; prove it where asked to."""

    help = "Back up both databases and the files; the keys go to one file that is replaced."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder, whom to seal the keys to, and whether to prove."""
        parser.add_argument("folder", nargs="?", default="")
        parser.add_argument("--to", default="")
        parser.add_argument("--new-key", default="")
        parser.add_argument("--prove", action="store_true")

    def handle(self, *args: object, **options: object) -> None:
        """Write it, and say where."""
        if options["new_key"]:
            public = make_key(Path(str(options["new_key"])))
            self.stderr.write("Keep that file away from this machine. Its public key:")
            self.stdout.write(public)
            return
        if not options["folder"]:
            raise InputError("Name the folder that backups go to.")
        folder, to = Path(str(options["folder"])), str(options["to"])
        done = write_backup(folder, at=datetime.now(UTC), to=to)
        self.stdout.write(f"{done.archive}: {done.rows:,} rows")
        self.stdout.write(f"{done.keys}: the keys, as they are now")
        if options["prove"]:
            for sentence in prove(done, sealed=bool(to)):
                self.stdout.write(sentence)
