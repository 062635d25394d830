"""`folkmoot holdings`: what is held about people, where, since when and until when."""

import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from folkmoot.web.keeping.holdings_queries import Holding, holdings


class Command(BaseCommand):
    """Tell everything that is held about people, so that a question can be answered truthfully."""

    help = "Say what is held about people: what, how many, since when, until when, who opens it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --json."""
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: object, **options: object) -> None:
        """Print one paragraph for each table and folder, or one JSON document."""
        found = holdings()
        if options["json"]:
            document = {"holdings": [each.as_json() for each in found]}
            self.stdout.write(json.dumps(document, ensure_ascii=False, indent=2))
            return
        for each in found:
            self.stdout.write(_told(each))
        self.stdout.write(
            "Nowhere: addresses of devices, browsers, times of day at which anybody wrote."
        )


def _told(held: Holding) -> str:
    since = f", since {held.since}" if held.since else ""
    lines = [
        f"{held.where}: {held.many}{since}",
        f"    what   {held.about}",
        *([f"    until  {held.until}"] if held.until else []),
        f"    opens  {held.opens}",
        f"    backup {_COPIED[held.copy]}",
    ]
    return "\n".join(lines) + "\n"


_COPIED = {
    "data": "in each dated archive",
    "keys": "only in the file of keys, which each backup replaces",
    "none": "never",
}
