"""`folkmoot demo`: tell the whole life, say where the report is, and serve the site."""

import time
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from rich.console import Console

from folkmoot.foundation.errors import PackFaults
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment.taking_services import take_in_anew
from folkmoot.web.demo import life
from folkmoot.web.site.routing import INTAKE


class Command(BaseCommand):
    """All or nothing: a demo that was cut short leaves its home as it was."""

    help = "Run the whole life of one policy in the invented federation, then serve the site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --no-serve and the workbench's port."""
        parser.add_argument("--no-serve", action="store_true")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: object, **options: object) -> None:
        """Tell the life unless it was told, then serve."""
        console = Console(stderr=True, highlight=False)
        home = Path(settings.HOME)
        if life.is_told():
            console.print(f"The whole life is in {home} already.")
            _take_in_again(console)
        else:
            _tell(console, life.Stage(packs_home(), home))
        self.stdout.write(f"Report: {home / 'report'}")
        if not options["no_serve"]:
            console.print(f"Enter as {life.WHO}. The password is {life.PASSWORD}.")
            call_command("serve", port=options["port"])


def _take_in_again(console: Console) -> None:
    """Take in what is new in the packs of law; where they have faults, go on with the last ones."""
    try:
        changed = take_in_anew(by=Reference(Kind.PERSON, "leif"), at=timezone.now())
    except PackFaults as error:
        for fault in error.faults:
            console.print(str(fault))
        console.print("These packs were not taken in. The site goes on with the last good ones.")
        return
    console.print(f"{changed} files of law are new." if changed else "Nothing was changed.")


def _tell(console: Console, stage: life.Stage) -> None:
    began = time.monotonic()
    with transaction.atomic(using=INTAKE), transaction.atomic(), console.status("") as status:
        for title, told in life.tell(stage):
            status.update(f"{title} …")
            if told:
                console.print(f"[bold]{title}[/bold]  {told}")
    console.print(f"Told in {time.monotonic() - began:.0f} s.")
