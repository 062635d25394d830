"""The second wall on PostgreSQL: which bodies' rows a request may touch, set for each transaction.

The policies on the tables (consultation, migration `row_security`) read the setting
`folkmoot.scope`: bodies, `public` for what public pages show, `all` for commands and jobs. Where it
is not set, there is no row. A request sets it for one transaction at a time, so that it cannot
outlive the request on a connection that is used again. On SQLite there is no such wall.
"""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from contextvars import ContextVar
from typing import Any

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest, HttpResponse

from folkmoot.federation.bodies import BodyKind, Tree
from folkmoot.federation.rights import DOWNWARD, Action

PUBLIC, ALL = "public", "all"
SAFE = ("GET", "HEAD", "OPTIONS")
Answer = Callable[[HttpRequest], HttpResponse]

_scope: ContextVar[str] = ContextVar("folkmoot_scope", default="")
_only_requests = False


def answer_only_requests() -> None:
    """Let this process see nothing outside a request; the workbench's server calls it."""
    global _only_requests  # what kind of process this is, said once
    _only_requests = True


def open_for_commands(connection: BaseDatabaseWrapper, **kwargs: object) -> None:
    """Let commands and jobs see all bodies, on each new connection."""
    if connection.vendor == "postgresql" and not _only_requests:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('folkmoot.scope', %s, false)", [ALL])


def each_request_in_its_scope(answer: Answer) -> Answer:
    """Let a request see what is public, until a door lets it see more."""

    def answered(request: HttpRequest) -> HttpResponse:
        if connection.vendor != "postgresql":
            return answer(request)
        whole = transaction.atomic() if request.method in SAFE else nullcontext()
        token = _scope.set(PUBLIC)
        try:
            with connection.execute_wrapper(_in_scope), whole:
                _set(PUBLIC)
                return answer(request)
        finally:
            _scope.reset(token)

    return answered


def let_in(bodies: Iterable[str]) -> None:
    """Let the rest of a request see what is public, and the rows of *bodies*."""
    _set(",".join((PUBLIC, *bodies)))


def reached(action: Action, body: str, tree: Tree) -> Iterable[str]:
    """Give the bodies whose rows *action* in *body* is on: its own, or all below a secretariat."""
    home = tree.bodies[body]
    if home.kind is BodyKind.SECRETARIAT and action in DOWNWARD:
        return [each for each in tree.bodies if tree.holds(home.parent, each)]
    return [body]


def _set(scope: str) -> None:
    if connection.vendor == "postgresql":
        _scope.set(scope)
        if connection.in_atomic_block and not _is_idle(connection):
            _say(connection)


def _in_scope(execute: Callable[..., Any], *asked: Any) -> Any:
    """Run a statement in a transaction that has the scope: the one it is in, or one of its own."""
    held: BaseDatabaseWrapper = asked[-1]["connection"]
    if held.in_atomic_block:
        if _is_idle(held):
            _say(held)
        return execute(*asked)
    with held.connection.transaction():
        _say(held)
        return execute(*asked)


def _is_idle(held: BaseDatabaseWrapper) -> bool:
    """Say whether the next statement begins a transaction."""
    return held.connection is None or held.connection.info.transaction_status.name == "IDLE"


def _say(held: BaseDatabaseWrapper) -> None:
    held.connection.execute("SELECT set_config('folkmoot.scope', %s, true)", [_scope.get()])
