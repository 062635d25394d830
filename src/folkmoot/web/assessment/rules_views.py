"""The desk of rules: a changed file is looked at, then proposed, then published by another."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from folkmoot.foundation.errors import Fault, InputError, PackFaults
from folkmoot.web.assessment import rules_queries as queries
from folkmoot.web.assessment import rules_services as services
from folkmoot.web.assessment.change_forms import RefuseForm
from folkmoot.web.assessment.change_queries import PROPOSED, PUBLISHED, REFUSED, WITHDRAWN, known
from folkmoot.web.assessment.desk import person_of
from folkmoot.web.assessment.rules_forms import RulesForm
from folkmoot.web.assessment.rules_pages import RuleChangePage, RulesPage, ShownLook, shown
from folkmoot.web.assessment.rules_queries import Looked, RuleChange
from folkmoot.web.components.pages import show

LATELY = 20


def rules(request: HttpRequest) -> HttpResponse:
    """List the files and what is proposed; a POST looks at a changed one, or proposes it."""
    proposes = request.POST.get("act") == "propose"
    today = timezone.localdate()
    if request.method != "POST":
        text = queries.text_of(request.GET.get("of", ""), offered="offered" in request.GET)
        return _rules(request, RulesForm(initial={"text": text}, today=today))
    form = RulesForm(request.POST, request.FILES, today=today, proposes=proposes)
    if not form.is_valid():
        return _rules(request, form)
    text = form.cleaned_data["text"]
    try:
        if proposes:
            about, by = form.cleaned_data["about"], person_of(request)
            return redirect("law-rule", services.propose(text, about, by=by, at=timezone.now()))
        looked = queries.look(text, form.day())
    except PackFaults as error:
        return _rules(request, form, faults=tuple(error.faults))
    except InputError as error:
        return _rules(request, form, problem=str(error))
    look = _shown(looked, text)
    again = {"text": text, "on": form.day(), "about": form.cleaned_data["about"]}
    return _rules(request, RulesForm(initial=again, today=today), look=look)


def rule(request: HttpRequest, change: int) -> HttpResponse:
    """Show one proposed file; a POST publishes, refuses or withdraws it."""
    found, problem = _found(change), ""
    form = RefuseForm(request.POST if request.POST.get("act") == "refuse" else None)
    if request.method == "POST":
        try:
            if _acted(request, change, form):
                return redirect("law-rule", change)
        except PackFaults:
            problem = ""
        except InputError as error:
            problem = str(error)
        found = _found(change)
    look, faults = _looked(found)
    is_own = found.by == str(person_of(request))
    page = RuleChangePage(found, look, faults, is_own, form, problem)
    status = 422 if request.method == "POST" else 200
    return show(request, "assessment/rules/change.html", page, status=status)


def _rules(
    request: HttpRequest,
    form: RulesForm,
    *,
    faults: tuple[Fault, ...] = (),
    look: ShownLook | None = None,
    problem: str = "",
) -> HttpResponse:
    waiting = queries.changes(states=[PROPOSED])
    settled = queries.changes(states=[PUBLISHED, REFUSED, WITHDRAWN])[:LATELY]
    page = RulesPage(queries.files(), waiting, settled, form, faults, look, problem)
    status = 422 if faults or problem or form.errors else 200
    return show(request, "assessment/rules/rules.html", page, status=status)


def _acted(request: HttpRequest, change: int, form: RefuseForm) -> bool:
    act, by, at = request.POST.get("act"), person_of(request), timezone.now()
    if act == "publish":
        services.publish(change, by=by, at=at)
    elif act == "withdraw":
        services.withdraw(change, by=by, at=at)
    elif act == "refuse" and form.is_valid():
        services.refuse(change, form.cleaned_data["reason"], by=by, at=at)
    else:
        return False
    return True


def _looked(change: RuleChange) -> tuple[ShownLook | None, tuple[Fault, ...]]:
    if not change.waits:
        return None, ()
    try:
        looked = queries.look(change.text, timezone.localdate())
    except PackFaults as error:
        return None, tuple(error.faults)
    return _shown(looked, change.text), ()


def _shown(looked: Looked, text: str) -> ShownLook:
    _, registry = known()
    return shown(looked, registry, was=queries.text_of(looked.name), now=text)


def _found(change: int) -> RuleChange:
    found = queries.change(change)
    if found is None:
        raise Http404("There is no such change.")
    return found
