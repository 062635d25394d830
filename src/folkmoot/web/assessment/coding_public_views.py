"""Divergence for everybody: over all laws that were read more than once, and of one law."""

from django.http import Http404, HttpRequest, HttpResponse

from folkmoot.web.assessment import coding_public
from folkmoot.web.components.pages import show


def codings(request: HttpRequest) -> HttpResponse:
    """Show how far readings of the same law differ, by law and by question."""
    return show(request, "assessment/coding/codings.html", coding_public.codings_page())


def law_codings(request: HttpRequest, place: str) -> HttpResponse:
    """Show all readings of one law side by side."""
    page = coding_public.law_codings_page(place)
    if page is None:
        raise Http404("There is no such jurisdiction.")
    return show(request, "assessment/coding/law_codings.html", page)
