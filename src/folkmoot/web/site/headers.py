"""The headers that every answer carries: nothing from outside, no script, no trace elsewhere."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from folkmoot.web.components.loading import POLICY

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    # With no-referrer a browser posts Origin: null, and the guard against forged forms refuses it.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

Answer = Callable[[HttpRequest], HttpResponse]


def safe_headers(answer: Answer) -> Answer:
    """Add the headers to each response of *answer*."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return answered
