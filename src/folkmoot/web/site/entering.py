"""Entering with a name and a password, and giving the password again before what matters most."""

from dataclasses import dataclass

from django.contrib.auth import logout
from django.contrib.auth.views import LoginView, redirect_to_login
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters

from folkmoot.web.components.pages import show
from folkmoot.web.federation.asking import confirm

TRIES = 5
"""How often a wrong password may be given before one has to enter anew."""

MISSES = "misses"


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """The password asked for again: where it leads to, and whether the last one was wrong."""

    name: str
    next: str
    wrong: bool = False


class Enter(LoginView):
    """Where one enters with a name and a password."""

    template_name = "site/login.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Leave the name *site* to the frame of the page: Django gives the host's name under it."""
        context = super().get_context_data(**kwargs)
        del context["site"]
        return context


@sensitive_post_parameters("password")
def enter_again(request: HttpRequest) -> HttpResponseBase:
    """Ask for the password again, and lead on to where it was needed."""
    user, leads_to = request.user, _own_address(request)
    if not user.is_authenticated:
        return redirect_to_login(leads_to)
    if request.method != "POST":
        page = ConfirmPage(user.get_username(), leads_to)
        return show(request, "site/enter_again.html", page)
    if user.check_password(request.POST.get("password", "")):
        confirm(request)
        request.session.pop(MISSES, None)
        return HttpResponseRedirect(leads_to)
    return _missed(request, ConfirmPage(user.get_username(), leads_to, wrong=True))


def _missed(request: HttpRequest, page: ConfirmPage) -> HttpResponseBase:
    misses = request.session.get(MISSES, 0) + 1
    if misses >= TRIES:
        logout(request)
        return redirect_to_login(page.next)
    request.session[MISSES] = misses
    return show(request, "site/enter_again.html", page, status=422)


def _own_address(request: HttpRequest) -> str:
    """Give where to go next: an address of this site, or the desk."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else "/desk/"
