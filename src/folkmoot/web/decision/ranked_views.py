"""The ranked ballot, which works without scripts, and the chair's page that opens such a vote."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.decision.ranked_votes import NONE, RankedVote, written
from folkmoot.decision.receipts import new_code
from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.secret import Voted
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.components.pages import show
from folkmoot.web.decision import queries, ranked_queries, seat_queries
from folkmoot.web.decision.kinds import Kind, kind_of, kinds_allowed
from folkmoot.web.decision.models import PollRow
from folkmoot.web.decision.puts import Put
from folkmoot.web.decision.ranked_forms import ChairOrderForm, OpenRankedForm, RankingForm
from folkmoot.web.decision.ranked_queries import Option
from folkmoot.web.decision.seat_queries import Ballot
from folkmoot.web.decision.secret_views import CodePage
from folkmoot.web.decision.services import ranked
from folkmoot.web.decision.services.secret import cast_secret
from folkmoot.web.decision.shown import RuleShown, rule_shown
from folkmoot.web.federation.queries import person_of


@dataclass(frozen=True, slots=True)
class Line:
    """One option on a ballot paper: the place *given* to it, what is wrong, and all *places*."""

    option: Option
    field: str
    given: str
    problem: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The ranked ballot of one seat; in a secret vote with the *code* of its voter."""

    ballot: Ballot
    lines: tuple[Line, ...]
    abstains: bool
    problem: str
    code: str
    ranked: tuple[Option, ...]

    @property
    def slips(self) -> dict[str, str]:
        """What is wrong, each told once, with the field to go to."""
        told = {line.problem: line.field for line in reversed(self.lines) if line.problem}
        return {field: problem for problem, field in reversed(told.items())}


@dataclass(frozen=True, slots=True)
class RankPage:
    """A ranked vote as a delegate meets it: the options, the rule, a ballot for each seat."""

    put: Put
    rule: RuleShown
    kind: Kind
    options: tuple[Option, ...]
    papers: tuple[Paper, ...]
    is_secret: bool
    problem: str


@dataclass(frozen=True, slots=True)
class OpenRankedPage:
    """What the chair may put to one ranked vote: rivals together, or names to elect from."""

    put: Put
    rivals: tuple[Option, ...]
    rules: tuple[RuleShown, ...]
    kinds: tuple[Kind, ...]
    names: str
    problem: str


@dataclass(frozen=True, slots=True)
class PreferPage:
    """A tie that is left to the chair: what is equal, and between which options."""

    put: Put
    said: str
    equals: tuple[tuple[int, Option], ...]
    problem: str


def rank(request: HttpRequest, name: str) -> HttpResponse:
    """Show a delegate the ranked ballots of their seats, and take one of them."""
    put = queries.named(name)
    poll = ranked_queries.poll_about(put.on) if put else None
    if put is None:
        raise Http404
    if poll is None or poll.closed or not poll.options:
        return redirect("desk-vote", name)
    if request.method != "POST":
        return _rank_page(request, put, poll)
    return _cast(request, put, poll)


def open_ranked(request: HttpRequest, name: str) -> HttpResponse:
    """Let the chair open a ranked vote on rivals, or on names."""
    put = queries.named(name)
    if put is None:
        raise Http404
    if request.method != "POST":
        return _open_page(request, put)
    form, by = OpenRankedForm(request.POST), person_of(request.user)
    if by is None:
        raise PermissionDenied
    if not form.is_valid():
        return _open_page(request, put, _("Choose a rule that ranks options."))
    try:
        ranked.open_ranked(
            put.on,
            by=by,
            at=timezone.now(),
            rule=form.cleaned_data["rule"],
            names=form.options,
            secrecy=form.kind,
        )
    except InputError as error:
        return _open_page(request, put, str(error))
    return redirect("desk-meeting", put.meeting.id)


def prefer(request: HttpRequest, name: str) -> HttpResponse:
    """Let the chair say which of equal options goes first, where the rule leaves that to them."""
    put = queries.named(name)
    poll = ranked_queries.poll_about(put.on) if put else None
    if put is None or poll is None or not poll.options:
        raise Http404
    equals = ranked_queries.equals_in(poll)
    if not equals.options:
        return redirect("desk-meeting", put.meeting.id)
    form, by, problem = ChairOrderForm(request.POST or None), person_of(request.user), ""
    if request.method == "POST" and by and form.is_valid():
        try:
            place = int(form.cleaned_data["prefer"]) - 1
            ranked.prefer(Reference.parse(poll.on), place, by=by, at=timezone.now())
        except InputError as error:
            problem = str(error)
        else:
            return redirect("desk-prefer", name)
    elif request.method == "POST":
        problem = _("Choose one of those that are equal.")
    page = PreferPage(put, equals.said, equals.options, problem)
    return show(request, "decision/prefer.html", page, status=400 if problem else 200)


def _cast(request: HttpRequest, put: Put, poll: PollRow) -> HttpResponse:
    ballots = _ballots(request, poll)
    mine = next((each for each in ballots if each.seat.id == request.POST.get("seat")), None)
    labels = [each.name for each in ranked_queries.options_of(poll.options)]
    form, code = RankingForm(request.POST, labels=labels), request.POST.get("code", "")
    if mine is None:
        return _rank_page(request, put, poll, problem=_("This is not a seat of yours."))
    if not form.is_valid():
        return _rank_page(request, put, poll, sent=(mine.seat.id, form))
    on, vote = Reference.parse(poll.on), RankedVote(mine.seat.id, form.ranking, mine.by)
    try:
        if poll.secrecy == Secrecy.RECEIPTED:
            said = [written(vote.ranking)] * mine.seat.votes
            cast_secret(on, Voted(vote.seat, vote.by), said, code=code)
        else:
            ranked.cast_ranking(on, vote)
    except InputError as error:
        return _rank_page(request, put, poll, sent=(mine.seat.id, form), problem=str(error))
    if poll.secrecy != Secrecy.RECEIPTED:
        return redirect("desk-rank", put.on.name)
    left = sum(each.is_here and not each.has_voted for each in ballots if each != mine)
    return _unkept(show(request, "decision/code.html", CodePage(put, mine.seat, code, left)))


def _rank_page(
    request: HttpRequest,
    put: Put,
    poll: PollRow,
    *,
    sent: tuple[str, RankingForm] | None = None,
    problem: str = "",
) -> HttpResponse:
    options = ranked_queries.options_of(poll.options)
    seat, form = sent or ("", None)
    papers = tuple(
        _paper(ballot, options, form if ballot.seat.id == seat else None)
        for ballot in _ballots(request, poll)
    )
    rules = queries.rules_of(poll.meeting)
    page = RankPage(
        put,
        rule_shown(rules.rule(ranked_queries.rule_of(poll))),
        kind_of(poll.secrecy, poll.seen_by),
        options,
        papers,
        is_secret=poll.secrecy == Secrecy.RECEIPTED,
        problem=problem
        or (_("Some places need another look. Nothing was cast yet.") if form else ""),
    )
    return _unkept(show(request, "decision/rank.html", page, status=400 if page.problem else 200))


def _paper(ballot: Ballot, options: tuple[Option, ...], form: RankingForm | None) -> Paper:
    data = form.data if form else {}
    errors = {name: list(map(str, said)) for name, said in form.errors.items()} if form else {}
    fields = [f"option-{place}" for place in range(len(options))]
    places = tuple(str(place + 1) for place in range(len(options)))
    lines = tuple(
        Line(option, field, str(data.get(field, "")), " ".join(errors.get(field, [])), places)
        for option, field in zip(options, fields, strict=True)
    )
    return Paper(
        ballot,
        lines,
        abstains="abstain" in data,
        problem=" ".join(errors.get("__all__", [])),
        code=str(data.get("code") or new_code()),
        ranked=tuple(options[place] for place in ballot.ranking),
    )


def _open_page(request: HttpRequest, put: Put, problem: str = "") -> HttpResponse:
    row = queries.meeting(put.meeting.id)
    if row is None:
        raise Http404
    roll = queries.roll_of(row)
    rivals = [f"motion:{each}" for each in ranked_queries.rivals_of(put.on.name)]
    rules = [r for r in ranked_queries.ranked_rules(row) if r.places == 1 or not rivals]
    kinds = {kind.id: kind for rule in rules for kind in kinds_allowed(rule, roll, put.on)}
    page = OpenRankedPage(
        put,
        ranked_queries.options_of([*rivals, NONE] if rivals else []),
        tuple(rule_shown(rule) for rule in rules),
        tuple(kinds.values()),
        names=request.POST.get("names", ""),
        problem=problem,
    )
    return show(request, "decision/open_ranked.html", page, status=400 if problem else 200)


def _ballots(request: HttpRequest, poll: PollRow) -> tuple[Ballot, ...]:
    person = person_of(request.user)
    return seat_queries.ballots_of(poll.meeting, person, poll) if person else ()


def _unkept(response: HttpResponse) -> HttpResponse:
    """Keep a page with a code out of every store."""
    response.headers["Cache-Control"] = "no-store"
    return response
