"""Cancelling a run that was asked for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from folkmoot.web.analysis import asked_queries, asked_services


@require_POST
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Cancel a run that waits or is being made, and go back to the desk."""
    if not asked_queries.consultation_of(number):
        raise Http404(f"No run was asked for under {number}.")
    asked_services.cancel_run(number)
    return redirect("analysis-desk")
