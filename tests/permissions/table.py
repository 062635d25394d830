"""The table of who may open what, as `routes.toml` beside this file says it."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from folkmoot.federation.mandates import Role
from folkmoot.federation.rights import ROLES

FILE = Path(__file__).with_name("routes.toml")
FACES = {"workbench": "folkmoot.web.site.urls", "intake": "folkmoot.web.site.intake_urls"}


@dataclass(frozen=True, slots=True)
class Row:
    """Who may open one route, by which method, and in which states of what it is about.

    *of* is what its address names, with one in each state; *at* fills in the rest. *body* is
    whose it is: *own* are the roles there that may, *secretariat* those of the secretariat that
    may besides. A *public* route is open to everybody, where it is *entered* to everybody with an
    account; its *own* roles see it in other states too. No *states* are all of them.
    """

    name: str
    methods: tuple[str, ...]
    of: str = ""
    at: Mapping[str, Any] = field(default_factory=dict)
    public: bool = False
    entered: bool = False
    body: str = "north"
    own: tuple[Role, ...] = ()
    secretariat: tuple[Role, ...] = ()
    states: tuple[str, ...] = ()
    query: str = ""
    fresh: bool = False
    once: bool = False
    fields: Mapping[str, str] | None = None

    def is_open_in(self, state: str) -> bool:
        """Say whether the route is open at all to what stands as *state*."""
        return not self.states or state in self.states

    def opens_to(self, role: Role | None, body: str, state: str) -> bool:
        """Say whether somebody with *role* in *body* may open it."""
        here = self.body in {body, "*"} and role in self.own
        above = body == "secretariat" and role in self.secretariat
        return (here or above) and self.is_open_in(state)


def rows(face: str) -> dict[str, Row]:
    """Give the rows of one face by the names of their routes."""
    written = tomllib.loads(FILE.read_text(encoding="utf-8"))[face]
    return {name: _row(name, told) for name, told in written.items()}


def routes(urls: str) -> dict[str, URLPattern]:
    """Give the addresses of one set of URLs by the names of their routes."""
    return {str(found.name): found for found in _patterns(get_resolver(urls))}


def hint(name: str, pattern: URLPattern) -> str:
    """Say what to write about a route that the table does not have."""
    access = getattr(pattern.callback, "access", None)
    if access is None:
        return f"The route '{name}' ({pattern.pattern}) has no door. Give it one in its urls.py."
    carried = ", ".join(f'"{role}"' for role in sorted(ROLES.get(access.action, ())))
    who = f"own = [{carried}]" if carried else "public = true"
    who += "".join(f", {mark} = true" for mark in ("fresh", "once") if getattr(access, mark))
    kind = next(iter(pattern.pattern.converters), "").removesuffix("_id")
    of = f'of = "{kind}", ' if kind else ""
    return (
        f"The route '{name}' ({pattern.pattern}) is not in tests/permissions/routes.toml. Its door "
        f"asks for {access.action}. Write under its face, and check each word of it:\n"
        f'    {name} = {{ {of}{who}, methods = ["GET", "POST"] }}\n'
        f"What 'of' can be is made in tests/permissions/scene.py; make one of each state there for "
        f"a new kind."
    )


def _row(name: str, told: Mapping[str, Any]) -> Row:
    known = {each.name for each in fields(Row)}
    assert set(told) <= known, f"{name} says {set(told) - known}; a row knows {known}."
    roles = {each: tuple(map(Role, told.get(each, ()))) for each in ("own", "secretariat")}
    lists = {each: tuple(told.get(each, ())) for each in ("methods", "states")}
    assert lists["methods"], f"{name} does not say its methods."
    return Row(name, **{**told, **roles, **lists})


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for found in resolver.url_patterns:
        if isinstance(found, URLResolver):
            yield from _patterns(found)
        else:
            yield found
