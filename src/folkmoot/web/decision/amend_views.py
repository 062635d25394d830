"""Moving an amendment: a text is edited, its changes are looked at, and just those are moved."""

from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from folkmoot.decision.amendments import amended
from folkmoot.decision.drafting import drafted
from folkmoot.decision.packs import DraftAmendment
from folkmoot.decision.reach import Reach, reach
from folkmoot.foundation.canonical import json_hash
from folkmoot.foundation.errors import InputError, UnknownReference
from folkmoot.foundation.references import Reference
from folkmoot.policy.comparison import Piece, compare
from folkmoot.web.components.pages import show
from folkmoot.web.decision import amendable_queries, amendment_queries, choice_queries, queries
from folkmoot.web.decision.amendable_queries import Amendable
from folkmoot.web.decision.amendment_forms import AmendForm
from folkmoot.web.decision.amendment_queries import Meets
from folkmoot.web.decision.models import MeetingRow
from folkmoot.web.decision.puts import Held, held
from folkmoot.web.decision.services.amending import move_edited
from folkmoot.web.decision.speaking import speaking_for

TEMPLATE = "decision/amend.html"


@dataclass(frozen=True, slots=True)
class LookedAt:
    """An amendment as it will be moved; *seen* is its hash, so that nothing else is moved."""

    pieces: tuple[Piece, ...]
    reach: Reach
    meets: tuple[Meets, ...]
    seen: str


@dataclass(frozen=True, slots=True)
class AmendPage:
    """The texts that can be amended; or one of them, to edit, and how it was edited."""

    meeting: Held
    texts: list[tuple[Reference, str]]
    text: Amendable | None = None
    form: AmendForm | None = None
    looked: LookedAt | None = None
    problem: str = ""


def amend(request: HttpRequest, meeting: str) -> HttpResponse:
    """Choose a text, edit it, look at the changes, and move them."""
    row = queries.meeting(meeting)
    if row is None:
        raise Http404
    if "to" not in request.GET:
        page = AmendPage(held(row), amendable_queries.all_amendable(row))
        return show(request, TEMPLATE, page)
    text = _text(row, request.GET["to"])
    lists = {
        "mover": choice_queries.movers(speaking_for(request, row)),
        "rule": choice_queries.rules(row),
    }
    if request.method != "POST":
        form = AmendForm(lists=lists, initial={"wanted": text.now, "rule": text.rule})
        return show(request, TEMPLATE, AmendPage(held(row), [], text, form))
    form = AmendForm(request.POST, lists=lists)
    return _edited(request, row, AmendPage(held(row), [], text, form))


def _edited(request: HttpRequest, row: MeetingRow, page: AmendPage) -> HttpResponse:
    assert page.form is not None
    assert page.text is not None
    if not page.form.is_valid():
        return show(request, TEMPLATE, page, status=400)
    try:
        looked = _looked_at(row, page.text, page.form)
        if request.POST.get("keep") != "yes" or request.POST.get("seen") != looked.seen:
            return show(request, TEMPLATE, replace(page, looked=looked))
        return redirect("motion", _moved(row, page.text, page.form).name)
    except InputError as error:
        return show(request, TEMPLATE, replace(page, problem=str(error)), status=400)


def _looked_at(row: MeetingRow, text: Amendable, form: AmendForm) -> LookedAt:
    said = form.cleaned_data
    made = drafted("new", text.target, text.now, wanted=said["wanted"])
    result = amended(text.now, made)
    seen = json_hash([made.as_json(), said["why"], said["mover"], said["rule"]])
    return LookedAt(
        compare(text.now, result),
        reach(text.now, result),
        amendment_queries.met_by(made, row),
        seen,
    )


def _moved(row: MeetingRow, text: Amendable, form: AmendForm) -> Reference:
    said = form.cleaned_data
    draft = DraftAmendment("", text.target, form.reference("mover"), said["rule"], said["why"], ())
    wanted, at = said["wanted"], timezone.now()
    return move_edited(row.id, draft, text=text.text, wanted=wanted, at=at)


def _text(row: MeetingRow, to: str) -> Amendable:
    try:
        text = amendable_queries.amendable(row, Reference.parse(to))
    except UnknownReference as error:
        raise Http404 from error
    if text is None:
        raise Http404
    return text
