"""The chair's page: the agenda in order, what is open first, and one clear step after the other."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from folkmoot.decision.motions import Event, Happening
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.decision import queries, room_queries, services
from folkmoot.web.decision.kinds import Kind as VoteKind
from folkmoot.web.decision.kinds import kinds_allowed
from folkmoot.web.decision.models import MeetingRow
from folkmoot.web.decision.ranked_queries import may_be_ranked
from folkmoot.web.decision.room_forms import ON_ONE_THING, TO_BE_SURE, AskForm, ChairForm
from folkmoot.web.decision.room_queries import Item, Room, Ruling, Standing, Turnout
from folkmoot.web.decision.room_shown import (
    OnTheTable,
    Presence,
    Result,
    TextShown,
    of_a_vote,
    presence,
    text_shown,
)
from folkmoot.web.decision.seen import seen
from folkmoot.web.decision.shown import RuleShown, rule_shown
from folkmoot.web.federation.queries import person_of


@dataclass(frozen=True, slots=True)
class ChairPage:
    """All that the chair needs to take the next step, and to see what was done."""

    room: Room
    pulse: str
    table: OnTheTable | None
    turnout: Turnout | None
    last: Result | None
    presence: Presence
    rulings: list[Ruling]
    may_rank: bool
    problem: str


@dataclass(frozen=True, slots=True)
class SurePage:
    """What the chair is about to do and what it comes to, before it is done."""

    room: Room
    do: str
    item: Item | None
    text: TextShown | None
    rule: RuleShown | None
    kinds: tuple[VoteKind, ...]
    presence: Presence
    turnout: Turnout | None
    casting: str
    undecided: list[Item]

    @property
    def usual(self) -> VoteKind | None:
        """The first kind that the rule names and that can be taken now."""
        return next((kind for kind in self.kinds if not kind.refused), None)


def conduct(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show the chair's page; do what the chair is sure of."""
    row = _row(meeting)
    if request.method != "POST":
        return _chair_page(request, row, "")
    form = ChairForm(request.POST)
    if not form.is_valid():
        told = " ".join(str(text) for texts in form.errors.values() for text in texts)
        return _chair_page(request, row, told)
    room, do, on = room_queries.room(row), form.cleaned_data["do"], form.cleaned_data["on"]
    if do in ON_ONE_THING and not (on and room_queries.item_on(room, on)):
        return _chair_page(
            request, row, _("This is not put to this meeting. Choose from its agenda.")
        )
    if do in TO_BE_SURE and not form.cleaned_data["sure"]:
        asked = {"do": do, "on": str(on or ""), "chair": form.cleaned_data["chair"]}
        return redirect(f"{reverse('desk-sure', args=[meeting])}?{urlencode(asked)}")
    try:
        _do(request, form, room)
    except InputError as error:
        return _chair_page(request, _row(meeting), str(error))
    return redirect("desk-meeting", meeting)


def sure(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show what the chair is about to do, and ask once more."""
    row, form = _row(meeting), AskForm(request.GET)
    if not form.is_valid() or form.cleaned_data["do"] not in TO_BE_SURE:
        return redirect("desk-meeting", meeting)
    room, do, on = room_queries.room(row), form.cleaned_data["do"], form.cleaned_data["on"]
    item = room_queries.item_on(room, on) if on else None
    if (item is None) is not (do == "end"):
        return redirect("desk-meeting", meeting)
    casting = request.GET.get("chair", "")
    page = _sure_page(row, room, do=do, item=item, casting=casting)
    return show(request, "decision/sure.html", page)


def _do(request: HttpRequest, form: ChairForm, room: Room) -> None:
    by, at = person_of(request.user), timezone.now()
    do, on = form.cleaned_data["do"], form.cleaned_data["on"]
    if by is None:
        raise PermissionDenied
    if do == "end":
        services.end_meeting(room.meeting.id, by=by, at=at)
    elif do == "rule":
        text = form.cleaned_data["text"]
        if on and on.kind is Kind.DECISION:
            services.correct(on, text, by=by, at=at)
        else:
            services.rule_on(room.meeting.id, text, about=on, by=by, at=at)
    else:
        _on_one_thing(form, on, by=by, at=at)


def _on_one_thing(form: ChairForm, on: Reference, *, by: Reference, at: datetime) -> None:
    poll = queries.poll_on(on)
    match form.cleaned_data["do"]:
        case "accept":
            services.happen(on.name, Event(Happening.ACCEPTED_IN_ORDER, at), by=by)
        case "open" if poll is None:
            services.open_vote(on, by=by, at=at, secrecy=form.kind)
        case "close" if poll is None or poll.closed is None:
            services.close_vote(on, by=by, at=at)
        case "settle":
            services.settle(on, by=by, at=at, chair=form.casting_vote)
        case _:
            pass  # it was done before: the answer to a first try was lost on its way


def _chair_page(request: HttpRequest, row: MeetingRow, problem: str) -> HttpResponse:
    now = seen(row)
    turnout = room_queries.turnout(now.poll) if now.poll else None
    page = ChairPage(
        now.room,
        f"{row.pulse}.{room_queries.votes_taken(row.id)}",
        now.table,
        turnout,
        last=now.last,
        presence=of_a_vote(now.poll, turnout) if now.poll and turnout else _upcoming(row, now.room),
        rulings=room_queries.rulings_in(now.room),
        may_rank=now.room.next is not None and may_be_ranked(now.room.next.put.on),
        problem=problem,
    )
    return show(request, "decision/conduct.html", page, status=400 if problem else 200)


def _upcoming(row: MeetingRow, room: Room) -> Presence:
    rule = queries.rule_for(room.next.put.on) if room.next else None
    return presence(queries.roll_of(row), rule)


def _sure_page(
    row: MeetingRow, room: Room, *, do: str, item: Item | None, casting: str
) -> SurePage:
    on = item.put.on if item else None
    rule, roll = queries.rule_for(on) if on else None, queries.roll_of(row)
    poll = queries.poll_on(on) if on else None
    return SurePage(
        room,
        do,
        item,
        text_shown(queries.text_on(on)) if on else None,
        rule_shown(rule) if rule else None,
        kinds=kinds_allowed(rule, roll, on) if rule and on else (),
        presence=presence(roll, rule),
        turnout=room_queries.turnout(poll) if poll else None,
        casting=casting,
        undecided=[each for each in room.items if each.standing is not Standing.DONE],
    )


def _row(meeting: str) -> MeetingRow:
    row = queries.meeting(meeting)
    if row is None:
        raise Http404
    return row
