"""Publishing: the report and its data written to files, and said so in the record."""

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import partial
from html import escape
from pathlib import Path

from django.conf import settings
from django.db import transaction

from folkmoot.foundation.canonical import Json, content_hash, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.publication.blocks import paper_of
from folkmoot.publication.opendata import write_open_data
from folkmoot.publication.printed import printed
from folkmoot.publication.webpage import article, webpage
from folkmoot.web.components.addresses import address
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.consultation.queries.quotations import published
from folkmoot.web.ledger import queries as record
from folkmoot.web.ledger import services as ledger
from folkmoot.web.publication.gathering.whole import Gathered, gather
from folkmoot.web.publication.models import ReportRow

SECRETARIAT = Reference(Kind.BODY, "secretariat")
PUBLISHED = "report.published"


def publish_report(
    consultation_id: str, folder: Path, *, at: datetime, by: Reference = SECRETARIAT
) -> Path:
    """Write the report on a consultation to *folder* as HTML, PDF and data; give the HTML's path.

    Publishing again writes the files again; the record tells of it only where they differ.
    """
    pack = consultation.consultation(consultation_id)
    if pack is None:
        raise InputError(
            f"There is no consultation '{consultation_id}' here. Publish its pack first."
        )
    gathered = gather(pack, at.date())
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "report.html"
    page.write_text(webpage(paper_of(gathered.report)), encoding="utf-8")
    (folder / "report.pdf").write_bytes(printed(paper_of(gathered.report)))
    data = write_open_data(gathered.data, folder / "data")
    files = _hashes(folder, [page, folder / "report.pdf", *data])
    _store(gathered, folder, files, by=by, at=at)
    return page


def write_anew(*, at: datetime) -> int:
    """Write every outdated report anew in its place; give how many there were."""
    rows = list(ReportRow.objects.filter(outdated=True))
    for row in rows:
        publish_report(row.id, Path(settings.HOME, row.folder), at=at)
    return len(rows)


@transaction.atomic
def outdate(keys: Collection[int], *, by: Reference, at: datetime) -> int:
    """Take down every report that holds one of the quotations *keys*; give how many there were.

    Its text is forgotten and its files that hold them are deleted. The ledger names these files,
    for copies that others have made stay where they are.
    """
    gone = set(keys)
    rows = ReportRow.objects.select_for_update().all()
    holding = {row: files for row in rows if (files := _holding(row, gone))}
    for row, files in holding.items():
        row.outdated, row.body = True, ""
        row.save(update_fields=["outdated", "body"])
        about = [Reference(Kind.CONSULTATION, row.id)]
        detail: dict[str, Json] = {"quotations": len(gone), "files": files}
        ledger.record("publication", "report.outdated", about=about, by=by, at=at, detail=detail)
        transaction.on_commit(partial(_delete, Path(settings.HOME, row.folder), files))
    return len(holding)


def _holding(row: ReportRow, gone: set[int]) -> list[str]:
    return sorted(name for name, keys in row.quoted.items() if not gone.isdisjoint(keys))


def _delete(folder: Path, files: Iterable[str]) -> None:
    for name in files:
        (folder / name).unlink(missing_ok=True)


def _quoted_in(consultation_id: str, text: str) -> dict[str, list[int]]:
    """Say which files hold which quotations: the data all of them, the report those it tells."""
    out = published(consultation_id=consultation_id)
    told = [each.key for each in out if escape(each.words) in text]
    data = [each.key for each in out]
    return {
        "report.html": told,
        "report.pdf": told,
        "data/quotations.csv": data,
        "data/quotations.json": data,
    }


@transaction.atomic
def _store(
    gathered: Gathered, folder: Path, files: dict[str, Json], *, by: Reference, at: datetime
) -> None:
    report = gathered.report
    text = article(paper_of(report), address=address)
    ReportRow.objects.update_or_create(
        id=report.id,
        defaults={
            "title": report.title,
            "subtitle": report.subtitle,
            "policy": str(gathered.version or ""),
            "made": report.made,
            "body": text,
            "folder": _kept(folder),
            "files": files,
            "quoted": _quoted_in(report.id, text),
            "outdated": False,
            "datasets": [
                {
                    "name": each.name,
                    "says": each.says,
                    "rows": len(each.rows),
                    "columns": [[column.name, column.says] for column in each.columns],
                }
                for each in gathered.data.datasets
            ],
        },
    )
    about = [Reference(Kind.CONSULTATION, report.id)]
    about += [gathered.version] if gathered.version else []
    detail: dict[str, Json] = {"files": json_hash(files)}
    told = [entry for entry in record.entries_about(about[0]) if entry.event == PUBLISHED]
    if detail not in [dict(entry.detail) for entry in told]:
        ledger.record("publication", PUBLISHED, about=about, by=by, at=at, detail=detail)


def _hashes(folder: Path, files: list[Path]) -> dict[str, Json]:
    return {str(file.relative_to(folder)): content_hash(file.read_bytes()) for file in files}


def _kept(folder: Path) -> str:
    home, here = settings.HOME.resolve(), folder.resolve()
    return str(here.relative_to(home) if here.is_relative_to(home) else here)
