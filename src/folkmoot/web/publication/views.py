"""Pages of publication: reports, their files and data, and histories."""

import base64
import hashlib
import re

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from folkmoot.web.components.pages import show
from folkmoot.web.publication import histories, queries
from folkmoot.web.publication.pages import DataPage, ReportPage

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".pdf": "application/pdf",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
}


def report(request: HttpRequest, report: str) -> HttpResponse:
    """Show one report."""
    found = queries.report(report)
    if found is None:
        raise Http404(f"There is no report '{report}'.")
    return show(request, "publication/report.html", ReportPage(found))


def file(request: HttpRequest, report: str, name: str) -> HttpResponseBase:
    """Give one published file as it was written."""
    path = queries.file_of(report, name)
    if path is None:
        raise Http404(f"There is no file '{name}' in the report '{report}'.")
    kind = TYPES[path.suffix]
    if path.suffix == ".html":
        return _with_its_styles(path.read_bytes(), kind)
    return FileResponse(path.open("rb"), content_type=kind)


def data(request: HttpRequest) -> HttpResponse:
    """List all data with their dictionary."""
    return show(request, "publication/data.html", DataPage(tuple(queries.reports())))


def history(request: HttpRequest, history: str) -> HttpResponse:
    """Tell what really happened, event by event."""
    page = histories.history_page(history)
    if page is None:
        raise Http404(f"There is no history '{history}'.")
    return show(request, "publication/history.html", page)


def _with_its_styles(content: bytes, kind: str) -> HttpResponse:
    """Let the page's own styles apply, and nothing else: they are known by their hash."""
    style = re.search(rb"<style>(.*?)</style>", content, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style[1] if style else b"").digest()).decode()
    response = HttpResponse(content, content_type=kind)
    response["Content-Security-Policy"] = f"default-src 'none'; style-src 'sha256-{digest}'"
    return response
