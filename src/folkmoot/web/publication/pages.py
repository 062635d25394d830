"""What the pages of this area show."""

from dataclasses import dataclass

from folkmoot.policy.clauses import SourcePlace
from folkmoot.record.histories import History, Occasion
from folkmoot.web.publication.queries import Published


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report with its text."""

    report: Published


@dataclass(frozen=True, slots=True)
class DataPage:
    """All reports with their data."""

    reports: tuple[Published, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One event with its sources: the place in each, and its title where this record holds it."""

    occasion: Occasion
    sources: tuple[tuple[SourcePlace, str, str], ...]
    follows: tuple[Occasion, ...]
    contradicted_by: tuple[Occasion, ...]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """One history; *held* are the ids of its sources that have a page of their own."""

    history: History
    events: tuple[Event, ...]
    held: frozenset[str]
