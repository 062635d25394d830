"""The few statements of a submission, each put together once.

Somebody waits while these run, and many may come in one hour; Django's way of building a query
each time would cost more than storing and sealing together (`dev bench submissions`).
"""

from collections.abc import Iterable
from functools import lru_cache

from django.db import connections
from django.db.models import Model

from folkmoot.web.intake.models import DraftRow, NoticeRow
from folkmoot.web.intake.place import place


def insert_and_forget_draft(rows: Iterable[Model], mark: str) -> None:
    """Insert *rows* as they are, and delete the draft of *mark* if there is one."""
    connection = connections[place()]
    with connection.cursor() as cursor:
        for row in rows:
            fields = row._meta.concrete_fields
            values = [f.get_db_prep_save(getattr(row, f.attname), connection) for f in fields]
            cursor.execute(_insertion(type(row)), values)
        cursor.execute(f"DELETE FROM {_table(DraftRow)} WHERE mark = %s", [mark])


def hash_of_notice(round_id: str) -> str:
    """Give the hash of a round's notice, or nothing where there is none."""
    with connections[place()].cursor() as cursor:
        cursor.execute(f"SELECT hash FROM {_table(NoticeRow)} WHERE round = %s", [round_id])
        found = cursor.fetchone()
    return str(found[0]) if found else ""


@lru_cache(maxsize=8)
def _insertion(model: type[Model]) -> str:
    columns = [f'"{field.column}"' for field in model._meta.concrete_fields]
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {_table(model)} ({', '.join(columns)}) VALUES ({places})"


def _table(model: type[Model]) -> str:
    return f'"{model._meta.db_table}"'
