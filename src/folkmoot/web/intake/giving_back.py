"""What a participant is shown while the database is away: what they typed, to be sent once more."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.utils import Error
from django.http import HttpRequest, HttpResponse

from folkmoot.web.components.pages import show

LONG = 24
"""Characters from which something typed is shown to be read, not only carried along."""

Answer = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, field by field; *words* are shown, *marks* go along unseen."""

    address: str
    words: tuple[tuple[str, str], ...]
    marks: tuple[tuple[str, str], ...]
    is_post: bool


class GiveBack:
    """Answer 503 with the form and its words where the database fails, whatever was asked for."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as usual."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Give back what was typed; leave other errors to others."""
        if not isinstance(error, Error):
            return None
        response = show(request, "intake/given_back.html", typed_in(request), status=503)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Retry-After"] = "5"
        return response


def typed_in(request: HttpRequest) -> Typed:
    """Give what was typed in the form that *request* carries."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
    return Typed(
        address=request.path,
        words=tuple(field for field in fields if len(field[1]) >= LONG),
        marks=tuple(field for field in fields if len(field[1]) < LONG),
        is_post=request.method == "POST",
    )
