"""The desk of the roll: seats entered, proxies taken, people checked in, the roll frozen."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.decision.rules import Proxies
from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import InputError
from folkmoot.web.components.pages import show
from folkmoot.web.decision import queries, services
from folkmoot.web.decision.credentials_forms import DeskForm, ProxyForm, SeatForm
from folkmoot.web.decision.credentials_queries import RollShown, roll_shown, titles_on
from folkmoot.web.decision.models import MeetingRow
from folkmoot.web.decision.puts import Held, held
from folkmoot.web.federation.queries import body_names, people_with, person_of


@dataclass(frozen=True, slots=True)
class RollPage:
    """The desk of one meeting's roll; the forms are there until it is frozen."""

    meeting: Held
    roll: RollShown
    proxies: Proxies
    frozen: datetime | None
    ended: datetime | None
    seat: SeatForm
    proxy: ProxyForm
    find: str
    problem: str


def roll(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show the roll at its desk, and take what the credentials officer does there."""
    row = queries.meeting(meeting)
    if row is None:
        raise Http404
    if request.method != "POST":
        return _page(request, row)
    try:
        anchor = _do(request, row)
    except InputError as error:
        return _page(request, queries.meeting(meeting) or row, problem=str(error))
    find = urlencode({"find": request.POST.get("find", "")})
    return redirect(f"{reverse('desk-roll', args=[meeting])}?{find}#{anchor}")


def _do(request: HttpRequest, row: MeetingRow) -> str:
    """Do what was asked for; give the place of the page to come back to."""
    match request.POST.get("form"):
        case "seat":
            entered = _seat_form(request, row)
            _must_be_valid(entered)
            services.enter_seats(row.id, entered.seats)
            return "seats"
        case "proxy":
            given = _proxy_form(request, row)
            _must_be_valid(given)
            services.give_proxy(row.id, given.proxy, carrier=given.carrier)
            return "proxies"
        case "freeze":
            return _freeze(request, row)
        case _:
            return _do_with_seat(request, row)


def _do_with_seat(request: HttpRequest, row: MeetingRow) -> str:
    do, _space, of = request.POST.get("button", "").partition(" ")
    form = DeskForm({"do": do, "of": of})
    _must_be_valid(form)
    match do:
        case "off":
            services.take_seat_off(row.id, of)
        case "back":
            services.take_proxy_back(row.id, of)
            return "proxies"
        case _:
            services.check_in(row.id, [of], present=do == "in")
    return f"s-{of}"


def _freeze(request: HttpRequest, row: MeetingRow) -> str:
    person = person_of(request.user)
    if person is None or "sure" not in request.POST:
        raise InputError(_("Say that you are sure: the roll cannot be changed after that."))
    services.freeze_roll(row.id, by=person, at=timezone.now())
    return "here"


def _must_be_valid(form: SeatForm | ProxyForm | DeskForm) -> None:
    if not form.is_valid():
        fields = {name: str(field.label or "") for name, field in form.fields.items()}
        said = [
            f"{fields.get(name, '')}: {text}" if fields.get(name) else str(text)
            for name, texts in form.errors.items()
            for text in texts
        ]
        raise InputError(" ".join(said))


def _page(request: HttpRequest, row: MeetingRow, *, problem: str = "") -> HttpResponse:
    find = str(request.POST.get("find") or request.GET.get("find") or "")
    sent = request.POST.get("form") if problem else ""
    page = RollPage(
        held(row),
        roll_shown(row, find=find),
        queries.rules_of(row).proxies,
        frozen=row.frozen,
        ended=row.ended,
        seat=_seat_form(request if sent == "seat" else None, row),
        proxy=_proxy_form(request if sent == "proxy" else None, row),
        find=find,
        problem=problem,
    )
    return show(request, "decision/roll_desk.html", page, status=400 if problem else 200)


def _seat_form(request: HttpRequest | None, row: MeetingRow) -> SeatForm:
    return SeatForm(
        request.POST if request else None,
        rules=queries.rules_of(row),
        sections=sorted(body_names().items(), key=lambda named: (named[0] != row.body, named[1])),
        people=_people(row),
    )


def _proxy_form(request: HttpRequest | None, row: MeetingRow) -> ProxyForm:
    return ProxyForm(
        request.POST if request else None,
        prefix="p",
        roll=queries.roll_of(row),
        rules=queries.rules_of(row),
        titles=titles_on(row.id),
        people=_people(row),
    )


def _people(row: MeetingRow) -> list[tuple[str, str]]:
    people = people_with(Role.DELEGATE, row.body, timezone.now())
    return sorted(((f"person:{who}", name) for who, name in people.items()), key=lambda p: p[1])
