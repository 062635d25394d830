"""The page of a history, from its pack."""

import re

from folkmoot.foundation.packs import packs_home
from folkmoot.policy.clauses import SourcePlace
from folkmoot.record.histories import History, Occasion, load_history
from folkmoot.web.policy import queries as policy
from folkmoot.web.publication.pages import Event, HistoryPage


def history_page(history_id: str) -> HistoryPage | None:
    """Give the page of a history, or None where no pack has that name."""
    folder = packs_home() / "histories" / history_id
    if not re.fullmatch(r"[a-z0-9-]+", history_id) or not folder.is_dir():
        return None
    history = load_history(folder)
    by_id = {event.id: event for event in history.events}
    events = tuple(_event(history, event, by_id) for event in history.events)
    return HistoryPage(history, events, policy.source_ids())


def _event(history: History, event: Occasion, by_id: dict[str, Occasion]) -> Event:
    sources = []
    for text in event.sources:
        known = history.source(text)
        sources.append((SourcePlace.parse(text), known.title, known.note))
    return Event(
        event,
        tuple(sources),
        tuple(by_id[each] for each in event.follows),
        tuple(by_id[each] for each in event.contradicted_by),
    )
