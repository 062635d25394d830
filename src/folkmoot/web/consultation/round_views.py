"""Opening a round at the desk: dates, own words, a check of all of it, and the announcement."""

from dataclasses import replace
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language

from folkmoot.consultation.changes import FREE
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.proposals import propose
from folkmoot.consultation.rounds import Round, RoundState
from folkmoot.federation.bodies import Body
from folkmoot.federation.mandates import Role
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import checks, queries, round_pages, round_words, services
from folkmoot.web.consultation.round_forms import Typed, read_round, typed_of
from folkmoot.web.consultation.services.rounds import ChangeRefused
from folkmoot.web.consultation.words_forms import MOST, TypedWords, read_words, words_of
from folkmoot.web.federation import queries as federation

FORM = "consultation/desk/round_form.html"
WORDS = "consultation/desk/words.html"


def body_of_new(request: HttpRequest) -> str:
    """Say for which body a round is to be opened: the one asked for, else the person's own."""
    asked = request.GET.get("body", "")
    actor = federation.actor_of(request.user, timezone.now())
    own = [each.body for each in actor.mandates if each.role is Role.COORDINATOR]
    return asked or next(iter(own), "federation")


def new(request: HttpRequest) -> HttpResponse:
    """Ask when the annual meeting is; propose dates; hold the round that comes back."""
    pack, body = _pack(request.GET.get("consultation", "")), _body(body_of_new(request))
    if "meeting" not in request.GET:
        return show(request, "consultation/desk/opening.html", _opening(pack, body))
    meeting = _day(request.GET["meeting"])
    proposal = propose(pack, body, today=timezone.localdate(), meeting=meeting)
    proposal = replace(proposal, id=queries.free_round_id(proposal.id))
    if request.method != "POST":
        return _form(request, proposal, typed_of(proposal), is_new=True)
    after, typed = read_round(request.POST, proposal, pack.languages)
    if typed.faults:
        return _form(request, proposal, typed, is_new=True, status=422)
    services.hold_round(replace(after, announced=None), by=_by(request, body.id), at=timezone.now())
    return redirect("desk-check", after.id)


def edit(request: HttpRequest, round_id: str) -> HttpResponse:
    """Change the dates and rules of a round, as far as that is still fair."""
    held = held_round(round_id)
    if request.method != "POST":
        return _form(request, held, typed_of(held))
    after, typed = read_round(request.POST, held, _pack(held.consultation).languages)
    if typed.faults:
        return _form(request, held, typed, status=422)
    try:
        services.change_round(after, by=_by(request, held.body), at=timezone.now())
    except ChangeRefused as refused:
        return _form(request, held, typed, problems=_said(refused), status=422)
    return _back(held)


def words(request: HttpRequest, round_id: str) -> HttpResponse:
    """Write the body's own questions, and how it will use the result."""
    held = held_round(round_id)
    if request.method != "POST":
        return _words(request, held, words_of(held))
    after, typed = read_words(request.POST, held)
    if typed.faults:
        return _words(request, held, typed, status=422)
    try:
        services.change_round(after, by=_by(request, held.body), at=timezone.now())
    except ChangeRefused as refused:
        return _words(request, held, typed, problems=_said(refused), status=422)
    return _back(held)


def check(request: HttpRequest, round_id: str) -> HttpResponse:
    """Show all of a round as participants will meet it; let colleagues see it; announce it."""
    held, status = held_round(round_id), 200
    if request.method == "POST":
        by, at = _by(request, held.body), timezone.now()
        lacking = checks.lacking(held, at)
        if "preview" in request.POST:
            services.show_round(round_id)
        elif "announce" in request.POST and not lacking:
            services.announce_round(round_id, by=by, at=at)
            return redirect("desk-round", round_id)
        status = 422 if lacking and "announce" in request.POST else 200
    page = checks.check_page(held_round(round_id), _language(), timezone.now())
    return show(request, "consultation/desk/check.html", page, status=status)


def held_round(round_id: str) -> Round:
    """Give a round, or answer that there is none."""
    found = queries.round_of(round_id)
    if found is None:
        raise Http404
    return found


def _opening(pack: Consultation, body: Body) -> round_pages.Opening:
    return round_pages.Opening(
        consultation=pack,
        title=pack.title.in_language(_language()),
        body=body.id,
        body_name=body.name,
        there_already=tuple(each for each in pack.rounds if each.body == body.id),
    )


def _form(
    request: HttpRequest,
    held: Round,
    typed: Typed,
    *,
    is_new: bool = False,
    problems: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    pack = _pack(held.consultation)
    page = round_pages.RoundFormPage(
        consultation=pack,
        title=pack.title.in_language(_language()),
        held=held,
        body_name=federation.body_name(held.body),
        typed=typed,
        is_new=is_new,
        running=held.state_at(timezone.now()) not in FREE,
        problems=problems,
        meeting=request.GET.get("meeting", ""),
    )
    return show(request, FORM, page, status=status)


def _words(
    request: HttpRequest,
    held: Round,
    typed: TypedWords,
    *,
    problems: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    page = round_pages.WordsPage(
        held=held,
        title=_pack(held.consultation).title.in_language(_language()),
        body_name=federation.body_name(held.body),
        typed=typed,
        numbers=tuple(range(1, min(len(held.questions) + 1, MOST) + 1)),
        fixed=held.state_at(timezone.now()) not in FREE,
        problems=problems,
    )
    return show(request, WORDS, page, status=status)


def _said(refused: ChangeRefused) -> tuple[str, ...]:
    sentences = round_words.refusals()
    return tuple(sentences[each] for each in refused.refusals)


def _back(held: Round) -> HttpResponse:
    before = held.state_at(timezone.now()) in {RoundState.DRAFT, RoundState.PREVIEW}
    return redirect("desk-check" if before else "desk-round", held.id)


def _by(request: HttpRequest, body: str) -> Reference:
    return federation.person_of(request.user) or Reference(Kind.BODY, body)


def _pack(consultation_id: str) -> Consultation:
    found = queries.consultation(consultation_id)
    if found is None:
        raise Http404
    return found


def _body(body_id: str) -> Body:
    found = federation.tree().bodies.get(body_id)
    if found is None:
        raise Http404
    return found


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def _language() -> str:
    return get_language() or "en"
