"""The front page, and the page of a clause."""

from django.http import Http404, HttpRequest, HttpResponse

from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.life import queries


def home(request: HttpRequest) -> HttpResponse:
    """Show the way through and the clauses."""
    return show(request, "life/home.html", queries.home_page())


def clause(request: HttpRequest, policy: str, version: str, clause: str) -> HttpResponse:
    """Show one clause and its life; ?plain=yes leaves out what changed."""
    reference = Reference(Kind.POLICY, policy, version, clause)
    page = queries.clause_page(reference, plain=request.GET.get("plain") == "yes")
    if page is None:
        raise Http404
    return show(request, "life/clause.html", page)
