"""The mark that every route carries: what it asks of whoever opens it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from folkmoot.federation.rights import Action

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Access:
    """What a route asks for; a house test fails for a route without one.

    *fresh* asks for a password that was entered within minutes, *once* for a ticket that is used
    up by one POST.
    """

    action: Action
    fresh: bool = False
    once: bool = False


def public(view: View) -> View:
    """Open *view* to everybody."""
    return marked(view, Access(Action.READ_PUBLIC))


def marked(view: View, access: Access) -> View:
    """Give *view* with its *access* written on it."""

    @wraps(view)
    def with_mark(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    with_mark.access = access  # type: ignore[attr-defined]  # read by tests/house
    return with_mark
