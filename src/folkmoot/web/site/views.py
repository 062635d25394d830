"""Pages of the workbench itself: the entrance, and what is shown for what is not there."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from folkmoot.web.components.pages import Said, show


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page."""
    notice = Said(_("There is no such page"), _("The address may be old or mistyped."))
    return show(request, "site/notice.html", notice, status=404)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the person's mandates do not reach this page, and by which rule."""
    notice = Said(_("This is not open to you"), str(exception) or _("Ask your coordinator."))
    return show(request, "site/notice.html", notice, status=403)
