"""The workbench of a round: its dashboard, files taken in, responses read."""

import tempfile
from datetime import timedelta
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.consultation.intake.items import Batch
from folkmoot.federation.rights import Object
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import pages, queries, services, words
from folkmoot.web.consultation.pages import rows_shown
from folkmoot.web.consultation.queries.asked import response_asked, round_asked
from folkmoot.web.consultation.unlocked import keys_of
from folkmoot.web.consultation.views import response_page
from folkmoot.web.federation import queries as federation

FILES = 200
BYTES = 250 * 2**20


def body_of_round(request: HttpRequest, round_id: str, **_: object) -> Object:
    """Say whose the round is, of which consultation, and how it stands, for the door."""
    return round_asked(round_id, timezone.now()) or _none()


def body_of_response(request: HttpRequest, name: str, **_: object) -> Object:
    """Say to whom the response came, and how it stands, for the door."""
    return response_asked(name) or _none()


def dashboard(request: HttpRequest, round_id: str) -> HttpResponse:
    """Show a round; take in the files that are given, and tell what became of each item."""
    if request.method != "POST":
        return _dashboard(request, round_id)
    files = request.FILES.getlist("files")
    if not files or len(files) > FILES or sum(file.size or 0 for file in files) > BYTES:
        fault = _("Choose between one and 200 files, of 250 MB together.")
        return _dashboard(request, round_id, fault=fault, status=422)
    return _dashboard(request, round_id, batch=_take_in(request, round_id, files))


def response(request: HttpRequest, name: str) -> HttpResponse:
    """Show a response to those who may read it, with all its words where it can be opened."""
    found = queries.response(name, keys=keys_of(request))
    facts = found or queries.facts(name)
    if facts is None:
        raise Http404
    page = response_page(facts, with_words=found is not None)
    return show(request, "consultation/desk/response.html", page)


def _dashboard(
    request: HttpRequest,
    round_id: str,
    *,
    batch: Batch | None = None,
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    asked = request.GET.get("page", "1")
    number = max(int(asked), 1) if asked.isdecimal() and len(asked) < 6 else 1
    found = queries.dashboard(round_id, timezone.now(), page=number)
    days = tuple((f"{day:%Y-%m-%d}", count) for day, count in found.by_day)
    kinds, channels = words.kinds(), words.channels()
    page = pages.Desk(
        dashboard=found,
        body=federation.body_name(found.round.body),
        last_day=(found.round.closes - timedelta(microseconds=1)).date(),
        by_kind=rows_shown(found.figures.by_kind, kinds, hide=False),
        by_channel=rows_shown(found.figures.by_channel, channels, hide=False),
        by_day=rows_shown(days, {}, hide=False),
        quarantine=found.quarantine,
        listed=tuple(
            (name, day, kinds.get(kind, kind), channels.get(channel, channel), late)
            for name, day, kind, channel, late in found.responses
        ),
        batch=batch,
        fault=fault,
    )
    return show(request, "consultation/desk/dashboard.html", page, status=status)


def _take_in(request: HttpRequest, round_id: str, files: "list[UploadedFile[bytes]]") -> Batch:
    person = federation.person_of(request.user)
    by = person or Reference(Kind.BODY, queries.body_of_round(round_id))
    with tempfile.TemporaryDirectory() as folder:
        paths = [_written(Path(folder), number, file) for number, file in enumerate(files)]
        return services.take_in(paths, round_id, by=by, at=timezone.now())


def _written(folder: Path, number: int, file: "UploadedFile[bytes]") -> Path:
    """Write an upload under its own name, in a folder of its own so that names may repeat."""
    place = folder / str(number)
    place.mkdir()
    path = place / (Path(file.name or "file").name[:200] or "file")
    with path.open("wb") as out:
        for chunk in file.chunks():
            out.write(chunk)
    return path


def _none() -> Object:
    raise Http404
