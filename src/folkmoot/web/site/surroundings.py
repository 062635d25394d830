"""What surrounds every page: its language and direction, the other languages, where one is."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi

from folkmoot.web.federation import queries

AREAS = {
    "policy": ("policy", "evidence", "sources", "positions", "considerations", "history"),
    "consultation": (
        "consultation", "round", "response", "results", "theme", "campaign", "group", "report",
    ),
    "decisions": ("decisions", "meeting", "motion", "decision"),
    "law": ("law",),
    "record": ("record", "trace", "data"),
}  # fmt: skip
"""Which addresses belong to which entry of the main menu, by the first part of the path."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the frame of a page shows."""

    language: str
    direction: str
    languages: tuple[tuple[str, str], ...]
    here: str
    area: str
    intake: str
    federation: str
    invented: bool


def area_of(path: str) -> str:
    """Give the entry of the main menu that *path* belongs to, or nothing.

    >>> area_of("/sources/consultation-pack/")
    'policy'
    """
    first = path.strip("/").partition("/")[0]
    return next((area for area, parts in AREAS.items() if first in parts), "")


def surroundings(request: HttpRequest) -> dict[str, Surroundings]:
    """Give templates the frame under the name *site*."""
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "site": Surroundings(
            language=language,
            direction="rtl" if get_language_bidi() else "ltr",
            languages=tuple(settings.LANGUAGES),
            here=request.get_full_path(),
            area=area_of(request.path),
            intake=settings.INTAKE_ADDRESS,
            federation=queries.federation_name(),
            invented=queries.federation_is_invented(),
        )
    }
