"""Pages of the workbench itself: the entrance, and what is shown for what is not there."""

from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from folkmoot.web.components.pages import Said, show


class Enter(LoginView):
    """Where one enters with a name and a password."""

    template_name = "site/login.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Leave the name *site* to the frame of the page: Django gives the host's name under it."""
        context = super().get_context_data(**kwargs)
        del context["site"]
        return context


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page."""
    notice = Said(_("There is no such page"), _("The address may be old or mistyped."))
    return show(request, "site/notice.html", notice, status=404)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the person's mandates do not reach this page, and by which rule."""
    notice = Said(_("This is not open to you"), str(exception) or _("Ask your coordinator."))
    return show(request, "site/notice.html", notice, status=403)
