"""The desk of whoever runs a round: what waits is fetched, and what somebody regrets taken back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.custody_pages import CollectPage, WithdrawPage
from folkmoot.web.federation import queries as federation
from folkmoot.web.federation.asking import asker


def collect(request: HttpRequest, round_id: str) -> HttpResponse:
    """Say what fetching now gives away, and fetch where it is asked for all the same."""
    held, at = queries.round_of(round_id), timezone.now()
    if held is None:
        raise Http404
    if request.method == "POST":
        services.collect_now(round_id, by=_by(request), at=at)
        return redirect("desk-round", round_id)
    page = CollectPage(
        held=held,
        body=federation.body_name(held.body),
        waiting=queries.count_waiting(round_id),
        tells=queries.is_early(held, at),
    )
    return show(request, "consultation/desk/collect.html", page)


def withdraw(request: HttpRequest, name: str) -> HttpResponse:
    """Take back a response on its sender's wish, once that is confirmed."""
    found = queries.facts(name)
    if found is None:
        raise Http404
    if request.method == "POST":
        services.withdraw_by_name(name, by=_by(request), at=timezone.now())
        return redirect("desk-round", found.round)
    body = federation.body_name(queries.body_of_round(found.round))
    page = WithdrawPage(name, found.round, body, found.received)
    return show(request, "consultation/desk/withdraw.html", page)


def _by(request: HttpRequest) -> Reference:
    return Reference(Kind.PERSON, asker(request).actor.person)
