"""Pages of the site itself: the choice of language, and what is shown for what is not there."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from folkmoot.web.components.pages import show


@dataclass(frozen=True, slots=True)
class Notice:
    """A page that only says something."""

    title: str
    text: str


def language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the language *code* and go back to the page one came from."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


class Enter(LoginView):
    """Where one enters with a name and a password."""

    template_name = "site/login.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Leave the name *site* to the frame of the page: Django gives the host's name under it."""
        context = super().get_context_data(**kwargs)
        del context["site"]
        return context


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page."""
    notice = Notice(_("There is no such page"), _("The address may be old or mistyped."))
    return show(request, "site/notice.html", notice, status=404)


def not_found_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say it to a participant, without the workbench around it."""
    notice = Notice(_("There is no such page"), _("The address may be old or mistyped."))
    return show(request, "site/participant_notice.html", notice, status=404)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the person's mandates do not reach this page, and by which rule."""
    notice = Notice(_("This is not open to you"), str(exception) or _("Ask your coordinator."))
    return show(request, "site/notice.html", notice, status=403)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Say that something failed here, with nothing about the request."""
    text = "<!doctype html><title>503</title><p>Something failed here. Please try again.</p>"
    return HttpResponse(text, status=500)
