"""The page of the world by legal model, with 250 jurisdictions, under 200 ms at the median.

The jurisdictions are the real ones and copies of them under other names, taken in like any pack
and asked for over the site's own handler. Measured in seconds of one processor.
"""

import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

from folkmoot.assessment.packs import load_laws
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Reference

JURISDICTIONS, MILLISECONDS, TIMES = 250, 200, 20


def main() -> int:
    """Take in the law, ask for the page and print the median; status 1 where it is slower."""
    with tempfile.TemporaryDirectory(prefix="folkmoot-bench-") as home:
        os.environ["FOLKMOOT_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.site.settings"
        median = _median(_many(Path(home) / "packs"))
    print(f"the world with {JURISDICTIONS} jurisdictions: {median:.0f} ms of {MILLISECONDS}")
    return int(median > MILLISECONDS)


def _many(packs: Path) -> Path:
    copytree(packs_home(), packs)
    laws, real = packs / "laws", list(load_laws().laws)
    entries = [(laws / "jurisdictions.toml").read_text(encoding="utf-8")]
    for number in range(JURISDICTIONS - len(real)):
        new, old = f"X-{number}", real[number % len(real)]
        copytree(laws / old, laws / new)
        law = (laws / new / "law.toml").read_text(encoding="utf-8")
        (laws / new / "law.toml").write_text(
            law.replace(f'jurisdiction = "{old}"', f'jurisdiction = "{new}"'), encoding="utf-8"
        )
        entries.append(
            f'[[jurisdiction]]\nid = "{new}"\nname = "Land {number}"\nregion = "R{number % 5}"\n'
        )
    (laws / "jurisdictions.toml").write_text("\n".join(entries), encoding="utf-8")
    return packs


def _median(packs: Path) -> float:
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from folkmoot.web.assessment import services

    call_command("migrate", verbosity=0)
    bench = Reference.parse("body:secretariat")
    services.import_laws(packs, by=bench, at=datetime(2026, 1, 1, tzinfo=UTC))
    client, taken = Client(), []
    for _ in range(TIMES):
        began = time.process_time()
        assert client.get("/law/?on=2026-01-01").status_code == 200
        taken.append((time.process_time() - began) * 1_000)
    return statistics.median(taken)


if __name__ == "__main__":
    sys.exit(main())
