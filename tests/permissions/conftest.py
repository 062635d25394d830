"""One state of the whole site, made once for the tests of a file and undone at their end."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from tests.permissions.asked import Visitors, undone
from tests.permissions.scene import build


@pytest.fixture(scope="module")
def visitors(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visitors]:
    """Make the state that the table speaks of, in transactions that are undone at the end.

    The addresses are set once for all of a file: to set them is to forget what was read of them.
    """
    plain = override_settings(ROOT_URLCONF="tests.permissions.plain_urls")
    with plain, django_db_blocker.unblock(), undone():
        made = Visitors.of(build(tmp_path_factory.mktemp("report")))
        if connection.vendor == "postgresql":
            _act_as_a_plain_role()
        yield made


def _act_as_a_plain_role() -> None:
    """Ask as a role that row-level security binds: the pages have to work behind the wall."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE plain_visitor NOLOGIN")
        for what in ("TABLES", "SEQUENCES"):
            cursor.execute(f"GRANT ALL ON ALL {what} IN SCHEMA public TO plain_visitor")
        cursor.execute("SET LOCAL ROLE plain_visitor")
