"""What row-level security costs on PostgreSQL: the same reading with it and without."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

ROOT = Path(__file__).parents[1]
SECTIONS, EACH, READS, TURNS = 70, 400, 100, 12
LEAST = (0.4, 0.15)
"""The part of the speed without the wall that must be left: of one response, of a whole round."""

ONE = """SELECT k.sealed FROM consultation_responsekeyrow k
    JOIN consultation_responserow r ON r.key = k.response_id WHERE r.name = %s"""
ROUND = """SELECT count(*) FROM consultation_responsekeyrow k
    JOIN consultation_responserow r ON r.key = k.response_id WHERE r.round_id = %s"""
SCOPE = "SELECT set_config('folkmoot.scope', 'section-7', true)"
WALLED = ("consultation_responserow", "consultation_responsekeyrow")


def main() -> int:
    """Fill a database, read one section's responses each way, and print how many in a second."""
    sys.path.insert(0, str(ROOT))
    from tests.postgres import running_server

    packages = Path(psycopg.__file__).parents[1]
    with running_server(packages) as address, tempfile.TemporaryDirectory() as home:
        with psycopg.connect(address.replace("/folkmoot?", "/postgres?"), autocommit=True) as first:
            first.execute("CREATE DATABASE folkmoot")
        os.environ |= {"FOLKMOOT_DATABASE": address, "FOLKMOOT_HOME": home}
        fill()
        with psycopg.connect(address, autocommit=True) as owner:
            owner.execute("CREATE ROLE site LOGIN")
            owner.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO site")
            owner.execute("ANALYZE")
            with psycopg.connect(
                address.replace("//folkmoot@", "//site@"), autocommit=True
            ) as site:
                return told(measured(owner, site))


def fill() -> None:
    """Make the tables as the site has them, and responses with keys in each section."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.site.settings"
    import django
    from django.core.management import call_command
    from django.utils import timezone

    django.setup()
    call_command("migrate", verbosity=0)
    from folkmoot.web.consultation.models import PackRow, ResponseKeyRow, ResponseRow, RoundRow

    now = timezone.now()
    pack = PackRow.objects.create(id="bench", policy="", published=now.date(), texts={}, hash="")
    dates = {"opens": now, "closes": now, "zone": "UTC", "pack": pack}
    for n in range(SECTIONS):
        held = RoundRow.objects.create(id=f"round-{n}", body=f"section-{n}", **dates)
        rows = [
            ResponseRow(name=f"section-{n}-{m}", round=held, channel="form", received=now.date())
            for m in range(EACH)
        ]
        ResponseRow.objects.bulk_create(rows)
        keys = [ResponseKeyRow(response=row, lane="original", sealed=b"k" * 80) for row in rows]
        ResponseKeyRow.objects.bulk_create(keys)


Connection = psycopg.Connection[tuple[object, ...]]


def measured(owner: Connection, site: Connection) -> dict[str, tuple[float, float]]:
    """Give, for each way, reads of one response and of one round in a second.

    The best turn of each, for it was disturbed least by whatever else the machine does.
    """
    found: dict[str, list[tuple[float, float]]] = {"no wall, no scope": [], "scope": [], "wall": []}
    for _ in range(TURNS):
        wall(owner, "DISABLE")
        found["no wall, no scope"].append(speeds(site, scoped=False))
        found["scope"].append(speeds(site, scoped=True))
        wall(owner, "ENABLE")
        found["wall"].append(speeds(site, scoped=True))
    return {
        name: (max(one), max(many))
        for name, turns in found.items()
        for one, many in [zip(*turns, strict=True)]
    }


def wall(owner: Connection, do: str) -> None:
    """Put the wall up or take it down."""
    for table in WALLED:
        owner.execute(f"ALTER TABLE {table} {do} ROW LEVEL SECURITY")


def speeds(site: Connection, *, scoped: bool) -> tuple[float, float]:
    """Give how many single responses, and how many whole rounds, are read in a second."""

    def read(statement: str, name: str, expected: int) -> Callable[[int], None]:
        def once(n: int) -> None:
            with site.transaction():
                if scoped:
                    site.execute(SCOPE)
                rows = site.execute(statement, [name.format(n % EACH)]).fetchall()
                assert len(rows) == 1
                assert expected in {0, rows[0][0]}

        return once

    one, many = read(ONE, "section-7-{}", 0), read(ROUND, "round-7", EACH)
    return per_second(one), per_second(many)


def per_second(read: Callable[[int], None]) -> float:
    """Say how often in a second *read* can be done."""
    began = time.perf_counter()
    for n in range(READS):
        read(n)
    return READS / (time.perf_counter() - began)


def told(found: dict[str, tuple[float, float]]) -> int:
    """Print the figures; status 1 where less than LEAST is left."""
    print(f"{SECTIONS * EACH:,} responses of {SECTIONS} sections; the best of {TURNS} turns")
    for name, (one, many) in found.items():
        print(f"{name:20} {one:8,.0f} responses/s {many:8,.0f} rounds/s")
    ratios = [after / before for before, after in zip(*list(found.values())[1:], strict=True)]
    print(f"left with the wall: {ratios[0]:.0%} of single reads, {ratios[1]:.0%} of rounds")
    return int(any(ratio < least for ratio, least in zip(ratios, LEAST, strict=True)))


if __name__ == "__main__":
    sys.exit(main())
