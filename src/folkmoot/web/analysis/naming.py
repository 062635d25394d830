"""In which languages themes are named, and whose responses are left aside where they are not."""

from collections.abc import Mapping, Sequence

from folkmoot.analysis.framing import Line, Names, named, names_of
from folkmoot.analysis.language import UNKNOWN, language_of
from folkmoot.web.analysis import stored_queries
from folkmoot.web.analysis.assign_queries import Assigned
from folkmoot.web.analysis.naming_forms import field_of
from folkmoot.web.analysis.naming_pages import InLanguage, NameField, Unnamed
from folkmoot.web.analysis.queries import Theme

Languages = Mapping[str, int]
"""How many responses there are in each language, the most first."""


def languages_of(run_id: str) -> dict[str, int]:
    """Give the languages that a run's responses are in, as far as it could tell, with counts."""
    counted = stored_queries.document(run_id)["analysis"]["languages"]
    told = {str(code): int(count) for code, count in counted if code != UNKNOWN}
    return dict(sorted(told.items(), key=lambda item: (-item[1], item[0])))


def names_of_themes(lines: Sequence[Line], languages: Languages, reader: str) -> dict[str, Names]:
    """Give the names of each theme by language.

    Where nobody gave one yet, its only name stands under the language that it seems to be in, or
    that all names together do, or else under the *reader*'s.
    """
    themes = named(lines)
    mostly = language_of(". ".join(name for name, _own in themes))
    return {
        name: names_of(own) or _taken_for(name, languages, (mostly, reader)) for name, own in themes
    }


def fields(key: str, names: Names, languages: Languages) -> tuple[NameField, ...]:
    """Give a field for each language, with the name in it so far."""
    said = dict(names)
    return tuple(
        NameField(field_of(key, language), language, said.get(language, ""))
        for language in languages
    )


def spoken(languages: Languages) -> tuple[InLanguage, ...]:
    """Give the languages of the responses, each with how many are in it."""
    return tuple(InLanguage(code, count) for code, count in languages.items())


def unnamed(names: Mapping[str, Names], languages: Languages) -> tuple[Unnamed, ...]:
    """Say which themes have no name in which language, and how many responses are in that."""
    found = []
    for language, count in languages.items():
        missing = tuple(name for name, given in names.items() if language not in dict(given))
        if missing:
            found.append(Unnamed(language, count, missing, len(missing) == len(names)))
    return tuple(found)


def missed(assigned: Assigned | None, themes: Sequence[Theme]) -> tuple[Unnamed, ...]:
    """Say whose responses an assignment left aside, for themes had no name in their language."""
    called = {theme.id: theme.called for theme in themes}
    return tuple(
        Unnamed(
            one.language,
            one.responses,
            tuple(called[theme] for theme in one.themes if theme in called),
            len(one.themes) == len(called),
        )
        for one in (assigned.not_compared if assigned else ())
    )


def _taken_for(name: str, languages: Languages, likely: Sequence[str]) -> Names:
    told = (language_of(name), *likely, *languages)
    wanted = [code for code in told if code in languages]
    return ((wanted[0], name),) if wanted else ()
