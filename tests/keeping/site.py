"""A whole installation of a test's own, and what is done with it from outside."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Site:
    """One home; *database* and *intake* are addresses of PostgreSQL, or nothing for SQLite."""

    home: Path
    database: str = ""
    intake: str = ""

    def do(self, *steps: tuple[str, ...]) -> list[Any]:
        """Do some acts and commands there, in one program, and give what came of each."""
        given = {name: value for name, value in os.environ.items() if "FOLKMOOT_" not in name}
        environment = given | {
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "FOLKMOOT_HOME": str(self.home),
            "FOLKMOOT_DATABASE": self.database,
            "FOLKMOOT_INTAKE_DATABASE": self.intake,
        }
        command = [sys.executable, "-m", "tests.keeping.acts", json.dumps(steps)]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        told: list[Any] = json.loads(done.stdout)
        return told
