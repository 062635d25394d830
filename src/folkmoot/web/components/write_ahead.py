"""SQLite's write-ahead log, in which deleted words outlive their rows until it is written back."""

from django.db import connections, transaction


def clear_when_done(using: str) -> None:
    """Write the log of the database *using* into its file when the transaction is done.

    The file's own copies are overwritten then (secure_delete). PostgreSQL has no such log of ours.
    """
    transaction.on_commit(lambda: clear(using), using=using)


def clear(using: str) -> None:
    """Write the log into the file, unless a transaction is under way."""
    connection = connections[using]
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
