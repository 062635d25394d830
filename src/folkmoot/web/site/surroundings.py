"""What surrounds every page: its language and direction, the other languages, where one is."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi

from folkmoot.web.federation import queries


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the frame of a page shows."""

    language: str
    direction: str
    languages: tuple[tuple[str, str], ...]
    here: str
    intake: str
    federation: str
    invented: bool


def surroundings(request: HttpRequest) -> dict[str, Surroundings]:
    """Give templates the frame under the name *site*."""
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "site": Surroundings(
            language=language,
            direction="rtl" if get_language_bidi() else "ltr",
            languages=tuple(settings.LANGUAGES),
            here=request.get_full_path(),
            intake=settings.INTAKE_ADDRESS,
            federation=queries.federation_name(),
            invented=queries.federation_is_invented(),
        )
    }
