"""What a coordinator writes of a round, parsed."""

from collections.abc import Mapping

from folkmoot.consultation.rounds import Round
from folkmoot.foundation.languages import INTERFACE, own_name
from folkmoot.web.publication.round_pages import Written


def languages_of(held: Round) -> tuple[tuple[str, str], ...]:
    """Give the languages that a round's report may be written in: its own, then the others."""
    own = [code for code in held.languages if code in INTERFACE]
    return tuple((code, own_name(code)) for code in dict.fromkeys((*own, *INTERFACE)))


def written_of(posted: Mapping[str, str], held: Round) -> Written:
    """Read a summary and a position; a language that there is no report in is the round's own."""
    languages = languages_of(held)
    language = posted.get("language", "")
    return Written(
        summary=posted.get("summary", ""),
        position=posted.get("position", ""),
        language=language if language in dict(languages) else languages[0][0],
        languages=languages,
    )
