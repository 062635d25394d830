"""The participants' face before and after the form: first pages, codes, receipts, leaving."""

from datetime import time, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.consultation.notices import Notice
from folkmoot.consultation.receipts import read_code, spoken
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.languages import direction
from folkmoot.web.components.pages import Said, show
from folkmoot.web.components.prose import safe_html, title_of
from folkmoot.web.intake import pages, queries, services
from folkmoot.web.intake.steps import way_through

COOKIE = "__Host-answers" if settings.SECURE else "answers"


def front(request: HttpRequest) -> HttpResponse:
    """Show the surveys that can be answered now."""
    surveys = tuple(
        (each.round.id, each.body_name, _closes(each.round))
        for each in queries.notices_open_at(timezone.now())
    )
    return private(show(request, "intake/front.html", pages.Front(surveys)))


def start(request: HttpRequest, round_id: str) -> HttpResponse:
    """Tell what is held and what may hurt, before anything is typed; then begin."""
    notice = held(round_id)
    round_ = notice.round
    if request.method == "POST" and round_.takes_answers_at(timezone.now()):
        today = round_.day_of(timezone.now())
        code = services.begin_draft({"round": round_id, "answers": {}}, today=today)
        first = way_through(notice).steps[0]
        return remember(see_other(f"/a/{first}/"), code)
    return private(show(request, "intake/start.html", _start(notice)))


def paper(request: HttpRequest, round_id: str, number: int) -> HttpResponse:
    """Show one of the pack's papers."""
    papers = list(held(round_id).consultation.papers.values())
    if not 1 <= number <= len(papers):
        raise Http404
    language = get_language() or "en"
    wording = papers[number - 1]
    spoken_in = language if wording.speaks(language) else wording.texts[0][0]
    text = wording.in_language(language)
    found = pages.Paper(
        round_id, title_of(text), safe_html(_body(text)), spoken_in, direction(spoken_in)
    )
    return private(show(request, "intake/paper.html", found))


def saved(request: HttpRequest) -> HttpResponse:
    """Show the code under which answers are kept."""
    code = request.COOKIES.get(COOKIE, "")
    draft = services.open_draft(code) if code else None
    if draft is None:
        return see_other("/closed/")
    page = pages.Code(spoken(code), round=str(draft["round"]), step=str(draft.get("step", "")))
    return private(show(request, "intake/saved.html", page))


def sent(request: HttpRequest) -> HttpResponse:
    """Show the receipt."""
    code = request.COOKIES.get(COOKIE, "")
    life = queries.receipt(code) if code else None
    if life is None:
        return see_other("/closed/")
    page = pages.Code(spoken(code), late=life.late)
    return private(show(request, "intake/sent.html", page))


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
        return remember(see_other(f"/a/{draft.get('step') or 'whom'}/"), code)
    if queries.receipt(code) is not None:
        return remember(see_other("/mine/"), code)
    return _not_found_under(request, typed)


def mine(request: HttpRequest) -> HttpResponse:
    """Show what became of a response; take it back where that is asked for and confirmed."""
    code = request.COOKIES.get(COOKIE, "")
    life = queries.receipt(code) if code else None
    if life is None:
        return see_other("/code/")
    fault = ""
    if request.method == "POST":
        if "sure" in request.POST:
            services.withdraw_response(code, at=timezone.now())
            return see_other("/mine/")
        fault = _("Tick the box if you are sure.")
    page = pages.Life(spoken(code), life, fault)
    return private(show(request, "intake/mine.html", page))


def leave(request: HttpRequest) -> HttpResponse:
    """End everything at once: the answers not kept, the cookie, what the browser holds."""
    if code := request.COOKIES.get(COOKIE, ""):
        services.drop_draft(code)
    response = see_other("/closed/")
    response.delete_cookie(COOKIE, samesite="Strict")
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return private(response)


def closed(request: HttpRequest) -> HttpResponse:
    """Show a page that says nothing."""
    return private(show(request, "intake/closed.html", pages.Closed()))


def held(round_id: str) -> Notice:
    """Give the notice of a round; Http404 where there is none, or it is not announced."""
    notice = queries.notice(round_id)
    if notice is None or notice.round.announced is None:
        raise Http404
    return notice


def private(response: HttpResponse) -> HttpResponse:
    """Keep a page out of every store."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def remember(response: HttpResponse, code: str) -> HttpResponse:
    """Keep the code in the browser until it is closed or left."""
    response.set_cookie(COOKIE, code, httponly=True, samesite="Strict", secure=settings.SECURE)
    return private(response)


def see_other(address: str) -> HttpResponse:
    """Lead to another page, by GET."""
    return private(HttpResponseRedirect(address, status=303))


def _start(notice: Notice) -> pages.Start:
    language, now = get_language() or "en", timezone.now()
    pack, round_ = notice.consultation, notice.round
    return pages.Start(
        round=round_.id,
        body=notice.body_name,
        closes=_closes(round_),
        late=round_.is_late(now),
        summary=pack.summary.in_language(language),
        warning=pack.content_warning.in_language(language),
        safeguarding=pack.safeguarding.in_language(language),
        contact=round_.contact,
        papers=tuple(
            (str(number), title_of(wording.in_language(language)))
            for number, wording in enumerate(pack.papers.values(), 1)
        ),
        takes_answers=round_.takes_answers_at(now),
    )


def _closes(round_: Round) -> str:
    """Write the last day of a round, with the hour where it does not end with the day."""
    if round_.closes.time() == time():
        return date_format(round_.closes - timedelta(days=1), "j F Y")
    return date_format(round_.closes, "j F Y, H:i")


def _body(text: str) -> str:
    """Give a paper without its first heading, which is the page's own."""
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.startswith("#")), None)
    return text if first is None else "\n".join(lines[:first] + lines[first + 1 :])


def _not_found_under(request: HttpRequest, typed: str) -> HttpResponse:
    fault = _("Nothing is kept under this code. Check each group of four letters and digits.")
    page = pages.ComeBack(typed, fault)
    return private(show(request, "intake/come_back.html", page, status=422))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page."""
    said = Said(_("There is no such page"), _("The address may be old or mistyped."))
    return private(show(request, "intake/notice.html", said, status=404))
