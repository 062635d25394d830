"""`folkmoot fetch`: the messages of a mailbox into a round, each once."""

import json
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation import queries
from folkmoot.web.consultation.services.mailbox import MESSAGES, fetch, mailbox_at


class Command(BaseCommand):
    """Read the mailbox that the settings name."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("--round", required=True)
        parser.add_argument("--limit", type=int, default=MESSAGES)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Fetch, and tell what became of each item."""
        reference = Reference.parse(options["round"])
        round_ = queries.round_of(reference.name)
        if round_ is None:
            raise InputError(f"There is no round '{reference.name}' on this site. Open it first.")
        mailbox = mailbox_at(
            settings.MAILBOX, done=settings.MAILBOX_DONE, authority=settings.MAILBOX_AUTHORITY
        )
        batch = fetch(
            mailbox,
            password_in(settings.MAILBOX_PASSWORD_FILE),
            round_.id,
            by=Reference(Kind.BODY, round_.body),
            at=datetime.now(UTC),
            limit=max(options["limit"], 1),
        )
        if options["json"]:
            self.stdout.write(json.dumps(batch.as_json(), ensure_ascii=False, indent=2))
            return
        for sentence in batch.sentences():
            self.stderr.write(sentence)


def password_in(file: str) -> str:
    """Read the mailbox's password from the file that holds nothing else."""
    try:
        password = Path(file).read_text(encoding="utf-8").strip() if file else ""
    except OSError as error:
        raise InputError(f"The file of the mailbox's password cannot be read: {file}.") from error
    if not password:
        raise InputError(
            "The mailbox has no password. Write it alone into a file that only you can read, and "
            "name that in FOLKMOOT_MAILBOX_PASSWORD_FILE."
        )
    return password
