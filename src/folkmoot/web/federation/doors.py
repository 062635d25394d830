"""The doors to pages: every route is public or asks the rights for one action in one body."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from folkmoot.federation.rights import Action, decide
from folkmoot.web.components.doors import Access, View, marked, public
from folkmoot.web.federation import queries

__all__ = ["Access", "BodyOf", "public", "requires"]

BodyOf = Callable[..., str]


def requires(action: Action, body: str | BodyOf) -> Callable[[View], View]:
    """Open a view to those who may do *action* in *body*.

    *body* is a body's id, or a function that takes what the view takes and gives it (or raises
    Http404). Who has not entered is asked to; who may not is told the rule.
    """

    def close(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            place = body if isinstance(body, str) else body(request, *args, **kwargs)
            actor = queries.actor_of(request.user, timezone.now())
            ruling = decide(actor, action, place, queries.tree())
            if ruling.allowed:
                return view(request, *args, **kwargs)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            raise PermissionDenied(f"Rule: {ruling.rule} ({action} in {place}).")

        return marked(guarded, Access(action))

    return close
