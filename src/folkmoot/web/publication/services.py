"""Publishing: the report and its data written to files, and said so in the record."""

from datetime import datetime
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


@transaction.atomic
def _store(
    gathered: Gathered, folder: Path, files: dict[str, Json], *, by: Reference, at: datetime
) -> None:
    report = gathered.report
    ReportRow.objects.update_or_create(
        id=report.id,
        defaults={
            "title": report.title,
            "subtitle": report.subtitle,
            "policy": str(gathered.version or ""),
            "made": report.made,
            "body": article(paper_of(report), address=address),
            "folder": _kept(folder),
            "files": files,
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
