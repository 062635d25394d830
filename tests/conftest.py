"""What holds in every test: no network, a clock that stands still, and which tests need what."""

import gc
import ipaddress
import socket
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import translation
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

from tests.undone import undone

LONGEST_FIRST = (
    "tests/browser/test_every_page.py",
    "tests/faults/",
    "tests/browser/test_looks_",
    "tests/permissions/test_matrix.py",
    "tests/stories/",
    "tests/browser/",
    "tests/keeping/",
)
"""Files that take long begin first, or one worker is left with them when all else is done."""

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "admin_client", "admin_user"}


class NetworkRefused(AssertionError):
    """Say that a test wanted to reach something beyond this machine."""


def pytest_configure() -> None:
    """Refuse connections to anything but this machine, and let no property fail by luck.

    Both from before the first import of a test. A property is tried on the same examples in each
    run, and fails for what is wrong and never for the time that it takes on a busy machine. Left
    alone, Hypothesis mixes in numbers and words of whatever modules happen to be loaded by then.
    """
    slow = [HealthCheck.too_slow]
    settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=slow)
    settings.load_profile("steady")
    none_read = providers._local_constants
    providers._get_local_constants = lambda: none_read
    for name in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that touch the database, so that they can be run on PostgreSQL too."""
    items.sort(key=_turn)
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & DATABASE_FIXTURES or item.get_closest_marker("django_db"):
            if not item.get_closest_marker("once"):
                item.add_marker(pytest.mark.database)
            named = item.get_closest_marker("django_db")
            held = {"databases": "__all__", **(dict(named.kwargs) if named else {})}
            item.add_marker(pytest.mark.django_db(**held), append=False)


def pytest_collection_finish() -> None:
    """Let the collector of garbage leave alone what stays until the end: a fifth of all time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Begin each test in English, in whatever language the one before asked for a page."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def rooms_forgotten() -> None:
    """Let no test see what a meeting of the same name showed in another one."""
    if seen := sys.modules.get("folkmoot.web.decision.seen"):
        seen.forget()


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Let what the fixtures of a file write stand for all of its tests, and be gone at its end."""
    with django_db_blocker.unblock(), undone():
        yield


@pytest.fixture
def now() -> datetime:
    """Give the moment at which tests take place: noon on a spring Sunday of 2026, in UTC."""
    return datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def today(now: datetime) -> date:
    """Give the day on which tests take place."""
    return now.date()


def _turn(item: pytest.Item) -> int:
    turns = (n for n, name in enumerate(LONGEST_FIRST) if item.nodeid.startswith(name))
    return next(turns, len(LONGEST_FIRST))


def _guarded(reach: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(self: socket.socket, *arguments: Any) -> Any:
        address = arguments[-1]
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_here(address[0]):
            raise NetworkRefused(
                f"A test wanted to reach {address[0]}. Tests stay on this machine."
            )
        return reach(self, *arguments)

    return guarded


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
