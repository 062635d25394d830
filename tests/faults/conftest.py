"""Intake faces of a test's own, on either database."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.faults.installation import Installation
from tests.postgres import Server, a_server


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def intake(request: pytest.FixtureRequest, tmp_path: Path) -> Installation:
    """Give an intake face with one open round."""
    database = ""
    if request.param == "PostgreSQL":
        database = request.getfixturevalue("durable_server")
    held = Installation(tmp_path / "home", database=database, engine=request.param)
    held.open_round()
    return held


@pytest.fixture
def bare(tmp_path: Path) -> Installation:
    """Give an intake face with one open round, on SQLite."""
    held = Installation(tmp_path / "home")
    held.open_round()
    return held


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """Start a PostgreSQL that writes to the disk before it says so."""
    packages = Path(pytest.__file__).parents[1]
    with a_server(packages) as server:
        yield server


@pytest.fixture
def durable_server(postgresql: Server) -> str:
    """Give the address of an empty database on it."""
    return _database(postgresql)


@pytest.fixture(scope="module")
def lasting_database(postgresql: Server) -> str:
    """Give the address of a database on it that the tests of a file share."""
    return _database(postgresql)


@pytest.fixture
def two_databases(postgresql: Server) -> tuple[str, str]:
    """Give the addresses of two empty databases on it."""
    return _database(postgresql), _database(postgresql)


def _database(postgresql: Server) -> str:
    name = f"intake_{secrets.token_hex(4)}"
    with psycopg.connect(
        host=str(postgresql.folder), user="folkmoot", dbname="postgres", autocommit=True
    ) as held:
        held.execute(f'CREATE DATABASE "{name}"')
    return postgresql.address.replace("/folkmoot?", f"/{name}?")
