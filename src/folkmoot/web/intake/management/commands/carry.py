"""`folkmoot carry`: what the two hosts hand each other, in a folder that somebody carries."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone

from folkmoot.web.intake import services
from folkmoot.web.intake.box_services import place


class Command(BaseCommand):
    """Take in what the other host wrote into the folder, then write what this one has to tell."""

    help = "Carry notices and fates down, and sealed responses and withdrawals up."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder, and on which host this is."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--only", choices=["intake", "workbench"], default="workbench")

    def handle(self, *args: object, **options: object) -> None:
        """Carry, and say how much was taken in."""
        folder, home = Path(str(options["folder"])), Path(settings.INTAKE_HOME)
        if place() != DEFAULT_DB_ALIAS:
            carried = services.carry_at_the_workbench(folder, home)
            counts = f"{carried.responses} responses, {carried.withdrawn} withdrawals"
        else:
            services.forget_what_is_over(timezone.now())
            carried = services.carry_at_the_intake_face(folder, home)
            counts = f"{carried.rounds} rounds, {carried.fates} fates"
        self.stdout.write(f"Taken in: {counts}.")
        self.stdout.write(f"The other host signs with: {carried.other or 'nothing yet'}")
        self.stdout.write(f"This host signs with: {carried.own}")
