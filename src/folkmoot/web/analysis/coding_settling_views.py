"""Where coders differ, and settling it one by one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.foundation.errors import InputError
from folkmoot.web.analysis import coding_compared_queries as compared
from folkmoot.web.analysis import coding_laid as laid
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis import coding_settling_services as services
from folkmoot.web.analysis.coding_compared_queries import Compared
from folkmoot.web.analysis.desk_views import person_of
from folkmoot.web.components.pages import show


def agreement(request: HttpRequest, batch: str) -> HttpResponse:
    """Say how far the people of a batch agree, code by code."""
    page = laid.agreement_page(queries.batch(batch), str(person_of(request)))
    return show(request, "analysis/coding/agreement.html", page)


def differences(request: HttpRequest, batch: str) -> HttpResponse:
    """List where they differ."""
    held, code = queries.batch(batch), request.GET.get("code", "")
    page = laid.differences_page(held, str(person_of(request)), code)
    return show(request, "analysis/coding/differences.html", page)


def settle_next(request: HttpRequest, batch: str) -> HttpResponse:
    """Go on to the first difference that nobody settled, or back to the batch."""
    held, person = queries.batch(batch), str(person_of(request))
    if queries.is_blind(held, person):
        return redirect("coding-batch", batch=batch)
    number = laid.first_open(laid.shown_differences(compared.compared(held, person)))
    if not number:
        return redirect("coding-batch", batch=batch)
    return redirect("coding-settle-one", batch=batch, number=number)


def settle(request: HttpRequest, batch: str, number: int) -> HttpResponse:
    """Show one difference within its response; a POST says whether the code holds there."""
    held, person = queries.batch(batch), person_of(request)
    if queries.is_blind(held, str(person)):
        return redirect("coding-batch", batch=batch)
    found = compared.compared(held, str(person))
    if request.method != "POST":
        return _shown(request, found, number)
    holds, reason = request.POST.get("holds", ""), request.POST.get("reason", "")
    try:
        _settle(request, found, number)
    except InputError as error:
        return _shown(request, found, number, holds=holds, reason=reason, problem=str(error))
    return redirect("coding-settle", batch=batch)


def _settle(request: HttpRequest, found: Compared, number: int) -> None:
    if not 1 <= number <= len(found.differences):
        raise Http404("There is no such difference.")
    holds = request.POST.get("holds", "")
    place = found.differences[number - 1]
    if request.POST.get("mark") != laid.mark_of(place):
        raise InputError(_("The differences have changed. Look at this one, and say it anew."))
    if holds not in ("yes", "no"):
        raise InputError(_("Say whether the code holds."))
    services.settle(
        found,
        place,
        holds=holds == "yes",
        reason=request.POST.get("reason", "")[:2000],
        by=person_of(request),
        at=timezone.now(),
    )


def _shown(
    request: HttpRequest,
    found: Compared,
    number: int,
    *,
    holds: str = "",
    reason: str = "",
    problem: str = "",
) -> HttpResponse:
    page = laid.settle_page(found, number, holds=holds, reason=reason, problem=problem)
    if page is None:
        raise Http404("There is no such difference.")
    return show(request, "analysis/coding/settle.html", page, status=400 if problem else 200)
