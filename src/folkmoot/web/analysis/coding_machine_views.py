"""The machine as a coder: letting it read a batch, its trial, and admitting it code by code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.foundation.errors import InputError
from folkmoot.web.analysis import coding_compared_queries as compared
from folkmoot.web.analysis import coding_machine_queries as machines
from folkmoot.web.analysis import coding_machine_services as services
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis import jobs
from folkmoot.web.analysis.coding_machine_pages import MachinePage, Tried
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.analysis.desk_views import person_of
from folkmoot.web.components.pages import show


def machine(request: HttpRequest, batch: str) -> HttpResponse:
    """Show the trial; a POST lets the machine read, or admits or refuses it for one code."""
    held, person, problem = queries.batch(batch), person_of(request), ""
    is_blind = queries.is_blind(held, str(person))
    if request.method == "POST" and not is_blind:
        try:
            return _changed(request, held)
        except InputError as error:
            problem = str(error)
    page = MachinePage(held, True, "", ()) if is_blind else _page(held, str(person), problem)
    return show(request, "analysis/coding/machine.html", page, status=400 if problem else 200)


def _changed(request: HttpRequest, held: Batch) -> HttpResponse:
    if "code" in request.POST:
        _admit(request, held)
    else:
        services.ask_machine(held)
        jobs.let_machine_read(held.id)
    return redirect("coding-machine", batch=held.id)


def _admit(request: HttpRequest, held: Batch) -> None:
    person, coder = person_of(request), request.POST.get("coder", "")
    found = machines.trials(compared.compared(held, str(person)), coder)
    code, said = request.POST.get("code", ""), request.POST.get("admitted", "")
    tried = next((one for one in found if one.code == code), None)
    if tried is None or said not in ("yes", "no"):
        raise InputError(_("Say whether the machine is admitted for this code."))
    services.admit(
        held,
        coder,
        tried,
        admitted=said == "yes",
        reason=request.POST.get("reason", "")[:2000],
        by=person,
        at=timezone.now(),
    )


def _page(held: Batch, person: str, problem: str) -> MachinePage:
    coder = held.machines[-1] if held.machines else ""
    if not coder:
        return MachinePage(held, False, "", (), problem)
    found = machines.trials(compared.compared(held, person), coder)
    said = machines.admissions(held.id, coder)
    names = queries.coder_names(one.by for one in said.values())
    tried = tuple(
        Tried(
            held.book.codebook.code(one.code),
            one,
            said.get(one.code),
            names[said[one.code].by] if one.code in said else "",
        )
        for one in found
    )
    return MachinePage(held, False, coder, tried, problem)
