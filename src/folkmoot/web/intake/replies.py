"""How every page of this face is answered: kept in no store, and led on by GET."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from folkmoot.consultation.notices import Notice
from folkmoot.consultation.receipts import read_code
from folkmoot.foundation.errors import InputError
from folkmoot.web.intake import queries

COOKIE = "__Host-answers" if settings.SECURE else "answers"
"""The cookie that holds the code while somebody writes; its name tells nothing."""

CLOSED = "/closed/"


def private(response: HttpResponse) -> HttpResponse:
    """Keep a page out of every store."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def see_other(address: str) -> HttpResponse:
    """Lead to another page, by GET."""
    return private(HttpResponseRedirect(address, status=303))


def remember(response: HttpResponse, code: str) -> HttpResponse:
    """Keep the code in the browser until it is closed or left."""
    response.set_cookie(COOKIE, code, httponly=True, samesite="Strict", secure=settings.SECURE)
    return private(response)


def forget(response: HttpResponse) -> HttpResponse:
    """Take every cookie of this face out of the browser, and ask it to forget the rest."""
    for name in (COOKIE, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME):
        response.delete_cookie(name, samesite="Strict")
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return private(response)


def code_in(request: HttpRequest) -> str:
    """Give the code that the browser brings, or nothing where it brings none that can be one."""
    try:
        return read_code(request.COOKIES.get(COOKIE, ""))
    except InputError:
        return ""


def told_of(round_id: str) -> Notice:
    """Give the notice of a round; Http404 where this face was not told of it."""
    notice = queries.notice(round_id)
    if notice is None:
        raise Http404
    return notice
