"""One state of the whole site, made once for the tests of a file and undone at their end."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from tests.permissions.asked import Visitors, undone
from tests.permissions.scene import build

A_ROLE = f"plain_visitor_{os.getpid()}"
"""A role is the whole server's: of one name, another worker would have to wait for its end."""


@pytest.fixture(scope="module")
def visitors(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visitors]:
    """Make the state that the table speaks of, in transactions that are undone at the end.

    The addresses are set once for all of a file: to set them is to forget what was read of them.
    Nobody has to enter again, however long the tests of a file take.
    """
    plain = override_settings(
        ROOT_URLCONF="tests.permissions.plain_urls", SESSION_COOKIE_AGE=24 * 3600
    )
    with plain, django_db_blocker.unblock(), undone():
        made = Visitors.of(build(tmp_path_factory.mktemp("report")))
        if connection.vendor == "postgresql":
            _act_as_a_plain_role()
        yield made


def _act_as_a_plain_role() -> None:
    """Ask as a role that row-level security binds: the pages have to work behind the wall."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {A_ROLE} NOLOGIN")
        for what in ("TABLES", "SEQUENCES"):
            cursor.execute(f"GRANT ALL ON ALL {what} IN SCHEMA public TO {A_ROLE}")
        cursor.execute(f"SET LOCAL ROLE {A_ROLE}")
