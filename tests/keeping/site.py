"""A whole installation of a test's own, and what is done with it from outside."""

import json
import multiprocessing
import os
import traceback
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

NURSERY = multiprocessing.get_context("forkserver")
NURSERY.set_forkserver_preload(["folkmoot.analysis.runs", "folkmoot.publication.report"])
"""Programs begin as copies of one that has read what takes seconds to read, and no settings."""

PATIENCE = 600.0


@dataclass(frozen=True)
class Site:
    """One home; *database* and *intake* are addresses of PostgreSQL, or nothing for SQLite."""

    home: Path
    database: str = ""
    intake: str = ""

    def do(self, *steps: tuple[str, ...]) -> list[Any]:
        """Do some acts and commands there, in one program, and give what came of each."""
        with TemporaryDirectory() as folder:
            answer = Path(folder) / "answer"
            program = NURSERY.Process(target=_run, args=(self._environment, steps, answer))
            program.start()
            program.join(PATIENCE)
            assert program.exitcode == 0, answer.read_text() if answer.exists() else "killed"
            told: list[Any] = json.loads(answer.read_text())
            return told

    @property
    def _environment(self) -> dict[str, str]:
        return {
            "FOLKMOOT_HOME": str(self.home),
            "FOLKMOOT_DATABASE": self.database,
            "FOLKMOOT_INTAKE_DATABASE": self.intake,
        }


def _run(environment: dict[str, str], steps: tuple[tuple[str, ...], ...], answer: Path) -> None:
    for name in [name for name in os.environ if "FOLKMOOT_" in name]:
        del os.environ[name]
    os.environ.update(environment, DJANGO_SETTINGS_MODULE="folkmoot.web.site.settings")
    from tests.keeping.acts import done

    try:
        answer.write_text(json.dumps(done(steps)))
    except BaseException:
        answer.write_text(traceback.format_exc())
        raise
