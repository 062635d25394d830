"""Candidates as cards: read by coders, with sizes, neighbours and what was made of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from folkmoot.analysis.framing import Line, beside
from folkmoot.analysis.words import folded
from folkmoot.consultation.responses import Response
from folkmoot.web.analysis import queries, stored_queries
from folkmoot.web.analysis.documents import StoredTheme
from folkmoot.web.analysis.frame_queries import Draft
from folkmoot.web.analysis.queries import Run, Theme
from folkmoot.web.analysis.quoted_queries import passages
from folkmoot.web.analysis.report_queries import opened
from folkmoot.web.analysis.theme_pages import Card, Near, Sight, Standing
from folkmoot.web.consultation import queries as consultation

QUOTED = 3

READ = 4 * QUOTED
"""Responses of a candidate that are opened to find so many different passages."""

Responses = Mapping[str, Response]


def candidates_of(run_id: str) -> list[Theme]:
    """Give the candidates of a run, and not the themes of its frame."""
    return [theme for theme in queries.themes_of(run_id) if not theme.is_gathered]


def kinds_of(run: Run) -> dict[str, str]:
    """Give the kinds of respondents whose responses may be used, by their names; none is opened."""
    return {each.name: each.kind for each in consultation.in_the_clear(run.consultation)}


def all_lines(lines: Sequence[Line], candidates: Iterable[Theme]) -> list[tuple[Theme, Line]]:
    """Give each candidate with its line, or with those of its parts; a blank one if untouched."""
    own: dict[str, list[Line]] = {}
    for line in lines:
        own.setdefault(line.candidate, []).append(line)
    return [
        (theme, line) for theme in candidates for line in own.get(theme.key) or [Line(theme.key)]
    ]


def cards(run: Run, lines: Sequence[Line], kinds: Mapping[str, str]) -> tuple[Card, ...]:
    """Give a card for each line, the candidate with most voices first."""
    candidates = candidates_of(run.id)
    titles = {theme.key: theme.title for theme in candidates}
    paired = all_lines(lines, candidates)
    stored = stored_queries.parts_of(run.id, [line for _, line in paired])
    typical = {place.response for own in stored for place in own.passages[:READ]}
    held = opened(run, typical)
    return tuple(
        _card(theme, line, own, held=held, titles=titles, kinds=kinds)
        for (theme, line), own in zip(paired, stored, strict=True)
    )


def seen(cards: Sequence[Card], sight: Sight) -> tuple[Card, ...]:
    """Give the cards that somebody wants to see, in the order that they want."""
    return tuple(_ordered([card for card in cards if _is_wanted(card, sight)], sight.order))


def standing(draft: Draft, lines: Sequence[Line], names: Mapping[str, str]) -> Standing:
    """Say how far people are; *names* are people's by their ids."""
    return Standing(
        version=draft.version,
        named=sum(bool(line.name) for line in lines),
        left_out=sum(bool(line.reason) for line in lines),
        undecided=sum(line.is_open for line in lines),
        by=names.get(draft.by.partition(":")[2], draft.by),
        on=draft.on,
    )


def with_others(
    cards: Sequence[Card], theirs: Sequence[Line], clashes: Sequence[str]
) -> list[Card]:
    """Say on each card that two people changed what the other one made of it."""
    said = {line.key: line.name or line.reason or "–" for line in theirs}
    return [
        replace(card, others=said.get(card.key, "–")) if card.line.candidate in clashes else card
        for card in cards
    ]


def _card(
    theme: Theme,
    line: Line,
    own: StoredTheme,
    *,
    held: Responses,
    titles: Mapping[str, str],
    kinds: Mapping[str, str],
) -> Card:
    there = Counter(kinds[name] for name in own.responses if name in kinds)
    return Card(
        line=line,
        theme=theme,
        part=line.key.partition(".")[2],
        responses=len(own.responses),
        voices=own.voices,
        kinds=tuple(sorted(there.items(), key=lambda item: (-item[1], item[0]))),
        passages=passages(own, held, most=QUOTED),
        near=tuple(
            Near(key, titles[key], f"{float(nearness):.2f}")
            for key, nearness in own.neighbours
            if key in titles
        ),
    )


def _is_wanted(card: Card, sight: Sight) -> bool:
    stands = {
        "open": card.line.is_open,
        "named": bool(card.line.name),
        "left": bool(card.line.reason),
        "split": bool(card.part),
    }
    return (
        stands.get(sight.show, True)
        and sight.language in ("", card.theme.language)
        and folded(sight.words.strip()) in _says(card)
    )


def _says(card: Card) -> str:
    quoted = " ".join(each.words for each in card.passages)
    said = [*card.theme.phrases, card.line.name, card.line.note, card.line.reason, quoted]
    return folded(" ".join(said))


def _ordered(cards: list[Card], order: str) -> list[Card]:
    if order == "near":
        keys = list(dict.fromkeys(card.line.candidate for card in cards))
        near = {card.line.candidate: [one.key for one in card.near] for card in cards}
        place = {key: n for n, key in enumerate(beside(keys, near))}
        return sorted(cards, key=lambda card: (place[card.line.candidate], card.key))
    if order == "name":
        return sorted(cards, key=lambda card: (not card.line.name, folded(card.line.name)))
    size = "responses" if order == "responses" else "voices"
    return sorted(cards, key=lambda card: -int(getattr(card, size)))
