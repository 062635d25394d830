"""What is held about people, counted: for a subject who asks, or a court that orders."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from django.apps import apps
from django.db.models import Min

from folkmoot.foundation.canonical import Json
from folkmoot.web.keeping import rows
from folkmoot.web.keeping.files import homes
from folkmoot.web.keeping.held import Held
from folkmoot.web.keeping.register import held_at, held_in


@dataclass(frozen=True, slots=True)
class Holding:
    """One table or folder: *about* what, how *many*, *since* which day, *until* when, who *opens*.

    *where* names the table or the file, *copy* what a backup does with it.
    """

    where: str
    about: str
    many: int
    since: str
    until: str
    opens: str
    copy: str

    def as_json(self) -> dict[str, Json]:
        """Give it as JSON."""
        return asdict(self)


def holdings() -> list[Holding]:
    """Give everything that is held about people here, empty tables too, by where it lies."""
    return sorted([*_tables(), *_folders()], key=lambda each: each.where)


def _tables() -> Iterator[Holding]:
    for model in apps.get_models(include_auto_created=True):
        held = held_in(model._meta.label)
        if held.of_people:
            yield _holding(model._meta.label, held, rows.count(model), _since(model, held))


def _since(model: rows.Model, held: Held) -> str:
    if not held.day:
        return ""
    first = rows.rows_of(model).aggregate(first=Min(held.day))["first"]
    day = first.date() if isinstance(first, datetime) else first
    return day.isoformat() if isinstance(day, date) else ""


def _folders() -> Iterator[Holding]:
    for name, home in homes().items():
        for entry in sorted(home.iterdir()) if home.is_dir() else []:
            held = held_at(entry.name)
            if held.of_people:
                yield _holding(f"{name}/{entry.name}", held, _files_in(entry), "")


def _files_in(entry: Path) -> int:
    return 1 if entry.is_file() else sum(1 for path in entry.rglob("*") if path.is_file())


def _holding(where: str, held: Held, many: int, since: str) -> Holding:
    return Holding(where, held.about, many, since, held.until, held.opens, held.copy)
