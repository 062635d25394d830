"""The chair's page of a vote that is held with Belenios: what goes out, and its archive back."""

import json
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.decision.belenios import Asked
from folkmoot.decision.belenios_archives import LARGEST
from folkmoot.decision.elsewhere import Elsewhere
from folkmoot.decision.secrecy import Secrecy
from folkmoot.foundation.errors import InputError
from folkmoot.web.components.pages import show
from folkmoot.web.decision import belenios_tool, queries, sealed
from folkmoot.web.decision.models import PollRow
from folkmoot.web.decision.puts import Put
from folkmoot.web.decision.secrecy_words import Promises, promises_of
from folkmoot.web.decision.services.belenios import asked_in, bring_back
from folkmoot.web.federation.queries import person_of


@dataclass(frozen=True, slots=True)
class BeleniosPage:
    """What goes out and what came back; *checked* and *tool* name what goes through its proofs.

    They are empty where it was, or is, not installed.
    """

    put: Put
    promises: Promises
    asked: Asked
    voters: int
    votes: int
    back: Elsewhere | None
    checked: str
    tool: str
    problem: str


def belenios(request: HttpRequest, name: str) -> HttpResponse:
    """Give out voters and question, or take the archive back."""
    put = queries.named(name)
    poll = queries.poll_on(put.on) if put else None
    if put is None:
        raise Http404
    if poll is None or poll.secrecy != Secrecy.BELENIOS:
        return redirect("desk-meeting", put.meeting.id)
    match request.POST.get("do"):
        case "voters":
            return _file(f"{name}-voters.txt", asked_in(poll).voters)
        case "question":
            told = json.dumps(asked_in(poll).template, ensure_ascii=False, indent=1)
            return _file(f"{name}-question.json", f"{told}\n")
        case "archive":
            return _brought(request, put, poll)
        case _:
            return _page(request, put, poll, "")


def _brought(request: HttpRequest, put: Put, poll: PollRow) -> HttpResponse:
    by, sent = person_of(request.user), request.FILES.get("archive")
    if by is None:
        raise PermissionDenied
    if sent is None or (sent.size or 0) > LARGEST:
        return _page(request, put, poll, _("Choose the file that ends with .bel."))
    try:
        bring_back(put.on, sent.read(), by=by, at=timezone.now())
    except InputError as error:
        return _page(request, put, poll, str(error))
    return redirect("desk-belenios", put.on.name)


def _page(request: HttpRequest, put: Put, poll: PollRow, problem: str) -> HttpResponse:
    asked = asked_in(poll)
    page = BeleniosPage(
        put,
        promises_of(Secrecy.BELENIOS),
        asked,
        voters=len(asked.weights),
        votes=sum(asked.weights.values()),
        back=sealed.elsewhere_of(poll),
        checked=sealed.checked_by(poll),
        tool=belenios_tool.version(),
        problem=problem,
    )
    return show(request, "decision/belenios.html", page, status=400 if problem else 200)


def _file(name: str, text: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
