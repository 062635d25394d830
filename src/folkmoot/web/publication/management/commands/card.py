"""`folkmoot card`: by which keys a body is known, here or elsewhere."""

import json
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from folkmoot.consultation.cards import read_card
from folkmoot.federation.bodies import Tree
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation.services.sending import own_card, register_card
from folkmoot.web.federation import queries as federation


class Command(BaseCommand):
    """Print a card to stdout, and its number to stderr."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("body")
        parser.add_argument("--register", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the card of a body that is here, or register that of one elsewhere."""
        body: str = options["body"]
        tree: Tree = federation.tree()
        if body not in tree.bodies:
            raise InputError(f"There is no body '{body}' here.")
        if options["register"]:
            card = read_card(options["register"].read_text(encoding="utf-8"))
            if card.body != body:
                raise InputError(f"This is the card of '{card.body}', and not of '{body}'.")
            register_card(card, by=Reference(Kind.BODY, body), at=datetime.now(UTC))
        else:
            card = own_card(body)
            self.stdout.write(json.dumps(card.as_json()))
        self.stderr.write(f"The number of this card, to be read out by telephone: {card.spoken}")
