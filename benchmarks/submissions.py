"""Durable submissions in a second, sealed, beside a bare Django insert of the same size.

    python benchmarks/submissions.py [RESPONSES]

Both are done by the same processes in the same run, in turns, and each is on the disk before the
next begins: SQLite in WAL mode with synchronous=FULL, PostgreSQL with fsync on. The bare insert
stores one row of as many bytes as a submission has in all its rows. Median of the repeats.
"""

import os
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any

PACKAGES = Path(sys.executable).parents[1]
PROCESSES, REPEATS, EACH = 2, 5, 150
WORDS = "What protects people best is that nobody is punished for it. " * 20
ROUND = "north-2025"


def main(responses: int) -> None:
    """Print one block for each database, then what collecting and opening take."""
    from tests.postgres import a_server

    measured("SQLite (WAL, FULL)", "", "", responses)
    packages = next(PACKAGES.glob("lib/python3*/site-packages"))
    with a_server(packages) as server:
        import psycopg

        with psycopg.connect(
            host=str(server.folder), user="folkmoot", dbname="postgres", autocommit=True
        ) as held:
            held.execute("CREATE DATABASE intake")
            held.execute("CREATE DATABASE folkmoot")
        intake = server.address.replace("/folkmoot?", "/intake?")
        measured("PostgreSQL (fsync on)", intake, server.address, responses)


def measured(engine: str, intake: str, workbench: str, responses: int) -> None:
    """Measure one database in a home of its own."""
    with tempfile.TemporaryDirectory(prefix="folkmoot-bench-") as home:
        os.environ.update(
            FOLKMOOT_HOME=home,
            FOLKMOOT_DATABASE=workbench,
            FOLKMOOT_INTAKE_DATABASE=intake,
            DJANGO_SETTINGS_MODULE="folkmoot.web.site.settings",
        )
        in_a_process(_prepare)
        rates = rates_here()
        bare, sealed = (statistics.median(rates[name]) for name in ("bare", "sealed"))
        show(f"{engine}: {sealed:.0f} sealed submissions in a second, {bare:.0f} bare inserts")
        show(f"    ratio {sealed / bare:.2f}   {_listed(rates)}")
        in_a_process(_collect_and_open, responses)


def rates_here() -> dict[str, list[float]]:
    """Let PROCESSES do both tasks EACH times, in turns; give how often in a second, by repeat."""
    context = get_context("spawn")
    together, took = context.Barrier(PROCESSES), context.Queue()
    everybody = [context.Process(target=_worker, args=(together, took)) for _ in range(PROCESSES)]
    for each in everybody:
        each.start()
    told = [took.get() for _ in everybody]
    for each in everybody:
        each.join()
    slowest = {name: zip(*(times[name] for times in told), strict=True) for name in TASKS}
    return {
        name: [PROCESSES * EACH / max(times) for times in repeats]
        for name, repeats in slowest.items()
    }


def in_a_process(task: Callable[..., None], *arguments: int) -> None:
    """Do *task* in a process of its own, which reads the settings anew."""
    process = get_context("spawn").Process(target=_set_up_and, args=(task, *arguments))
    process.start()
    process.join()
    assert process.exitcode == 0


def _set_up_and(task: Callable[..., None], *arguments: int) -> None:
    import django

    django.setup()
    task(*arguments)


def _worker(together: Any, took: Any) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "folkmoot.web.site.intake_settings"
    import django

    django.setup()
    times: dict[str, list[float]] = {name: [] for name in TASKS}
    for name in ("bare", "sealed", *(name for _ in range(REPEATS) for name in TASKS)):
        together.wait()
        began = time.perf_counter()
        TASKS[name](EACH)
        times[name].append(time.perf_counter() - began)
    took.put({name: each[1:] for name, each in times.items()})  # the first was to warm up


def _prepare() -> None:
    from django.conf import settings
    from django.core.management import call_command

    from folkmoot.foundation.references import Reference
    from folkmoot.web.consultation import services

    for database in settings.DATABASES:
        call_command("migrate", database=database, verbosity=0)
    now, by = datetime.now(UTC), Reference.parse("body:north")
    with tempfile.TemporaryDirectory() as folder:
        services.publish_pack(_pack_in(Path(folder), now), by=by, at=now)
    services.open_round("trial-2025", ROUND, by=by, at=now)


def _pack_in(folder: Path, now: datetime) -> Path:
    given = Path(__file__).parents[1] / "tests" / "consultation" / "pack"
    for path in given.iterdir():
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    begins, ends = now - timedelta(days=3), now + timedelta(days=9)
    (folder / "rounds.toml").write_text(
        f'[[round]]\nid = "{ROUND}"\nbody = "north"\nzone = "UTC"\nopens = {begins:%Y-%m-%d}\n'
        f'closes = {ends:%Y-%m-%d}\nlanguages = ["en", "ar"]\ncontact = "write@north.example"\n'
    )
    return folder


def _sealed(times: int) -> None:
    from folkmoot.consultation.receipts import new_code
    from folkmoot.consultation.responses import Answer, Channel, RespondentKind, Response
    from folkmoot.web.intake.services import submit_response

    answers = (Answer("q1", choice="yes", clauses=("2.1",)), Answer("q2", WORDS))
    response = Response(
        "", ROUND, Channel.FORM, date.min, RespondentKind.MEMBER, answers=answers, language="en"
    )
    now = datetime.now(UTC)
    for _ in range(times):
        submit_response(response, code=new_code(), at=now)


def _bare(times: int) -> None:
    from django.db import transaction

    from folkmoot.web.intake.box_services import place
    from folkmoot.web.intake.models import DraftRow

    today, bytes_of_all_rows = date(2026, 3, 1), len(WORDS) + 900
    for _ in range(times):
        with transaction.atomic(using=place()):
            DraftRow.objects.create(
                mark=secrets.token_hex(32), sealed=secrets.token_bytes(bytes_of_all_rows), day=today
            )


TASKS = {"bare": _bare, "sealed": _sealed}


def _collect_and_open(responses: int) -> None:
    from django.db import transaction

    from folkmoot.web.consultation import queries, services
    from folkmoot.web.intake.box_services import place

    with transaction.atomic(using=place()):
        _sealed(responses)
    began = time.perf_counter()
    collected = services.collect(ROUND, at=datetime.now(UTC))
    show(f"    {collected:,} collected in {time.perf_counter() - began:.1f} s", end="; ")
    began = time.perf_counter()
    opened = len(queries.responses_of("trial-2025"))
    show(f"{opened:,} opened and read in {time.perf_counter() - began:.1f} s")


def _listed(rates: dict[str, list[float]]) -> str:
    return "; ".join(f"{name} {', '.join(f'{rate:.0f}' for rate in rates[name])}" for name in rates)


def show(text: str, end: str = "\n") -> None:
    """Print at once."""
    sys.stdout.write(text + end)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1] / "src"), str(Path(__file__).parents[1])]
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
