"""What stands of a batch, counted, and the segments behind each number."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from folkmoot.web.analysis import coding_counted as counted
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.desk_views import person_of
from folkmoot.web.components.pages import show


def results(request: HttpRequest, batch: str) -> HttpResponse:
    """Count what stands, by code and by kind of respondent."""
    page = counted.results_page(queries.batch(batch), str(person_of(request)))
    return show(request, "analysis/coding/results.html", page)


def segments(request: HttpRequest, batch: str) -> HttpResponse:
    """Show the segments behind one number."""
    held, person = queries.batch(batch), str(person_of(request))
    if queries.is_blind(held, person):
        return redirect("coding-results", batch=batch)
    asked = {name: request.GET.get(name, "") for name in ("code", "kind", "by")}
    if asked["code"] not in held.book.codebook.ids:
        raise Http404("There is no such code in this batch.")
    by = counted.MACHINE if asked["by"] == counted.MACHINE else counted.PEOPLE
    page = counted.segments_page(held, person, asked["code"], kind=asked["kind"], by=by)
    return show(request, "analysis/coding/segments.html", page)
