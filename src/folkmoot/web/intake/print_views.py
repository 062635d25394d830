"""The form on paper: as a page to print, and as a PDF."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from folkmoot.publication.printed_form import PaperForm, printed_form
from folkmoot.web.components.pages import show
from folkmoot.web.intake import pages
from folkmoot.web.intake.printing import paper_form
from folkmoot.web.intake.replies import private
from folkmoot.web.intake.views import seen_by


def form(request: HttpRequest, round_id: str) -> HttpResponse:
    """Show the form as it is printed."""
    page = pages.Printed(round_id, _form(request, round_id))
    return private(show(request, "intake/print.html", page))


def form_as_pdf(request: HttpRequest, round_id: str) -> HttpResponse:
    """Give the form as a PDF whose name tells nothing."""
    response = HttpResponse(printed_form(_form(request, round_id)), content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="form.pdf"'
    return private(response)


def _form(request: HttpRequest, round_id: str) -> PaperForm:
    return paper_form(seen_by(request, round_id), get_language() or "en")
