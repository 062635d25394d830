"""Gatherings at the desk: opened for an organisation, their codes shown once and kept nowhere."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.consultation.receipts import spoken
from folkmoot.consultation.rounds import Round, RoundState
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.consultation.round_views import held_round
from folkmoot.web.consultation.services.gatherings import open_gathering
from folkmoot.web.federation import queries as federation
from folkmoot.web.intake import box_services as box

PAGE = "consultation/desk/gatherings.html"
TAKES = frozenset({RoundState.ANNOUNCED, RoundState.OPEN, RoundState.GRACE})


@dataclass(frozen=True, slots=True)
class Codes:
    """The two codes of a gathering that was just opened, in groups of four."""

    organisation: str
    members: str
    lead: str


@dataclass(frozen=True, slots=True)
class GatheringsPage:
    """A round's gatherings: whose they are, and whether they were sent."""

    held: Round
    name: str
    can_open: bool
    listed: tuple[tuple[str, bool], ...]
    where: str
    codes: Codes | None = None
    typed: str = ""
    fault: str = ""


def gatherings(request: HttpRequest, round_id: str) -> HttpResponse:
    """List a round's gatherings; open one, and show its codes this once."""
    held = held_round(round_id)
    if request.method != "POST":
        return show(request, PAGE, _page(held))
    typed = request.POST.get("organisation", "")
    if held.state_at(timezone.now()) not in TAKES:
        fault = _("This round is not taking answers, so there is nothing to gather for.")
        return show(request, PAGE, _page(held, typed=typed, fault=fault), status=422)
    try:
        by = federation.person_of(request.user) or Reference(Kind.BODY, held.body)
        members, lead = open_gathering(held, typed, by=by, at=timezone.now())
    except InputError as error:
        return show(request, PAGE, _page(held, typed=typed, fault=str(error)), status=422)
    codes = Codes(typed.strip(), spoken(members), spoken(lead))
    return show(request, PAGE, _page(held, codes=codes))


def _page(
    held: Round, *, codes: Codes | None = None, typed: str = "", fault: str = ""
) -> GatheringsPage:
    return GatheringsPage(
        held=held,
        name=federation.body_name(held.body),
        can_open=held.state_at(timezone.now()) in TAKES,
        listed=tuple((each.organisation, each.done) for each in box.gatherings(held.id)),
        where=f"{settings.INTAKE_ADDRESS}/s/{held.id}/with/",
        codes=codes,
        typed=typed,
        fault=fault,
    )
