"""The coder's desk: run an analysis, read a candidate theme, name it and sign it off."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language

from folkmoot.consultation.quotations import words_of
from folkmoot.federation.bodies import BodyKind
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis import jobs, naming, queries, services
from folkmoot.web.analysis.asked_queries import asked_runs
from folkmoot.web.analysis.asked_services import ask_for_run
from folkmoot.web.analysis.forms import SignOffForm
from folkmoot.web.analysis.naming_forms import NamesForm
from folkmoot.web.analysis.pages import (
    ClauseChoice,
    DeskPage,
    Offer,
    ResponsesPage,
    SignOffPage,
)
from folkmoot.web.analysis.queries import Run, Theme
from folkmoot.web.analysis.quoted_queries import passages, quoted
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.federation import queries as federation


def secretariat(request: HttpRequest, **_: str) -> str:
    """Give the id of the secretariat, which analyses what all sections received."""
    for body in federation.bodies(BodyKind.SECRETARIAT):
        return body.id
    raise Http404("This federation has no secretariat.")


def desk(request: HttpRequest) -> HttpResponse:
    """List what can be analysed; a POST asks the job consumer for a run of one consultation."""
    problem = ""
    if request.method == "POST":
        wanted = request.POST.get("consultation", "")
        try:
            jobs.make_run(ask_for_run(wanted, by=person_of(request), at=timezone.now()))
            return redirect("analysis-desk")
        except InputError as error:
            problem = str(error)
    offers = tuple(
        Offer(
            each.id,
            each.title.in_language(_language()),
            tuple(queries.runs_of(each.id)),
            asked_runs(each.id),
        )
        for each in consultation.consultations()
    )
    follows = bool(request.GET.get("follow"))
    under_way = any(asked.is_under_way for offer in offers for asked in offer.asked)
    page = DeskPage(offers, problem, is_followed=follows and under_way)
    return show(request, "analysis/desk.html", page, status=400 if problem else 200)


def sign_off(request: HttpRequest, theme: str) -> HttpResponse:
    """Read all passages of a candidate theme, name it and say which clauses it speaks to."""
    found = queries.theme(theme)
    run = queries.run(found.run)
    choices = _choices(run, found)
    if request.method != "POST":
        return _asked(request, run, found, choices, name=found.name)
    named = NamesForm(request.POST, keys=[found.key], languages=list(naming.languages_of(run.id)))
    form = SignOffForm(request.POST, clauses=[str(each.reference) for each in choices])
    if not (form.is_valid() and named.is_valid()):
        problem = " ".join(
            str(error) for errors in {**form.errors, **named.errors}.values() for error in errors
        )
        return _asked(request, run, found, choices, name="", problem=problem)
    services.sign_off_theme(
        found.reference,
        form.cleaned_data["name"],
        form.chosen(),
        names=named.names(found.key) if named.is_sent else None,
        by=person_of(request),
        at=timezone.now(),
    )
    return redirect("explorer", run=run.id)


def responses(request: HttpRequest, theme: str) -> HttpResponse:
    """List all responses that speak to a theme, for those who may read them."""
    found = queries.theme(theme)
    run, stored = queries.run(found.run), queries.stored_theme(theme)
    held = consultation.responses_of(run.consultation, names=stored.responses)
    listed = tuple(quoted(each, words_of(each)) for each in held)
    page = ResponsesPage(run, found.called, found.reference, listed, everybody=True)
    return show(request, "analysis/responses.html", page)


def _asked(
    request: HttpRequest,
    run: Run,
    found: Theme,
    choices: tuple[ClauseChoice, ...],
    *,
    name: str,
    problem: str = "",
) -> HttpResponse:
    stored = queries.stored_theme(found.id)
    responses = consultation.responses_of(run.consultation, names=stored.responses)
    held = {each.id: each for each in responses}
    read = passages(stored, held, most=len(stored.passages))
    languages = naming.languages_of(run.id) if found.is_gathered else {}
    names = naming.fields(found.key, found.names, languages)
    page = SignOffPage(run, found, name, read, choices, problem, names)
    return show(request, "analysis/sign_off.html", page, status=400 if problem else 200)


def _choices(run: Run, found: Theme) -> tuple[ClauseChoice, ...]:
    held = consultation.consultation(run.consultation)
    if held is None:
        return ()
    stored = queries.stored_theme(found.id)
    usable = consultation.usable_names(run.consultation, stored.responses)
    proposed = {*found.clauses, *services.proposed_clauses(stored, run, usable)}
    says = {gist.clause: gist.says.in_language(_language()) for gist in held.gists}
    clauses = sorted(held.clauses, key=lambda clause: [int(n) for n in clause.split(".")])
    return tuple(
        ClauseChoice(held.clause(clause), says.get(clause, ""), held.clause(clause) in proposed)
        for clause in clauses
    )


def person_of(request: HttpRequest) -> Reference:
    """Give who is at the desk; PermissionDenied for an account without a person."""
    person = federation.person_of(request.user)
    if person is None:
        raise PermissionDenied("Only somebody with a mandate can analyse responses.")
    return person


def _language() -> str:
    return get_language() or "en"
