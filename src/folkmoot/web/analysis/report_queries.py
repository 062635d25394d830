"""The responses of a run, and which of them a number in its report counts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlencode

from folkmoot.analysis.breakdown import value_of
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.language import UNKNOWN
from folkmoot.analysis.selection import Selection, select
from folkmoot.consultation.responses import Response
from folkmoot.web.analysis import assign_queries, group_queries, queries, stored_queries
from folkmoot.web.analysis.queries import Run, Theme
from folkmoot.web.analysis.reading import DIMENSIONS, texts_of
from folkmoot.web.consultation import queries as consultation

BY = DIMENSIONS
"""What responses are broken down by in a report."""
NONE = "none"
Groups = tuple[tuple[str, str], ...]
VOTED = ("group", "statement", "vote")
JUDGED = ("proposed", "taken", "refused")


@dataclass(frozen=True, slots=True)
class Read:
    """A run's responses that may still be used; *gone* are the others.

    *texts* have no words, but all that they are counted by. *letters* name the campaign of each
    copy. *themes* are those that stand for the run. *values* are those of each dimension, the one
    with most responses first.
    """

    run: Run
    held: frozenset[str]
    texts: tuple[Text, ...]
    gone: int
    letters: Mapping[str, str]
    themes: tuple[Theme, ...]
    values: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for of a run's responses; blank is anything.

    *theme* and *campaign* are ids, or NONE; *judged* is a state of the proposals for *theme*;
    *group* is the letter of an opinion group, and *vote* what was said to a *statement*.
    """

    theme: str = ""
    campaign: str = ""
    kind: str = ""
    section: str = ""
    channel: str = ""
    language: str = ""
    judged: str = ""
    group: str = ""
    statement: str = ""
    vote: str = ""
    once: bool = False

    @property
    def where(self) -> tuple[tuple[str, str], ...]:
        """The groups that a response must be of."""
        return tuple((one, getattr(self, one)) for one in BY if getattr(self, one))

    @property
    def query(self) -> str:
        """It as the query of an address."""
        names = ("theme", "campaign", *BY, "judged", *VOTED)
        said = {name: getattr(self, name) for name in names}
        asked = {name: value for name, value in said.items() if value}
        return urlencode(asked | ({"once": "1"} if self.once else {}))

    def by(self, **more: str) -> "Wanted":
        """Give it with *more* asked for."""
        return replace(self, **more)  # type: ignore[arg-type]  # fields of text only


def wanted_of(asked: Mapping[str, str]) -> Wanted:
    """Read out of an address what is asked for; what is unknown there is ignored."""
    said = {name: asked.get(name, "")[:60] for name in ("theme", "campaign", *BY, *VOTED)}
    judged = asked.get("judged", "")
    return Wanted(**said, judged=judged if judged in JUDGED else "", once=asked.get("once") == "1")


def read(run: Run) -> Read:
    """Give what the responses of a run that may still be used are counted by; none is opened."""
    names, languages = stored_queries.names_in(run.id), stored_queries.facts(run.id).languages
    sections = _sections(run)
    texts = tuple(
        Text(each.name, "", languages.get(each.name, UNKNOWN), _groups(each, sections))
        for each in consultation.in_the_clear(run.consultation)
        if each.name in names
    )
    return Read(
        run,
        frozenset(text.id for text in texts),
        texts,
        len(names) - len(texts),
        stored_queries.letters_of(run.id),
        tuple(queries.published_themes(run.id)),
        {dimension: _values(texts, dimension) for dimension in BY},
    )


def read_words(run: Run) -> tuple[Text, ...]:
    """Open all responses of a run that may still be used, and give them as texts with words."""
    names = stored_queries.names_in(run.id)
    return texts_of(consultation.responses_of(run.consultation, names=names), _sections(run))


def opened(run: Run, names: Iterable[str]) -> dict[str, Response]:
    """Open those of *names* that may still be used, and give them by their names."""
    found = consultation.responses_of(run.consultation, names=frozenset(names))
    return {each.id: each for each in found}


def _sections(run: Run) -> dict[str, str]:
    held = consultation.consultation(run.consultation)
    return {each.id: each.body for each in held.rounds} if held else {}


def _groups(known: consultation.InTheClear, sections: Mapping[str, str]) -> Groups:
    section = sections.get(known.round, known.round)
    return (("kind", known.kind), ("section", section), ("channel", known.channel))


def selected(found: Read, wanted: Wanted) -> tuple[Text, ...]:
    """Give the texts that are *wanted*."""
    among = [
        *_of_theme(found, wanted),
        *_of_campaign(found, wanted),
        *_of_group(found, wanted),
    ]
    return select(found.texts, Selection(wanted.where, tuple(among), wanted.once), found.letters)


def silent(found: Read) -> frozenset[str]:
    """Give the names of the responses that speak to none of the run's themes."""
    spoken = {name for each in found.themes for name in queries.stored_theme(each.id).responses}
    return found.held - spoken


def _values(texts: Iterable[Text], dimension: str) -> tuple[str, ...]:
    there = Counter(value_of(text, dimension) for text in texts)
    return tuple(sorted(there, key=lambda value: (-there[value], value)))


def _of_theme(found: Read, wanted: Wanted) -> list[frozenset[str]]:
    if wanted.judged:
        return [_judged(found, wanted)]
    if wanted.theme == NONE:
        return [silent(found)]
    if not wanted.theme:
        return []
    theme = queries.theme(wanted.theme)
    return [frozenset(queries.stored_theme(theme.id).responses)]


def _judged(found: Read, wanted: Wanted) -> frozenset[str]:
    assigned = assign_queries.latest_assignment(found.run.id)
    if assigned is None:
        return frozenset()
    if wanted.theme == NONE:
        return frozenset(assigned.without_theme)
    stated = assign_queries.stated(assigned.id)
    themes = [stated[wanted.theme]] if wanted.theme in stated else []
    return frozenset(name for one in themes for name in one.of(wanted.judged))


def _of_campaign(found: Read, wanted: Wanted) -> list[frozenset[str]]:
    if not wanted.campaign:
        return []
    if wanted.campaign == "any":
        return [frozenset(found.letters)]
    return [frozenset(name for name, _ in queries.campaign(wanted.campaign).members)]


def _of_group(found: Read, wanted: Wanted) -> list[frozenset[str]]:
    if not wanted.group:
        return []
    asked = partial(group_queries.voting, found.run.id, group=wanted.group, vote=wanted.vote)
    members = asked({}, statement="")
    if not wanted.statement:
        return [members]
    return [asked(opened(found.run, members), statement=wanted.statement)]
