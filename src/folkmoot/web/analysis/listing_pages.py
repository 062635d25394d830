"""What the public sees behind a released number: what was published of the responses it counts."""

from dataclasses import dataclass

from folkmoot.foundation.references import Reference
from folkmoot.web.analysis.queries import Run
from folkmoot.web.analysis.quoted_queries import Quoted


@dataclass(frozen=True, slots=True)
class ListedPage:
    """The published words of the responses that a number counts; None is one that is left out."""

    run: Run
    about: str
    asked: tuple[str, ...]
    back: Reference
    is_released: bool
    count: int | None
    responses: tuple[Quoted, ...]
