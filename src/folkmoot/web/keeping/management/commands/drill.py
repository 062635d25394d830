"""`folkmoot drill`: on a copy of this installation, whether what we promise holds."""

import tempfile
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path

from django.core.management.base import BaseCommand

from folkmoot.foundation.errors import RecordBroken
from folkmoot.web.keeping.backup_services import write_backup
from folkmoot.web.keeping.proof import restored, run_in, sentences
from folkmoot.web.keeping.rehearsal import rehearse


class Command(BaseCommand):
    """Back up, restore elsewhere, verify, kill a submission, take one back; in the copy only."""

    help = "Try on a copy that backups hold and that what is taken back is gone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the word that this is the copy, which only the drill itself says."""
        parser.add_argument("--in-the-copy", default="")

    def handle(self, *args: object, **options: object) -> None:
        """Say each thing that was proved; exit 2 at the first that does not hold."""
        if options["in_the_copy"]:
            for sentence in rehearse(Path(str(options["in_the_copy"])), at=datetime.now(UTC)):
                self.stdout.write(sentence)
            return
        with tempfile.TemporaryDirectory(prefix="folkmoot-drill-") as folder:
            for sentence in _drilled(Path(folder)):
                self.stdout.write(sentence)


def _drilled(folder: Path) -> list[str]:
    backup = write_backup(folder / "kept", at=datetime.now(UTC))
    told = restored(backup, folder / "copy")
    verified = run_in(folder / "copy", "verify")
    if verified.returncode:
        raise RecordBroken(f"The copy's ledger does not hold: {verified.stderr.strip()}")
    rehearsed = run_in(folder / "copy", "drill", "--in-the-copy", str(folder / "rehearsed"))
    if rehearsed.returncode:
        raise RecordBroken(rehearsed.stderr.strip())
    chains = len(verified.stdout.splitlines())
    return [
        *sentences(told),
        f"Proved: {chains} chains of the ledger hold in the copy, from the first entry on.",
        *rehearsed.stdout.splitlines(),
    ]
