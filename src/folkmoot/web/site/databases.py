"""The database that FOLKMOOT_DATABASE names: SQLite under the home folder, or PostgreSQL."""

from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from folkmoot.foundation.errors import InputError

DURABLE = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
    "PRAGMA mmap_size=134217728; PRAGMA wal_autocheckpoint=4000;"
)
KEPT_OPEN = 60
"""Seconds that a connection is kept for the next request. SQLite writes its whole log into the
database whenever the last connection closes, which would be after each request."""


def database_from(address: str, file: Path) -> dict[str, object]:
    """Give Django's database settings for *address*; the empty one is SQLite in *file*.

    Takes sqlite:///FILE and postgresql://user:password@host:port/name?host=FOLDER; anything else
    raises InputError.
    """
    parts = urlsplit(address)
    if not address or parts.scheme == "sqlite":
        return _sqlite(parts.path[1:] if address else str(file))
    if parts.scheme in ("postgresql", "postgres"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.strip("/") or "folkmoot",
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": dict(parse_qsl(parts.query)).get("host", parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": KEPT_OPEN,
        }
    raise InputError(
        f"FOLKMOOT_DATABASE names the scheme '{parts.scheme}'. Write sqlite:///FILE or "
        f"postgresql://user@host/name, or leave it empty for SQLite under the home folder."
    )


def _sqlite(name: str) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "CONN_MAX_AGE": KEPT_OPEN,
        "OPTIONS": {"init_command": DURABLE, "transaction_mode": "IMMEDIATE", "timeout": 20},
    }
