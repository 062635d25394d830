"""The secretariat's desk: which results came in, whether they held, and what goes back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.consultation.bundles import BACK
from folkmoot.consultation.cards import read_card
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.rounds import Round
from folkmoot.federation.rights import Object
from folkmoot.foundation.errors import FolkmootError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.consultation.queries import bundles as sent
from folkmoot.web.consultation.services.receiving import receive
from folkmoot.web.consultation.services.sending import own_card, register_card
from folkmoot.web.federation import queries as federation
from folkmoot.web.publication import round_queries, round_services
from folkmoot.web.publication.gathering.round_result import later_version
from folkmoot.web.publication.round_desk_views import bytes_of, name_of
from folkmoot.web.publication.round_pages import ReceivedPage, RoundUp


def object_of_consultation(request: HttpRequest, consultation_id: str) -> Object:
    """Say who receives the results of a consultation, for the door."""
    return Object(sent.secretariat(), consultation_id)


def received(request: HttpRequest, consultation_id: str) -> HttpResponse:
    """Show who sent what and whether it held."""
    return _received(request, _pack(consultation_id))


def take_in(request: HttpRequest, consultation_id: str) -> HttpResponse:
    """Take in a bundle that a section with an instance of its own sent."""
    pack, file = _pack(consultation_id), request.FILES.get("file")
    try:
        data, name = bytes_of(file), name_of(file)
        at, by = timezone.now(), _by(request)
        outcome = receive(data, name=name, by=by, at=at, consultation_id=consultation_id)
    except FolkmootError as error:
        return _received(request, pack, fault=str(error), status=422)
    named = {"body": federation.body_name(outcome.body), "number": outcome.number}
    if not outcome.is_new:
        return _received(request, pack, told=_("This very file was received before.") % named)
    said = _("Bundle %(number)s of %(body)s holds, and was received.")
    return _received(request, pack, told=said % named)


def know(request: HttpRequest, consultation_id: str) -> HttpResponse:
    """Register the card of a section with an instance of its own; or make the secretariat's."""
    pack = _pack(consultation_id)
    try:
        if "make" in request.POST:
            own_card(sent.secretariat())
            return redirect("desk-received", consultation_id)
        card = read_card(request.POST.get("card", ""))
        register_card(card, by=_by(request), at=timezone.now())
    except FolkmootError as error:
        return _received(request, pack, fault=str(error), status=422)
    named = {"body": federation.body_name(card.body), "words": card.spoken}
    said = _("%(body)s is known by this card from now on. Its number is %(words)s.")
    return _received(request, pack, told=said % named)


def give_back(request: HttpRequest, consultation_id: str) -> HttpResponse:
    """Send back what changed because of one round."""
    pack, round_id = _pack(consultation_id), request.POST.get("round", "")
    try:
        pack.round(round_id)
        at, by = timezone.now(), _by(request)
        parcel, outcome = round_services.send_changes(round_id, by=by, at=at)
    except FolkmootError as error:
        return _received(request, pack, fault=str(error), status=422)
    if outcome:
        return redirect("round-changes", round_id)
    response = HttpResponse(parcel.data, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{parcel.name}"'
    return response


def _received(
    request: HttpRequest, pack: Consultation, *, told: str = "", fault: str = "", status: int = 200
) -> HttpResponse:
    found, refused = round_queries.received_for(pack.id)
    version = later_version(pack)
    page = ReceivedPage(
        consultation=pack.id,
        title=pack.title.in_language(get_language() or "en"),
        rounds=tuple(
            _up(each, tuple(one for one in found if one.round == each.id)) for each in pack.rounds
        ),
        refused=refused,
        card=sent.shown_card(sent.secretariat()),
        adopted=version is not None,
        told=told,
        fault=fault,
    )
    return show(request, "publication/desk/received.html", page, status=status)


def _up(held: Round, found: tuple[sent.Received, ...]) -> RoundUp:
    back = sent.sent_of(held.id, BACK)
    name = federation.body_name(held.body)
    return RoundUp(held.id, name, found, back[0].number if back else 0)


def _pack(consultation_id: str) -> Consultation:
    found = consultation.consultation(consultation_id)
    if found is None:
        raise Http404
    return found


def _by(request: HttpRequest) -> Reference:
    return federation.person_of(request.user) or Reference(Kind.BODY, sent.secretariat())
