"""The doors to pages: every route is public or asks the rights for one action on one object."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from folkmoot.federation.rights import Action, Object, Ruling, decide
from folkmoot.web.components.doors import Access, View, marked, public
from folkmoot.web.federation import words
from folkmoot.web.federation.asking import asker, is_fresh, shift_is_over
from folkmoot.web.federation.scopes import let_in, reached
from folkmoot.web.federation.tickets import redeem, ticket

__all__ = ["Access", "On", "asker", "may", "public", "requires", "ticket"]

On = Callable[..., str | Object]


def requires(
    action: Action, on: str | On, *, fresh: bool = False, once: bool = False
) -> Callable[[View], View]:
    """Open a view to those who may do *action* on an object.

    *on* is a body's id, or a function that takes what the view takes and gives a body's id or an
    Object, or raises Http404. Who has not entered is asked to; who may not is told the rule.
    *fresh* asks for the password again, unless it was given within five minutes: for unsealing,
    recovering, exporting, publishing words, sending results. *once* lets a POST in with a `ticket`
    only, which it uses up: for whatever is taken out.
    """

    def close(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if shift_is_over(request):
                logout(request)
            asked = on if isinstance(on, str) else on(request, *args, **kwargs)
            who = asker(request)
            ruling = decide(who.actor, action, asked, who.tree)
            answer = _held_back(request, ruling, Access(action, fresh, once))
            if answer is None:
                body = asked.body if isinstance(asked, Object) else asked
                let_in(reached(action, body, who.tree))
                answer = view(request, *args, **kwargs)
            answer.headers.setdefault("Cache-Control", "no-store")
            return answer

        return marked(guarded, Access(action, fresh, once))

    return close


def may(request: HttpRequest, action: Action, on: str | Object) -> bool:
    """Say whether whoever asks may do *action*, so that a page can leave out what they may not."""
    who = asker(request)
    return decide(who.actor, action, on, who.tree).allowed


def _held_back(request: HttpRequest, ruling: Ruling, access: Access) -> HttpResponseBase | None:
    """Give the page to go to first, or None; refuse with the rule."""
    if not request.user.is_authenticated and not ruling.allowed:
        return redirect_to_login(request.get_full_path())
    if not ruling.allowed:
        raise PermissionDenied(words.refusal(ruling.rule))
    if access.fresh and not is_fresh(request):
        asked = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse('confirm')}?{asked}")
    if access.once and request.method == "POST" and not redeem(request):
        raise PermissionDenied(words.refusal("ticket-is-used"))
    return None
