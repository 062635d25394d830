"""What a page may load: its own styles and no script, but for the pages of a meeting one of ours.

`room.js` keeps a page of the room fresh. The policy of such a page names that one file, so that no
other script runs on it, and none at all on any other page.
"""

from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.templatetags.static import static

from folkmoot.web.components.doors import View

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
ROOM = "room.js"


def with_room_script(view: View) -> View:
    """Let the pages of *view* run `room.js`, and let that ask this site and nobody else."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        script = request.build_absolute_uri(static(ROOM))
        policy = f"{POLICY}; script-src {script}; connect-src 'self'"
        response.headers["Content-Security-Policy"] = policy
        return response

    return answered
