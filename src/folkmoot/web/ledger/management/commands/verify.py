"""`folkmoot verify`: check every chain of the ledger."""

import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from folkmoot.record.ledger import Break
from folkmoot.web.ledger import queries


class Command(BaseCommand):
    """Say whether each chain holds, and the first place where one does not."""

    help = "Check that nothing in the ledger was changed, dropped or put in between."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --json."""
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: object, **options: object) -> None:
        """Print the heads of the chains and their breaks; exit 1 where there is one."""
        chains, breaks = queries.chains(), queries.breaks()
        if options["json"]:
            self.stdout.write(json.dumps(_document(chains, breaks), indent=2))
        else:
            for chain in chains:
                self.stdout.write(f"{chain.name}: {chain.length} entries, head {chain.head}")
            for found in breaks:
                self.stderr.write(f"{found.chain}, entry {found.number}: {found.reason}")
        if breaks:
            raise SystemExit(1)


def _document(
    chains: list[queries.ChainHead], breaks: list[Break]
) -> dict[str, list[dict[str, str | int]]]:
    return {
        "chains": [{"name": c.name, "length": c.length, "head": c.head} for c in chains],
        "breaks": [{"chain": b.chain, "number": b.number, "reason": b.reason} for b in breaks],
    }
