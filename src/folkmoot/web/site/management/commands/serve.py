"""`folkmoot serve`: the workbench, the intake face on the next port, and the job consumer."""

import os
import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from folkmoot.foundation.errors import InputError
from folkmoot.web.site.processes import run_together

LAST_PORT = 65_534
AT_THE_WORKBENCH = 2
"""Processes of the workbench: when a vote is opened, a whole hall asks for its ballots at once."""


class Command(BaseCommand):
    """Run the programs until Ctrl-C or SIGTERM, and stop them cleanly."""

    help = "Serve the workbench, the intake face on the next port, and the job consumer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address, the workbench's port, and whether only one face is served here."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--only", choices=["intake", "workbench"], default="")

    def handle(self, *args: object, **options: object) -> None:
        """Start, say where, and wait."""
        host, port, only = str(options["host"]), int(str(options["port"])), str(options["only"])
        if not 0 < port <= LAST_PORT:
            raise InputError(f"Port {port} cannot be used. Choose one from 1 to {LAST_PORT}.")
        intake = f"{host}:{port if only == 'intake' else port + 1}"
        os.environ.setdefault("FOLKMOOT_INTAKE_ADDRESS", f"http://{intake}")
        programs: dict[str, list[str]] = {}
        if only != "intake":
            self.stdout.write(f"Workbench and public record: http://{host}:{port}/")
            programs["workbench"] = server(
                "folkmoot.web.site.wsgi", f"{host}:{port}", workers=AT_THE_WORKBENCH
            )
            programs["job consumer"] = [sys.executable, "-m", "folkmoot.web", "run_huey", "--quiet"]
        if only != "workbench":
            self.stdout.write(f"Intake face for participants: http://{intake}/")
            programs["intake face"] = server("folkmoot.web.site.intake_wsgi", intake)
        self.stdout.write("Stop with Ctrl-C.")
        self.stdout.flush()
        raise SystemExit(run_together(programs))


def server(application: str, address: str, *, workers: int = 1) -> list[str]:
    """Give the command of a server that writes no log: its warnings name addresses."""
    command = [sys.executable, "-m", "gunicorn", f"{application}:application", "--bind", address]
    # Pages of a meeting ask every two seconds: a connection is kept for longer than that.
    command += [f"--workers={workers}", "--threads=4", "--keep-alive=5"]
    return [*command, "--log-level=critical", "--no-control-socket"]
