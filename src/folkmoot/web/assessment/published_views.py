"""The page of published classifications."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from folkmoot.web.assessment import published
from folkmoot.web.assessment.forms import DayForm
from folkmoot.web.components.pages import show


def classifications(request: HttpRequest) -> HttpResponse:
    """Show each source beside our models, on the day asked for or on its own."""
    today = timezone.localdate()
    form = DayForm(request.GET, today=today)
    asked = bool(request.GET.get("on")) and form.is_valid()
    found = published.page(form, form.day() if asked else None, today)
    return show(request, "assessment/classifications.html", found)
