"""We asked, you said, we did: what bodies say back to those who spoke of a theme."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from folkmoot.foundation.references import Reference
from folkmoot.web.consultation.models import ThemeAnswerRow


@dataclass(frozen=True, slots=True)
class ThemeAnswer:
    """One body's answer to a theme, in one language; *done* says whether it did as was said."""

    theme: Reference
    body: str
    language: str
    asked: str
    said: str
    did: str
    done: bool
    link: Reference | None
    on: date


def answers_of(consultation_id: str, language: str) -> tuple[ThemeAnswer, ...]:
    """Give all answers in a consultation, each in *language* where there is one in it."""
    rows = ThemeAnswerRow.objects.filter(consultation=consultation_id)
    return _spoken(rows.order_by("theme", "body", "id"), language)


def answers_to(
    themes: Collection[Reference], language: str, *, bodies: Collection[str] = ()
) -> tuple[ThemeAnswer, ...]:
    """Give the answers to *themes*, of *bodies* or of all, in *language* where possible."""
    rows = ThemeAnswerRow.objects.filter(theme__in=[str(theme) for theme in themes])
    if bodies:
        rows = rows.filter(body__in=list(bodies))
    return _spoken(rows.order_by("theme", "body", "id"), language)


def answers_held(theme: Reference, body: str) -> dict[str, ThemeAnswer]:
    """Give what *body* said back to a theme, by language."""
    rows = ThemeAnswerRow.objects.filter(theme=str(theme), body=body)
    return {row.language: _answer(row) for row in rows}


def _spoken(rows: Iterable[ThemeAnswerRow], language: str) -> tuple[ThemeAnswer, ...]:
    """Keep one row of each theme and body: in *language*, else English, else the first."""
    found: dict[tuple[str, str], list[ThemeAnswerRow]] = {}
    for row in rows:
        found.setdefault((row.theme, row.body), []).append(row)
    return tuple(_answer(_in(held, (language, "en"))) for held in found.values())


def _in(rows: Sequence[ThemeAnswerRow], languages: Sequence[str]) -> ThemeAnswerRow:
    by_language = {row.language: row for row in rows}
    return next((by_language[code] for code in languages if code in by_language), rows[0])


def _answer(row: ThemeAnswerRow) -> ThemeAnswer:
    return ThemeAnswer(
        Reference.parse(row.theme),
        row.body,
        row.language,
        row.asked,
        row.said,
        row.did,
        row.done,
        Reference.parse(row.link) if row.link else None,
        row.on,
    )
