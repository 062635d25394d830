"""The desk of quotations: what waits for a second person, and what is published."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from folkmoot.foundation.errors import FolkmootError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import jobs, queries, services
from folkmoot.web.consultation.moderation_pages import ApprovalPage, QuotationsPage
from folkmoot.web.consultation.queries.quotations import Pending, desk_quotations
from folkmoot.web.federation import queries as federation


def quotations(request: HttpRequest, round_id: str) -> HttpResponse:
    """List a round's quotations; a POST takes one back."""
    if request.method == "POST":
        pending = _pending(round_id, request.POST.get("quotation", ""))
        by = _person(request, round_id)
        services.take_back_quotation(pending.quoted.key, by=by, at=timezone.now())
        _tell(round_id)
        return redirect("quotations", round_id=round_id)
    waiting, published = desk_quotations(round_id)
    page = QuotationsPage(
        round=round_id,
        body=_body(round_id),
        waiting=waiting,
        published=published,
        me=str(_person(request, round_id)),
        names=_names((*waiting, *published)),
    )
    return show(request, "consultation/desk/quotations.html", page)


def approve(request: HttpRequest, round_id: str, key: int) -> HttpResponse:
    """Read one quotation as the second person, and let it out."""
    pending, me = _pending(round_id, str(key)), _person(request, round_id)
    fault = ""
    if request.method == "POST":
        try:
            services.approve_quotation(key, by=me, at=timezone.now())
            _tell(round_id)
            return redirect("quotations", round_id=round_id)
        except FolkmootError as error:
            fault = str(error)
    page = ApprovalPage(
        round=round_id,
        body=_body(round_id),
        pending=pending,
        proposed_by=_names((pending,))[pending.proposed_by],
        mine=str(me) == pending.proposed_by,
        fault=fault,
    )
    return show(request, "consultation/desk/approval.html", page, status=422 if fault else 200)


def _pending(round_id: str, key: str) -> Pending:
    found = [
        each for held in desk_quotations(round_id) for each in held if str(each.quoted.key) == key
    ]
    if not found:
        raise Http404
    return found[0]


def _tell(round_id: str) -> None:
    """Let whoever wrote it know: their receipt says what is quoted."""
    held = queries.round_of(round_id)
    if held is not None:
        jobs.tell_senders(held.consultation)


def _names(held: tuple[Pending, ...]) -> dict[str, str]:
    people = federation.people_names()
    said = {by for each in held for by in (each.proposed_by, each.approved_by) if by}
    return {by: people.get(by.partition(":")[2], by) for by in said}


def _person(request: HttpRequest, round_id: str) -> Reference:
    person = federation.person_of(request.user)
    return person or Reference(Kind.BODY, queries.body_of_round(round_id))


def _body(round_id: str) -> str:
    return federation.body_name(queries.body_of_round(round_id))
