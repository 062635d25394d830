"""What surrounds a participant's page: its language and direction, and the other languages."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the frame of a page shows."""

    language: str
    direction: str
    languages: tuple[tuple[str, str], ...]
    here: str


def surroundings(request: HttpRequest) -> dict[str, Surroundings]:
    """Give templates the frame under the name *site*."""
    return {
        "site": Surroundings(
            language=get_language() or settings.LANGUAGE_CODE,
            direction="rtl" if get_language_bidi() else "ltr",
            languages=tuple(settings.LANGUAGES),
            here=request.get_full_path(),
        )
    }
