"""The desk of what came in: files taken in, and whatever waits for a person dealt with."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.consultation.intake.waiting import Why
from folkmoot.consultation.responses import RespondentKind
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.errors import FolkmootError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import items_words, queries, services, words
from folkmoot.web.consultation.items_pages import FilesPage, ItemPage, QuarantinePage
from folkmoot.web.consultation.queries import items as reading
from folkmoot.web.consultation.services import settling
from folkmoot.web.consultation.unlocked import keys_of
from folkmoot.web.consultation.uploads import too_many, uploaded
from folkmoot.web.federation import queries as federation


def files(request: HttpRequest, round_id: str) -> HttpResponse:
    """Take in the files that are given, and tell what became of each item."""
    held = round_or_404(round_id)
    page = FilesPage(
        held,
        federation.body_name(held.body),
        reading.waiting_count(round_id, to_type=False),
        reading.waiting_count(round_id, to_type=True),
    )
    if request.method != "POST":
        return show(request, "consultation/desk/files.html", page)
    if fault := too_many(request):
        return show(request, "consultation/desk/files.html", _with(page, fault=fault), status=422)
    with uploaded(request) as paths:
        batch = services.take_in(paths, round_id, by=by(request, held), at=timezone.now())
    counted = _with(
        page,
        batch=batch,
        waiting=reading.waiting_count(round_id, to_type=False),
        to_type=reading.waiting_count(round_id, to_type=True),
    )
    return show(request, "consultation/desk/files.html", counted)


def quarantine(request: HttpRequest, round_id: str) -> HttpResponse:
    """List what waits for a person, and what was dealt with."""
    held = round_or_404(round_id)
    asked = request.GET.get("page", "1")
    number = max(int(asked), 1) if asked.isdecimal() and len(asked) < 6 else 1
    waiting, whys = reading.waiting_count(round_id, to_type=False), dict(items_words.whys())
    page = QuarantinePage(
        held,
        federation.body_name(held.body),
        waiting,
        reading.waiting_count(round_id, to_type=True),
        reading.items_of(round_id, page=number, to_type=False, keys=keys_of(request)),
        tuple((each, whys.get(each.why, "")) for each in reading.settled_items(round_id)),
        number,
        max(-(-waiting // reading.LISTED), 1),
    )
    return show(request, "consultation/desk/quarantine.html", page)


def item(request: HttpRequest, round_id: str, key: int) -> HttpResponse:
    """Show one item; a POST does one act with it and goes back to the list."""
    held, found = round_or_404(round_id), reading.item(round_id, key, keys_of(request))
    if found is None:
        raise Http404
    if request.method != "POST":
        return show(request, "consultation/desk/item.html", _item_page(held, found))
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise Http404
    try:
        act(request, held, key)
    except FolkmootError as error:
        page = _item_page(held, found, fault=str(error))
        return show(request, "consultation/desk/item.html", page, status=422)
    return redirect("desk-quarantine", round_id)


def round_or_404(round_id: str) -> Round:
    """Give a round, or raise Http404."""
    held = queries.round_of(round_id)
    if held is None:
        raise Http404
    return held


def by(request: HttpRequest, held: Round) -> Reference:
    """Say who does it: the person at the desk."""
    return federation.person_of(request.user) or Reference(Kind.BODY, held.body)


def _letter(request: HttpRequest, held: Round, key: int) -> None:
    given = {name: request.POST.get(name, "").strip() for name in ("kind", "organisation")}
    settling.take_as_letter(
        held.id, key, given, by=by(request, held), at=timezone.now(), keys=keys_of(request)
    )


def _to_typing(request: HttpRequest, held: Round, key: int) -> None:
    settling.send_to_typing(held.id, key)


def _duplicate(request: HttpRequest, held: Round, key: int) -> None:
    name = request.POST.get("response", "").strip().removeprefix("response:")
    settling.call_duplicate(held.id, key, name, by=by(request, held), at=timezone.now())


def _aside(request: HttpRequest, held: Round, key: int) -> None:
    why = request.POST.get("why", "")
    if why not in set(Why):
        raise FolkmootError(_("Choose why it is set aside."))
    settling.set_aside(held.id, key, Why(why), by=by(request, held), at=timezone.now())


def _wait_again(request: HttpRequest, held: Round, key: int) -> None:
    settling.take_back_in(held.id, key, by=by(request, held), at=timezone.now())


ACTS: Mapping[str, Callable[[HttpRequest, Round, int], None]] = {
    "letter": _letter,
    "type": _to_typing,
    "duplicate": _duplicate,
    "aside": _aside,
    "again": _wait_again,
}


def _item_page(held: Round, found: reading.ItemShown, *, fault: str = "") -> ItemPage:
    kinds = tuple((str(kind), words.kinds()[kind]) for kind in RespondentKind)
    return ItemPage(held, federation.body_name(held.body), found, kinds, items_words.whys(), fault)


def _with(page: FilesPage, **changed: object) -> FilesPage:
    return replace(page, **changed)  # type: ignore[arg-type]  # fields of the page
