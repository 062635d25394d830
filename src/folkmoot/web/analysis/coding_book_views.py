"""Codebooks: reading a version beside others, and writing the next one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.foundation.errors import FolkmootError, InputError
from folkmoot.web.analysis import coding_book_forms as forms
from folkmoot.web.analysis import coding_book_queries as books
from folkmoot.web.analysis import coding_book_services as services
from folkmoot.web.analysis.coding_book_queries import Book
from folkmoot.web.analysis.coding_books import book_page, write_page
from folkmoot.web.analysis.desk_views import person_of
from folkmoot.web.components.pages import show

WRITE = "analysis/coding/write.html"


def book(request: HttpRequest, book: str) -> HttpResponse:
    """Show one version of a codebook, its history, and what changed."""
    page = book_page(books.book(book), request.GET.get("against", ""))
    return show(request, "analysis/coding/book.html", page)


def new_book(request: HttpRequest) -> HttpResponse:
    """Ask for a codebook; a POST saves its first version."""
    if request.method != "POST":
        return show(request, WRITE, write_page(None, ()))
    name, held = forms.name_sent(request.POST), request.POST.get("consultation", "")
    return _save(request, None, name, held)


def change_book(request: HttpRequest, book: str) -> HttpResponse:
    """Show a codebook in a form; a POST saves the next version."""
    found = books.book(book)
    if request.method != "POST":
        page = write_page(found, found.codebook.codes, name=found.name, held=found.consultation)
        return show(request, WRITE, page)
    return _save(request, found, found.name, found.consultation)


def _save(request: HttpRequest, found: Book | None, name: str, held: str) -> HttpResponse:
    after = found.version if found else 0
    codes = found.codebook.codes if found else ()
    try:
        if not name:
            raise InputError(_("Give the codebook a name."))
        codes = forms.codes_sent(request.POST)
        by, at = person_of(request), timezone.now()
        made = services.save_codebook(name, held, codes, after=after, by=by, at=at)
    except FolkmootError as error:
        text = request.POST.get("text", "") if request.POST.get("how") == "text" else ""
        problems = str(error).splitlines()
        page = write_page(found, codes, name=name, held=held, text=text, problems=problems)
        return show(request, WRITE, page, status=400)
    return redirect("codebook", book=made.id)
