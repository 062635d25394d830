"""The desk of those who safeguard in one body: what waits, how long it has, and how it ended."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language

from folkmoot.consultation.safeguarding import Outcome
from folkmoot.foundation.errors import FolkmootError
from folkmoot.foundation.languages import direction
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import moderation_words, queries, services
from folkmoot.web.consultation.moderation_forms import one_of
from folkmoot.web.consultation.moderation_pages import DisclosurePage, SafeguardingPage
from folkmoot.web.consultation.queries import safeguarding as held
from folkmoot.web.consultation.reading_pages import parts_of
from folkmoot.web.consultation.unlocked import keys_of
from folkmoot.web.federation import queries as federation


def body_of(request: HttpRequest, body: str, name: str = "") -> str:
    """Say whose the disclosures are, for the door."""
    return body


def disclosures(request: HttpRequest, body: str) -> HttpResponse:
    """List what waits and what was settled."""
    today, found = timezone.localdate(), held.disclosures_of(body)
    concerns, outcomes = dict(moderation_words.concerns()), dict(moderation_words.outcomes())
    page = SafeguardingPage(
        body=body,
        name=federation.body_name(body),
        open=tuple(
            (each, each.days_left_on(today), concerns[each.concern])
            for each in found
            if each.is_open
        ),
        settled=tuple(
            (each, outcomes[each.outcome]) for each in found if each.outcome and not each.is_open
        ),
        overdue=sum(each.is_overdue_on(today) for each in found),
    )
    return show(request, "consultation/desk/safeguarding.html", page)


def disclosure(request: HttpRequest, body: str, name: str) -> HttpResponse:
    """Show one disclosure with its words; a POST settles it."""
    found = held.disclosure(name)
    if found is None or not found.is_open or held.body_of_disclosure(name) != body:
        raise Http404
    fault = ""
    if request.method == "POST":
        try:
            outcome = one_of(Outcome, request.POST.get("outcome", ""))
            by = federation.person_of(request.user) or Reference(Kind.BODY, body)
            services.settle(name, outcome, by=by, at=timezone.now())
            return redirect("safeguarding", body=body)
        except FolkmootError as error:
            fault = str(error)
    page = _page(request, body, name, fault=fault)
    return show(request, "consultation/desk/disclosure.html", page, status=422 if fault else 200)


def _page(request: HttpRequest, body: str, name: str, *, fault: str) -> DisclosurePage:
    found, opened = held.disclosure(name), held.disclosed_response(name, keys_of(request))
    round_id = held.round_of_disclosure(name)
    round_, pack = queries.round_of(round_id), queries.pack_asked_in(round_id)
    assert found is not None
    return DisclosurePage(
        body=body,
        name=federation.body_name(body),
        disclosure=found,
        concern=dict(moderation_words.concerns())[found.concern],
        days_left=found.days_left_on(timezone.localdate()),
        parts=parts_of(opened, None) if opened else (),
        direction=direction(opened.language) if opened and opened.language else "auto",
        outcomes=moderation_words.outcomes(),
        guidance=pack.safeguarding.in_language(get_language() or "en") if pack else "",
        contact=round_.contact if round_ else "",
        fault=fault,
    )
