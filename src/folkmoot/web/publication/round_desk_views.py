"""A round's end at the desk: compile, write, report, send up; and take in what came back."""

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from folkmoot.consultation.bundles import LARGEST
from folkmoot.consultation.rounds import Round
from folkmoot.federation.rights import Object
from folkmoot.foundation.errors import FolkmootError, InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.consultation.queries import bundles as sent
from folkmoot.web.consultation.services.receiving import receive_back
from folkmoot.web.consultation.services.results import report_round, write_position
from folkmoot.web.federation import queries as federation
from folkmoot.web.federation.doors import ticket
from folkmoot.web.publication import round_queries, round_services
from folkmoot.web.publication.gathering.round_paper import language_of, round_paper
from folkmoot.web.publication.round_forms import languages_of, written_of
from folkmoot.web.publication.round_pages import ResultsPage, SendPage, Written
from folkmoot.web.publication.round_queries import RoundDesk
from folkmoot.web.publication.round_report_views import body_of

RESULTS = "publication/desk/results.html"


def held_round(round_id: str) -> Round:
    """Give a round, or answer that there is none."""
    found = consultation.round_of(round_id)
    if found is None:
        raise Http404
    return found


def object_of_round(request: HttpRequest, round_id: str) -> Object:
    """Say whose a round is and how it stands, for the door."""
    held = held_round(round_id)
    return Object(held.body, held.consultation, str(held.state_at(timezone.now())))


def results(request: HttpRequest, round_id: str) -> HttpResponse:
    """Show a round's result, with what its body says of it."""
    return _results(request, held_round(round_id))


def compile_now(request: HttpRequest, round_id: str) -> HttpResponse:
    """Compile a round, or compile it again."""
    held = held_round(round_id)
    try:
        round_services.compile_whole(round_id, by=_by(request, held), at=timezone.now())
    except InputError as error:
        return _results(request, held, fault=str(error), status=422)
    return redirect("desk-results", round_id)


def write(request: HttpRequest, round_id: str) -> HttpResponse:
    """Keep the summary and the position that the coordinator wrote."""
    held, typed = held_round(round_id), written_of(request.POST, held_round(round_id))
    try:
        words = (typed.summary, typed.position)
        by, at = _by(request, held), timezone.now()
        write_position(round_id, typed.language, words, by=by, at=at)
    except InputError as error:
        return _results(request, held, written=typed, fault=str(error), status=422)
    return redirect("desk-results", round_id)


def report(request: HttpRequest, round_id: str) -> HttpResponse:
    """Mark a round reported: its report is public from then on."""
    held = held_round(round_id)
    try:
        report_round(round_id, by=_by(request, held), at=timezone.now())
    except InputError as error:
        return _results(request, held, fault=str(error), status=422)
    return redirect("round-report", round_id)


def send(request: HttpRequest, round_id: str) -> HttpResponse:
    """Say what goes up and what stays; send it."""
    held = held_round(round_id)
    if request.method != "POST":
        return _sending(request, held)
    try:
        by, at = _by(request, held), timezone.now()
        parcel, outcome = round_services.send(round_id, by=by, at=at)
    except FolkmootError as error:
        return _sending(request, held, fault=str(error), status=422)
    if outcome:
        return redirect("desk-send", round_id)
    return _as_file(parcel.data, parcel.name)


def take_back_in(request: HttpRequest, round_id: str) -> HttpResponse:
    """Take in the file that tells what became of a round."""
    held, file = held_round(round_id), request.FILES.get("file")
    try:
        data = bytes_of(file)
        by, at = _by(request, held), timezone.now()
        outcome = receive_back(data, name=name_of(file), by=by, at=at)
    except FolkmootError as error:
        return _sending(request, held, fault=str(error), status=422)
    return redirect("round-changes", outcome.round)


def bytes_of(file: "UploadedFile[bytes] | None") -> bytes:
    """Give the content of an upload; raise InputError where there is none, or too much."""
    if file is None:
        raise InputError(_("Choose the file that came."))
    if (file.size or 0) > LARGEST:
        raise InputError(_("This file is larger than any round's bundle."))
    content: bytes = file.read()
    return content


def name_of(file: "UploadedFile[bytes] | None") -> str:
    """Give what to call an upload in a sentence."""
    return ((file.name or "") if file else "")[:80] or _("The file")


def _results(
    request: HttpRequest,
    held: Round,
    *,
    written: Written | None = None,
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    desk = round_queries.round_desk(held.id, today=timezone.localdate())
    if desk is None:
        raise Http404
    page = ResultsPage(
        desk=desk,
        name=federation.body_name(held.body),
        may_compile=held.is_late(timezone.now()),
        written=written or _written(desk),
        exact=_exact(desk),
        body=_report_so_far(held),
        fault=fault,
    )
    return show(request, RESULTS, page, status=status)


def _written(desk: RoundDesk) -> Written:
    found, held = desk.position, desk.round
    return Written(
        summary=found.summary if found else "",
        position=found.position if found else "",
        language=found.language if found else next(iter(held.languages), "en"),
        languages=languages_of(held),
    )


def _exact(desk: RoundDesk) -> tuple[tuple[str, int], ...]:
    """Give the exact figures for those who run the round."""
    result = desk.result
    if result is None:
        return ()
    return (
        (_("Responses in time"), result.in_time.responses or 0),
        (_("Late, and counted apart"), result.late.responses or 0),
        (_("Group discussions"), result.in_time.discussions or 0),
        (_("People in group discussions"), result.in_time.people or 0),
        (_("Discussions that told the views of a minority"), result.in_time.minorities or 0),
        (_("Themes signed off"), len(result.themes)),
        (_("Sealed to a person who did not release them"), result.unread or 0),
    )


def _report_so_far(held: Round) -> SafeString:
    found = round_queries.reported(held.id)
    if found is None:
        return SafeString("")
    return body_of(round_paper(found, language_of(found), made=held.day_of(timezone.now())))


def _sending(
    request: HttpRequest, held: Round, *, fault: str = "", status: int = 200
) -> HttpResponse:
    found = round_queries.to_send(held.id)
    page = SendPage(
        round=held,
        name=federation.body_name(held.body),
        evidence=found.evidence,
        stays=found.stays,
        position=found.has_position,
        sent=tuple(sent.sent_of(held.id)),
        card=sent.shown_card(held.body),
        is_elsewhere=sent.card_of(sent.secretariat()) is not None,
        ticket=ticket(request, reverse("desk-send", args=[held.id])),
        fault=fault,
    )
    return show(request, "publication/desk/send.html", page, status=status)


def _as_file(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _by(request: HttpRequest, held: Round) -> Reference:
    return federation.person_of(request.user) or Reference(Kind.BODY, held.body)
