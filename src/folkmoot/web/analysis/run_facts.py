"""What pages count a run's responses by, kept with the run so that none has to be opened.

It holds no words: of each response the language that was told from them, and of each passage of a
candidate the clauses of the answer that it is from.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from folkmoot.analysis.corpus import Text
from folkmoot.consultation.responses import Response
from folkmoot.foundation.canonical import Json
from folkmoot.web.analysis.documents import StoredTheme
from folkmoot.web.analysis.reading import answer_at

Where = tuple[str, int]
"""A passage: its response, and where it starts there."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The language of each response, and the clauses of each passage that answers on any."""

    languages: Mapping[str, str]
    clauses: Mapping[Where, tuple[str, ...]]


def facts_of(
    texts: Iterable[Text], candidates: Iterable[StoredTheme], responses: Mapping[str, Response]
) -> Facts:
    """Tell the facts of *texts*, and of the passages of *candidates* in their *responses*."""
    places = {(one.response, one.start) for each in candidates for one in each.passages}
    clauses = {}
    for name, start in sorted(places):
        response = responses.get(name)
        answer = answer_at(response, start) if response else None
        if answer and answer.clauses:
            clauses[name, start] = tuple(sorted(set(answer.clauses)))
    return Facts({text.id: text.language for text in texts}, clauses)


def document(facts: Facts) -> dict[str, Json]:
    """Give *facts* as data: the responses of each language, and the passages of each clause."""
    languages: dict[str, list[Json]] = {}
    for name, language in sorted(facts.languages.items()):
        languages.setdefault(language, []).append(name)
    clauses: dict[str, list[Json]] = {}
    for (name, start), own in sorted(facts.clauses.items()):
        for clause in own:
            clauses.setdefault(clause, []).append([name, start])
    return {"languages": dict(languages), "clauses": dict(clauses)}


def facts_from(data: Mapping[str, Mapping[str, list[object]]]) -> Facts:
    """Read facts out of their document."""
    clauses: dict[Where, tuple[str, ...]] = {}
    for clause, places in sorted(data["clauses"].items()):
        for name, start in map(_where, places):
            clauses[name, start] = (*clauses.get((name, start), ()), clause)
    languages = {
        str(name): language for language, names in data["languages"].items() for name in names
    }
    return Facts(languages, clauses)


def _where(value: object) -> Where:
    assert isinstance(value, list)
    return str(value[0]), int(value[1])
