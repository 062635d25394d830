"""What both faces have: the choice of language, and a page for when something failed."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


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


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Say that something failed here, with nothing about the request."""
    text = "<!doctype html><title>503</title><p>Something failed here. Please try again.</p>"
    return HttpResponse(text, status=500)
