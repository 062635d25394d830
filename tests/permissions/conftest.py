"""One state of the whole site, made once for the tests of a file and undone at their end."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.permissions.asked import Visitors, undone
from tests.permissions.scene import build


@pytest.fixture(scope="module")
def visitors(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visitors]:
    """Make the state that the table speaks of, in transactions that are undone at the end."""
    with django_db_blocker.unblock(), undone():
        yield Visitors.of(build(tmp_path_factory.mktemp("report")))
