"""The workbench's addresses with refusals that say only their number, so that asking is quick."""

from django.http import HttpRequest, HttpResponse

from folkmoot.web.site.urls import urlpatterns

__all__ = ["urlpatterns"]


def handler403(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Refuse."""
    return HttpResponse(str(exception), status=403)


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Find nothing."""
    return HttpResponse(status=404)


def handler500(request: HttpRequest) -> HttpResponse:
    """Fail."""
    return HttpResponse(status=500)
