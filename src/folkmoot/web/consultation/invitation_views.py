"""Inviting people to a round: the list, letters to print, mails, reminders."""

from datetime import date
from typing import Final

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.consultation.custody import Custody
from folkmoot.consultation.invitation_lists import MOST, TOLD, InvitationList, read_list
from folkmoot.consultation.receipts import spoken
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.languages import direction
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import jobs, queries, round_pages, round_words, services
from folkmoot.web.consultation.round_views import held_round
from folkmoot.web.federation import queries as federation

PAGE: Final = "consultation/desk/invite.html"
BYTES: Final = 20_000_000


def invite(request: HttpRequest, round_id: str) -> HttpResponse:
    """Show how many are invited; take in a list; mail; remind; take somebody off."""
    held = held_round(round_id)
    if request.method != "POST":
        return show(request, PAGE, _page(request, held))
    for asked, job in (("mail", jobs.send_invitations), ("remind", jobs.send_reminders)):
        if asked in request.POST:
            job(round_id)
            return redirect(f"{reverse('desk-invite', args=[round_id])}?asked=yes")
    if (key := request.POST.get("off", "")).isdecimal():
        services.take_off(round_id, int(key[:19]))
    else:
        return _take_in(request, held)
    return redirect("desk-invite", round_id)


def letters(request: HttpRequest, round_id: str) -> HttpResponse:
    """Show the letters to print: of those without an address, or of everybody; only when asked."""
    held = held_round(round_id)
    if request.method != "POST":
        return redirect("desk-invite", round_id)
    on_paper = request.POST.get("for") != "all"
    found = services.letters_of(round_id, on_paper=on_paper)
    page = round_pages.LettersPage(
        held=held,
        letters=tuple(_letter(held, each) for each in found),
        body_name=federation.body_name(held.body),
        where=f"{settings.INTAKE_ADDRESS}/s/{held.id}/with/",
    )
    return show(request, "consultation/desk/letters.html", page)


def _letter(held: Round, each: services.PaperLetter) -> dict[str, str]:
    with translation.override(each.language):
        return {
            "name": each.name or each.address,
            "language": each.language,
            "direction": direction(each.language),
            "lead": _("You are asked to take part in a survey. Whether you do is up to you."),
            "code": spoken(each.token),
            "your_code": _("Your code"),
            "once": _(
                "The code works once. It is yours alone, and is not kept with what you write."
            ),
            "last": _("Last day: %(day)s") % {"day": date_format(held.last_day, "j F Y")},
            "contact": _("Questions: %(contact)s") % {"contact": held.contact},
        }


def _take_in(request: HttpRequest, held: Round) -> HttpResponse:
    pasted, file = request.POST.get("list", ""), request.FILES.get("file")
    if file is not None and (file.size or 0) > BYTES:
        return _refused(request, held, _("This file is too large. A list has up to 20 MB."))
    found = read_list(_decoded(file) if file else pasted, held.languages)
    if found.too_long:
        said = _("A list has at most %(most)s lines. Take it in part by part.") % {"most": MOST}
        return _refused(request, held, said)
    if not found.invited and not found.faults:
        said = _("The list is empty. Paste addresses, one a line, or choose a file.")
        return _refused(request, held, said)
    if held.compiled is not None:
        said = _("This round is over. Nobody can be invited to it any more.")
        return _refused(request, held, said)
    by = federation.person_of(request.user) or Reference(Kind.BODY, held.body)
    taken = services.invite(held.id, found.invited, by=by, at=timezone.now())
    return show(request, PAGE, _page(request, held, found=found, taken=taken))


def _refused(request: HttpRequest, held: Round, problem: str) -> HttpResponse:
    return show(request, PAGE, _page(request, held, problem=problem), status=422)


def _decoded(file: "UploadedFile[bytes]") -> str:
    raw: bytes = file.read()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")  # what spreadsheets on Windows write


def _page(
    request: HttpRequest,
    held: Round,
    *,
    found: InvitationList | None = None,
    taken: int = -1,
    problem: str = "",
) -> round_pages.InvitePage:
    asked = request.GET.get("page", "1")
    number = max(int(asked), 1) if asked.isdecimal() and len(asked) < 6 else 1
    listed, pages = queries.invited_to(held.id, page=number)
    names, why = round_words.mailings(), round_words.list_faults()
    faults = found.faults if found else ()
    pack, takes = queries.consultation(held.consultation), held.takes_answers_at(timezone.now())
    return round_pages.InvitePage(
        held=held,
        title=pack.title.in_language(get_language() or "en") if pack else held.consultation,
        body_name=federation.body_name(held.body),
        invitations=queries.invitations(held.id),
        listed=tuple((each.key, each.name, each.address, each.language) for each in listed),
        page=number,
        pages=pages,
        mailed=tuple(
            (names.get(each.what, each.what), date.fromisoformat(each.day), each.letters)
            for each in queries.mailed(held.id)
        ),
        is_over=held.compiled is not None,
        may_mail=takes,
        may_remind=takes,
        protected=queries.custody_of(held.id) is Custody.PROTECTED,
        asked=request.GET.get("asked") == "yes",
        pasted=request.POST.get("list", "") if problem else "",
        problem=problem,
        taken=taken,
        left_out=tuple((line, why[fault]) for line, fault in faults[:TOLD]),
        left_out_more=max(len(faults) - TOLD, 0),
    )
