"""Installations to back up, on either database."""

import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.keeping.site import Site
from tests.postgres import QUICK, Server, a_server

MakeSite = Callable[..., Site]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """Start a PostgreSQL."""
    with a_server(Path(pytest.__file__).parents[1], *QUICK) as server:
        yield server


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the home of an installation that has its tables and nothing in them."""
    home = tmp_path_factory.mktemp("empty") / "home"
    Site(home).do(("make",))
    return home


@pytest.fixture
def make_site(request: pytest.FixtureRequest, empty: Path, tmp_path: Path) -> MakeSite:
    """Make an empty installation: its name, and the engine that it is to lie on."""

    def made(name: str, engine: str = "SQLite") -> Site:
        if engine == "SQLite":
            shutil.copytree(empty, tmp_path / name, ignore=shutil.ignore_patterns("secret"))
            return Site(tmp_path / name)
        server = request.getfixturevalue("postgresql")
        site = Site(tmp_path / name, _database(server), _database(server))
        site.do(("make",))
        return site

    return made


@pytest.fixture
def site(make_site: MakeSite) -> Site:
    """Give an empty installation on SQLite."""
    return make_site("home")


def _database(server: Server) -> str:
    name = f"kept_{secrets.token_hex(4)}"
    with psycopg.connect(
        host=str(server.folder), user="folkmoot", dbname="postgres", autocommit=True
    ) as held:
        held.execute(f'CREATE DATABASE "{name}"')
    return server.address.replace("/folkmoot?", f"/{name}?")
