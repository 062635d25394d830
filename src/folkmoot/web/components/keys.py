"""Keys of rows that tell nothing of their order."""

import secrets
from typing import TYPE_CHECKING

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    LargeInteger = models.BigIntegerField[int, int]
else:
    LargeInteger = models.BigIntegerField


def new_key() -> int:
    """Give a key of 63 random bits."""
    return secrets.randbits(63)


class RandomKey(LargeInteger):
    """A random primary key that is also the place of the row.

    SQLite keeps a table in the order of its row ids, which grow as rows come in; an integer
    primary key takes their place, so that the file keeps no trace of who came before whom.
    """

    def __init__(self, **options: object) -> None:
        """Be the primary key, and random."""
        fixed = {"primary_key": True, "default": new_key, "editable": False}
        super().__init__(**{**options, **fixed})  # type: ignore[arg-type]  # Django's own options

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        """Be SQLite's own row id there."""
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)

    def rel_db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        """Be referred to as any large integer."""
        return "bigint"
