"""Answers as pages tell them: with what their themes, bodies and links are called."""

from dataclasses import dataclass

from folkmoot.web.consultation.queries.theme_answers import ThemeAnswer
from folkmoot.web.federation import queries as federation
from folkmoot.web.ledger.labels import labels


@dataclass(frozen=True, slots=True)
class Told:
    """One answer with what its theme, its body and its link are called."""

    answer: ThemeAnswer
    theme: str
    body: str
    link: str


def told_of(found: tuple[ThemeAnswer, ...]) -> tuple[Told, ...]:
    """Give answers with what their themes, bodies and links are called."""
    links = [each.link for each in found if each.link]
    names, bodies = labels([*(each.theme for each in found), *links]), federation.body_names()
    return tuple(
        Told(
            each,
            names[each.theme],
            bodies.get(each.body, each.body),
            names[each.link] if each.link else "",
        )
        for each in found
    )
