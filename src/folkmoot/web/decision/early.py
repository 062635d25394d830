"""The pulse of a meeting, answered before all that it does not need.

Hundreds of phones ask for it every two seconds: no session, no language and no account is looked
up. Its route stands in `room_urls` with its door, as every other.
"""

import re
from collections.abc import Callable
from typing import Final

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from folkmoot.web.decision.screen_views import pulse

PULSE: Final = re.compile(r"/meeting/([-a-zA-Z0-9_]+)/pulse")
Answer = Callable[[HttpRequest], HttpResponseBase]


def pulse_first(answer: Answer) -> Answer:
    """Answer who asks for a pulse at once, and pass everybody else on."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        found = PULSE.fullmatch(request.path_info)
        if found is None or request.method != "GET":
            return answer(request)
        try:
            return pulse(request, found[1])
        except Http404:
            return answer(request)

    return answered
