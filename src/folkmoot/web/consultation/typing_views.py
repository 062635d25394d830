"""The desk of those who type papers: a queue, a form beside the scan, and what differs."""

from collections.abc import Mapping
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language

from folkmoot.consultation.intake import typing as forms
from folkmoot.consultation.intake.typing import Field, FieldKind
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import SCALE_WORDS
from folkmoot.consultation.responses import RespondentKind
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.errors import FolkmootError, InputError
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import items_words, queries, words
from folkmoot.web.consultation.items_pages import (
    Choices,
    DifferenceShown,
    FieldShown,
    SettlePage,
    TypingPage,
    TypingQueue,
)
from folkmoot.web.consultation.items_views import by, round_or_404
from folkmoot.web.consultation.queries import items as reading
from folkmoot.web.consultation.queries.items import ItemShown
from folkmoot.web.consultation.services import settling, typing
from folkmoot.web.consultation.unlocked import keys_of
from folkmoot.web.federation import queries as federation

READ_BOTH = "other"
"""The value of a difference that is settled by neither of the two."""


def queue(request: HttpRequest, round_id: str) -> HttpResponse:
    """List the papers to type; a POST adds one that nobody scanned."""
    held = round_or_404(round_id)
    if request.method != "POST":
        return show(request, "consultation/desk/typing.html", _queue_page(request, held))
    try:
        key = _add(request, held)
    except FolkmootError as error:
        page = _queue_page(request, held, fault=str(error))
        return show(request, "consultation/desk/typing.html", page, status=422)
    return redirect("desk-type-one", round_id, key)


def one(request: HttpRequest, round_id: str, key: int) -> HttpResponse:
    """Type a paper beside its scan, or check what another person typed."""
    held, found = round_or_404(round_id), _found(request, round_id, key)
    person, pack = by(request, held).name, _pack(held)
    others = [each for each in found.typed_by if each != person]
    is_check = request.GET.get("check") == "yes" and len(others) == 1
    if request.method != "POST":
        typed = reading.typing_of(
            round_id, key, others[0] if is_check else person, keys_of(request)
        )
        page = _page(held, found, pack, typed or _first_day(found), is_check=is_check)
        return show(request, "consultation/desk/type.html", _may_check(page, others, person))
    typed = forms.read(request.POST.dict(), pack)
    try:
        typing.type_paper(round_id, key, typed, by=by(request, held), at=timezone.now())
    except FolkmootError as error:
        page = _page(held, found, pack, typed, is_check=is_check, fault=str(error))
        return show(request, "consultation/desk/type.html", page, status=422)
    return redirect("desk-settle", round_id, key) if others else redirect("desk-type", round_id)


def correct(request: HttpRequest, round_id: str, key: int) -> HttpResponse:
    """Correct a waiting item field by field, and take it in."""
    held, found = round_or_404(round_id), _found(request, round_id, key)
    pack = _pack(held)
    if request.method != "POST":
        cells = dict(found.waiting.cells) if found.waiting else {}
        page = _page(held, found, pack, _first_day(found) | cells, by_two=False)
        return show(request, "consultation/desk/type.html", page)
    typed = forms.read(request.POST.dict(), pack)
    try:
        settling.take_corrected(
            round_id, key, typed, by=by(request, held), at=timezone.now(), keys=keys_of(request)
        )
    except FolkmootError as error:
        page = _page(held, found, pack, typed, by_two=False, fault=str(error))
        return show(request, "consultation/desk/type.html", page, status=422)
    return redirect("desk-quarantine", round_id)


def settle(request: HttpRequest, round_id: str, key: int) -> HttpResponse:
    """Show each difference between two typings; a POST settles them into one response."""
    held, found = round_or_404(round_id), _found(request, round_id, key)
    try:
        differing = typing.typed_differently(round_id, key, keys_of(request))
        if request.method == "POST":
            settled = {each.name: _chosen(request, each) for each in differing}
            kept = {name: text for name, text in settled.items() if text is not None}
            typing.settle_typing(
                round_id, key, kept, by=by(request, held), at=timezone.now(), keys=keys_of(request)
            )
            return redirect("desk-type", round_id)
    except FolkmootError as error:
        page = _settle_page(held, found, (), fault=str(error))
        return show(request, "consultation/desk/settle.html", page, status=422)
    page = _settle_page(held, found, differing)
    return show(request, "consultation/desk/settle.html", page)


def scan(request: HttpRequest, round_id: str, key: int, number: int) -> HttpResponse:
    """Give one page of a scan as a picture, drawn anew from the file that came."""
    picture = reading.page_of(round_id, key, number, keys_of(request))
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type="image/png")


def _add(request: HttpRequest, held: Round) -> int:
    day = settling.day_typed(request.POST.get("received", ""))
    name = request.POST.get("name", "")
    return settling.add_paper(held.id, name, received=day, by=by(request, held), at=timezone.now())


def _chosen(request: HttpRequest, differing: forms.Difference) -> str | None:
    """Give the text that a difference was settled by, or None where nothing was chosen."""
    choice = request.POST.get(f"choice-{differing.name}", "")
    if choice == READ_BOTH:
        return request.POST.get(f"text-{differing.name}", "").strip()
    return {"first": differing.first, "second": differing.second}.get(choice)


def _found(request: HttpRequest, round_id: str, key: int) -> ItemShown:
    found = reading.item(round_id, key, keys_of(request))
    if found is None or found.ending != "waiting":
        raise Http404
    return found


def _pack(held: Round) -> Consultation:
    pack = queries.pack_asked_in(held.id)
    if pack is None:
        raise InputError("The round has no pack.")
    return pack


def _first_day(found: ItemShown) -> dict[str, str]:
    day = found.waiting.received if found.waiting else None
    return {"received": day.isoformat() if day else "", "use": "yes"}


def _queue_page(request: HttpRequest, held: Round, *, fault: str = "") -> TypingQueue:
    names, person = federation.people_names(), by(request, held).name
    listed = tuple(
        (each, ", ".join(names.get(who, who) for who in each.typed_by))
        for each in reading.items_of(held.id, to_type=True, keys=keys_of(request))
    )
    return TypingQueue(held, federation.body_name(held.body), listed, person, fault)


def _page(
    held: Round,
    found: ItemShown,
    pack: Consultation,
    typed: Mapping[str, str],
    *,
    by_two: bool = True,
    is_check: bool = False,
    fault: str = "",
) -> TypingPage:
    language = get_language() or "en"
    fields = tuple(
        FieldShown(
            each.name,
            each.kind,
            items_words.label_of(each, pack, language),
            typed.get(each.name, ""),
            _options(each, pack, language),
        )
        for each in forms.fields_of(pack)
    )
    numbers = tuple(range(1, found.pages + 1))
    return TypingPage(
        held,
        federation.body_name(held.body),
        found,
        fields,
        numbers,
        by_two,
        is_check=is_check,
        fault=fault,
    )


def _may_check(page: TypingPage, others: list[str], person: str) -> TypingPage:
    """Offer to check instead of to type, where one other person has typed the paper."""
    may = len(others) == 1 and person not in page.item.typed_by and not page.is_check
    return replace(page, may_check=may)


def _options(field: Field, pack: Consultation, language: str) -> Choices:
    if field.kind is FieldKind.KIND:
        return tuple((str(kind), words.kinds()[kind]) for kind in RespondentKind)
    if field.kind is FieldKind.SCALE:
        return tuple((str(n), said.in_language(language)) for n, said in SCALE_WORDS.items())
    if field.kind is FieldKind.CHOICE:
        (question,) = (each for each in pack.questions if each.id == field.part)
        return tuple((each.id, each.label.in_language(language)) for each in question.choices)
    return ()


def _settle_page(
    held: Round, found: ItemShown, differing: tuple[forms.Difference, ...], *, fault: str = ""
) -> SettlePage:
    pack, language = _pack(held), get_language() or "en"
    labels = {
        each.name: items_words.label_of(each, pack, language) for each in forms.fields_of(pack)
    }
    names = federation.people_names()
    return SettlePage(
        held,
        federation.body_name(held.body),
        found,
        tuple(
            DifferenceShown(each.name, labels[each.name], each.first, each.second)
            for each in differing
        ),
        tuple(names.get(who, who) for who in found.typed_by),
        tuple(range(1, found.pages + 1)),
        fault,
    )
