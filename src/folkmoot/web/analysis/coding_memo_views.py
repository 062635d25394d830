"""The memos of a batch."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis import coding_memo_queries, coding_memo_services
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.analysis.coding_settling_pages import Memo, MemosPage
from folkmoot.web.analysis.desk_views import person_of
from folkmoot.web.components.pages import show


def memos(request: HttpRequest, batch: str) -> HttpResponse:
    """Show the memos that I may read; a POST writes one, or takes one of mine back."""
    held, person, problem = queries.batch(batch), person_of(request), ""
    if request.method == "POST":
        try:
            _change(request, held, person)
            return redirect("coding-memos", batch=batch)
        except InputError as error:
            problem = str(error)
    page = _page(held, str(person), problem)
    return show(request, "analysis/coding/memos.html", page, status=400 if problem else 200)


def _change(request: HttpRequest, held: Batch, person: Reference) -> None:
    key = request.POST.get("back", "")
    if key.isdecimal():
        coding_memo_services.take_memo_back(held, int(key), by=person)
        return
    code, words = request.POST.get("code", ""), request.POST.get("words", "")[:20_000]
    coding_memo_services.write_memo(held, code, words, by=person, at=timezone.now())


def _page(held: Batch, person: str, problem: str) -> MemosPage:
    found = coding_memo_queries.memos(held, person)
    names = queries.coder_names(one.by for one in found)
    shown = tuple(
        Memo(one.key, one.code, one.response, one.words, names[one.by], one.on, one.by == person)
        for one in found
    )
    codes = held.book.codebook.codes
    return MemosPage(held, queries.is_blind(held, person), shown, codes, problem)
