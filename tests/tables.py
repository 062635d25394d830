"""Tables without rows for a home of a test's own: migrated once in a checkout, then copied."""

import hashlib
import os
import shutil
import sqlite3
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".dev" / "tables"


def provide_tables() -> None:
    """Give each database of the settings its tables; those of SQLite are copied where they can.

    Migrating takes three seconds and a copy none, and some fifty tests begin a home of their own.
    """
    from django.conf import settings
    from django.core.management import call_command

    for alias, database in settings.DATABASES.items():
        place = Path(str(database["NAME"]))
        is_new = str(database["ENGINE"]).endswith("sqlite3") and not place.exists()
        kept = KEPT / f"{os.environ['DJANGO_SETTINGS_MODULE']}-{alias}-{_written()}.sqlite3"
        if is_new and kept.exists():
            shutil.copyfile(kept, place)
        call_command("migrate", database=alias, verbosity=0)
        if is_new and not kept.exists():
            _keep(place, kept)


def _written() -> str:
    """Say by a few letters what the migrations and the locks are that decide about the tables."""
    files = sorted((ROOT / "src" / "folkmoot" / "web").glob("*/migrations/*.py"))
    hashes = (hashlib.sha256(path.read_bytes()) for path in [*files, ROOT / "requirements.lock"])
    return hashlib.sha256(b"".join(each.digest() for each in hashes)).hexdigest()[:12]


def _keep(place: Path, kept: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    making = kept.with_suffix(f".{os.getpid()}")
    with sqlite3.connect(place) as rows:
        rows.execute("VACUUM INTO ?", [str(making)])
    making.replace(kept)
