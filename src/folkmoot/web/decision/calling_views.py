"""Calling a meeting of a body: its day, its rules and its chair; seats and motions come after."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from folkmoot.federation.mandates import Role
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.decision import calling_queries, services
from folkmoot.web.decision.calling_forms import CallForm
from folkmoot.web.federation import queries as federation


@dataclass(frozen=True, slots=True)
class CallPage:
    """The form by which *body* is called to a meeting; without rules or a chair it cannot be."""

    body: str
    form: CallForm
    lacks_rules: bool
    lacks_chair: bool


def body_asked_for(request: HttpRequest) -> str:
    """Give the body that the address names."""
    body = request.GET.get("body", "")
    if body not in federation.tree().bodies:
        raise Http404
    return body


def call(request: HttpRequest) -> HttpResponse:
    """Call a meeting, or say what is missing for it."""
    body, now = body_asked_for(request), timezone.now()
    rules = calling_queries.rule_sets_for(body)
    chairs = federation.people_with(Role.CHAIR, body, now)
    lists = {
        "rules": [(each.id, f"{each.title}, {each.adopted}") for each in rules.values()],
        "chair": list(chairs.items()),
    }
    form = CallForm(request.POST or None, lists=lists)
    if not form.is_valid():
        page = CallPage(federation.body_name(body), form, not rules, not chairs)
        return show(request, "decision/call.html", page, status=400 if form.is_bound else 200)
    said = form.cleaned_data
    meeting = calling_queries.free_id(body, said["day"].isoformat())
    services.call_meeting(
        meeting,
        rules[said["rules"]],
        title=said["title"],
        day=said["day"],
        chair=Reference(Kind.PERSON, said["chair"]),
        note=said["note"],
        by=Reference(Kind.PERSON, federation.actor_of(request.user, now).person),
        at=now,
    )
    return redirect("desk-roll", meeting)
