"""Answering with a code that one was given: of an invitation, of a gathering, of a preview."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from folkmoot.consultation.notices import Notice
from folkmoot.consultation.receipts import read_code
from folkmoot.consultation.responses import RespondentKind
from folkmoot.foundation.errors import InputError
from folkmoot.web.components.pages import show
from folkmoot.web.intake import pages, queries
from folkmoot.web.intake.drafting import Draft, Role
from folkmoot.web.intake.queries import Opens, WayIn
from folkmoot.web.intake.replies import private, see_other, told_of
from folkmoot.web.intake.views import begin

CARRIED = "given"
"""The cookie that carries a code out of a link, so that no address with it stays in the history."""

CARRIED_FOR = 300


def with_code(request: HttpRequest, round_id: str) -> HttpResponse:
    """Take the code of an invitation or a gathering, and begin; refuse others in a sentence.

    Where a link brings the code along, the address is left at once, and the code waits in the
    field: nothing is spent and nothing begun before somebody presses the button.
    """
    notice = told_of(round_id)
    if request.method == "POST":
        return _begin_with(request, notice, request.POST.get("code", ""))
    if carried := request.GET.get("c"):
        return _carry(see_other(f"/s/{round_id}/with/"), carried)
    typed = request.COOKIES.get(CARRIED, "")
    page = pages.GivenCode(round_id, notice.body_name, typed)
    response = private(show(request, "intake/given_code.html", page))
    if typed:
        response.delete_cookie(CARRIED, samesite="Lax")
    return response


def _begin_with(request: HttpRequest, notice: Notice, typed: str) -> HttpResponse:
    try:
        code = read_code(typed)
        way_in = queries.way_in(code, notice)
    except InputError:
        code, way_in = "", WayIn(Opens.NOTHING)
    if fault := _fault(way_in):
        page = pages.GivenCode(notice.round.id, notice.body_name, typed, fault)
        return private(show(request, "intake/given_code.html", page, status=422))
    return begin(notice, _first_words(way_in, code))


def _first_words(way_in: WayIn, code: str) -> Draft:
    gathering: Draft = {"gathering": way_in.mark, "organisation": way_in.organisation}
    words: dict[Opens, Draft] = {
        Opens.INVITATION: {"role": Role.PARTICIPANT, "token": way_in.mark},
        Opens.GATHERING: {**gathering, "role": Role.MEMBER, "kind": RespondentKind.MEMBER},
        Opens.LEAD: {
            **gathering,
            "role": Role.LEAD,
            "kind": RespondentKind.ORGANISATION,
            "lead": code,
        },
        Opens.PREVIEW: {"role": Role.LOOKING},
    }
    return words[way_in.opens]


def _fault(way_in: WayIn) -> str:
    return {
        Opens.SPENT: _("This code was used already. Each invitation can be used once."),
        Opens.NOTHING: _(
            "This code does not open this survey. Check each group of four letters and digits; "
            "it may also belong to another survey."
        ),
    }.get(way_in.opens, "")


def _carry(response: HttpResponse, code: str) -> HttpResponse:
    response.set_cookie(
        CARRIED,
        code[:60],
        max_age=CARRIED_FOR,
        httponly=True,
        samesite="Lax",
        secure=settings.SECURE,
    )
    return response
