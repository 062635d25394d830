"""Withdrawing a motion: what its mover may do until it is put to the vote."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from folkmoot.decision.happenings import possible
from folkmoot.decision.motions import Happening, Motion
from folkmoot.foundation.errors import InputError
from folkmoot.web.components.pages import show
from folkmoot.web.decision import motion_queries, services, stored
from folkmoot.web.decision.motion_desk_forms import WhyForm, problems
from folkmoot.web.decision.puts import Put, puts_of
from folkmoot.web.decision.speaking import speaking_for, whoever_asks


@dataclass(frozen=True, slots=True)
class WithdrawPage:
    """A motion that its mover may withdraw; *is_mine* says whether whoever asks speaks for them."""

    put: Put
    motion: Motion
    mover: str
    is_mine: bool
    is_late: bool
    problem: str = ""


def withdraw(request: HttpRequest, name: str) -> HttpResponse:
    """Let the mover of a motion withdraw it."""
    row, problem = motion_queries.row_of(name), ""
    if row is None:
        raise Http404
    voices = speaking_for(request, row.meeting)
    if request.method == "POST":
        form, by = WhyForm(request.POST), whoever_asks(request)
        problem = problems(form)
        try:
            if not problem:
                why, at = form.cleaned_data["why"], timezone.now()
                services.withdraw(name, by=by, speaking_for=voices, at=at, why=why)
                return redirect("motion", name)
        except InputError as error:
            problem = str(error)
    found = stored.motion_of(row)
    page = WithdrawPage(
        puts_of([found.reference])[0],
        found,
        motion_queries.mover_name(found.mover, row.meeting_id),
        is_mine=found.mover in voices,
        is_late=Happening.WITHDRAWN not in possible(found),
        problem=problem,
    )
    return show(request, "decision/withdraw.html", page, status=400 if problem else 200)
