"""`folkmoot retention`: destroy the words whose days are over, or say which are."""

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from django.core.management.base import BaseCommand
from django.utils import timezone

from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.queries.retention import clock_of, destroyed_on
from folkmoot.web.consultation.services.retention import Destroyed


class Command(BaseCommand):
    """Say when the words of each round go, and destroy those whose day has come."""

    help = "Destroy the words of responses whose days are over; published quotations stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --dry-run and --json."""
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: object, **options: object) -> None:
        """Print what was destroyed, or would be, and the day of every round."""
        dry_run = bool(options["dry_run"])
        found = services.destroy_due_words(timezone.now(), dry_run=dry_run)
        days = {each.id: clock_of(each.id).destroys_on for each in queries.rounds_held()}
        if options["json"]:
            self.stdout.write(json.dumps(_document(found, days, dry_run=dry_run), indent=2))
            return
        for each in found:
            self.stdout.write(_sentence(each, dry_run=dry_run))
        for round_id, day in days.items():
            gone = destroyed_on(round_id)
            said = f"words were destroyed on {gone}" if gone else f"words go on {day}"
            self.stdout.write(f"{round_id}: {said}")


def _sentence(each: Destroyed, *, dry_run: bool) -> str:
    done = "would be destroyed" if dry_run else "destroyed"
    return (
        f"{each.round}: the words of {each.responses} responses and {each.items} waiting items "
        f"{done}; {each.archived} are archived as their writers allow, {each.waiting} are with "
        f"those who safeguard."
    )


def _document(
    found: tuple[Destroyed, ...], days: Mapping[str, date], *, dry_run: bool
) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "destroyed": [asdict(each) for each in found],
        "rounds": {round_id: str(day) for round_id, day in days.items()},
    }
