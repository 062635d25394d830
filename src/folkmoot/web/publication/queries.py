"""Reading what was published: reports, their files, and the data behind them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from folkmoot.foundation.references import Reference
from folkmoot.publication.opendata import Column
from folkmoot.web.publication.models import ReportRow


@dataclass(frozen=True, slots=True)
class PublishedData:
    """One dataset as its page lists it."""

    name: str
    says: str
    rows: int
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """One report: its text for the site, its files by name with their hashes, and its data."""

    id: str
    title: str
    subtitle: str
    policy: Reference | None
    made: date
    body: SafeString
    files: tuple[tuple[str, str], ...]
    datasets: tuple[PublishedData, ...]
    outdated: bool = False


def reports() -> list[Published]:
    """Give every report, the latest first."""
    return [_published(row) for row in ReportRow.objects.all()]


def report(report_id: str) -> Published | None:
    """Give one report, or None."""
    row = ReportRow.objects.filter(id=report_id).first()
    return _published(row) if row else None


def file_of(report_id: str, name: str) -> Path | None:
    """Give where a published file lies; None for one that was not published, or is not there."""
    row = ReportRow.objects.filter(id=report_id).first()
    if row is None or row.outdated or name not in row.files:
        return None
    path = Path(settings.HOME, row.folder, name)
    return path if path.is_file() else None


def _published(row: ReportRow) -> Published:
    return Published(
        id=row.id,
        title=row.title,
        subtitle=row.subtitle,
        policy=Reference.parse(row.policy) if row.policy else None,
        made=row.made,
        # Written by `folkmoot.publication.webpage`, which escapes every word that it is given.
        body=mark_safe(row.body),
        files=tuple(sorted(row.files.items())),
        datasets=tuple(
            PublishedData(
                each["name"],
                each["says"],
                each["rows"],
                tuple(Column(name, says) for name, says in each["columns"]),
            )
            for each in row.datasets
        ),
        outdated=row.outdated,
    )
