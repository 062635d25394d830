"""What is checked of the database before the site is served."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError, connections

BYPASSES = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"


@register(Tags.database)
def the_wall_holds(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Warn where the site's own role in PostgreSQL walks through row-level security."""
    return [
        Warning(
            f"The role that the database '{name}' is reached with is bound by no row-level "
            f"security, so the second wall between sections does not hold.",
            hint="Connect as a plain role: docs/howto/postgresql.md.",
            id="folkmoot.W001",
        )
        for name in databases or ()
        if name == "default" and walks_through(name)
    ]


def walks_through(name: str = "default") -> bool:
    """Say whether the role of this database is a superuser, or bypasses row-level security."""
    if connections[name].vendor != "postgresql":
        return False
    try:
        with connections[name].cursor() as cursor:
            cursor.execute(BYPASSES)
            found = cursor.fetchone()
    except DatabaseError:
        return False
    return bool(found and found[0])
