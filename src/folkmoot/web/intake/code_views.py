"""What a participant's own code leads to: answers that were kept, a receipt, a way to take back."""

from contextlib import suppress

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.consultation.receipts import read_code, spoken
from folkmoot.foundation.errors import InputError
from folkmoot.web.components.pages import show
from folkmoot.web.intake import pages, queries, services, wordings
from folkmoot.web.intake.replies import CLOSED, code_in, forget, private, remember, see_other
from folkmoot.web.intake.steps import CONTENTS


def saved(request: HttpRequest) -> HttpResponse:
    """Show the code under which answers are kept."""
    code = code_in(request)
    draft = services.open_draft(code) if code else None
    if draft is None:
        return see_other(CLOSED)
    page = pages.Code(spoken(code), round=str(draft["round"]), step=_step(draft.get("step")))
    return private(show(request, "intake/saved.html", page))


def sent(request: HttpRequest) -> HttpResponse:
    """Show the receipt."""
    code = code_in(request)
    if code and (receipt := queries.receipt(code)) is not None:
        page = pages.Code(spoken(code), late=receipt.late)
        return private(show(request, "intake/sent.html", page))
    if code and queries.has_commented(code):
        comment = pages.CommentSent(spoken(code))
        return private(show(request, "intake/comment_sent.html", comment))
    return see_other(CLOSED)


def come_back(request: HttpRequest) -> HttpResponse:
    """Take a code, and lead to the answers kept under it or to what became of them."""
    if request.method != "POST":
        return private(show(request, "intake/come_back.html", pages.ComeBack()))
    typed = request.POST.get("code", "")
    try:
        code = read_code(typed)
    except InputError:
        return _not_found_under(request, typed)
    if (draft := services.open_draft(code)) is not None:
        return remember(see_other(f"/a/{_step(draft.get('step'))}/"), code)
    if queries.receipt(code) is not None:
        return remember(see_other("/mine/"), code)
    if queries.has_commented(code):
        return remember(see_other("/sent/"), code)
    return _not_found_under(request, typed)


def mine(request: HttpRequest) -> HttpResponse:
    """Show what became of a response; take it back where that is asked for and confirmed."""
    code = code_in(request)
    receipt = queries.receipt(code) if code else None
    if receipt is None:
        return see_other("/code/")
    fault = ""
    if request.method == "POST":
        if "sure" in request.POST:
            services.withdraw_response(code, at=timezone.now())
            return see_other("/mine/")
        fault = _("Tick the box if you are sure.")
    page = _life(code, receipt, fault)
    return private(show(request, "intake/mine.html", page, status=422 if fault else 200))


def take_back_comment(request: HttpRequest) -> HttpResponse:
    """Destroy a comment that lies with somebody's organisation."""
    services.take_back_comment(code_in(request))
    return forget(see_other(CLOSED))


def leave(request: HttpRequest) -> HttpResponse:
    """End everything at once: the answers not kept, the cookies, what the browser holds.

    Nobody is kept from leaving, whatever fails: without its cookie a draft is opened by nobody,
    and forgotten after a day.
    """
    with suppress(DatabaseError):
        services.drop_draft(code_in(request))
    return forget(see_other(CLOSED))


def _life(code: str, receipt: queries.Receipt, fault: str) -> pages.Life:
    notice, copy = queries.notice(receipt.round), queries.copy_of_response(code)
    language = get_language() or "en"
    said = wordings.said_in(copy, notice.consultation, language) if copy and notice else ()
    return pages.Life(
        code=spoken(code),
        receipt=receipt,
        fate=queries.fate_of_response(code),
        said=said,
        whom=wordings.whom(copy) if copy else "",
        fault=fault,
        contact=notice.round.contact if notice else "",
    )


def _step(kept: object) -> str:
    """Give the step to go on at; the contents where none was kept."""
    return str(kept or CONTENTS)


def _not_found_under(request: HttpRequest, typed: str) -> HttpResponse:
    fault = _("Nothing is kept under this code. Check each group of four letters and digits.")
    page = pages.ComeBack(typed, fault)
    return private(show(request, "intake/come_back.html", page, status=422))
