"""The desk of whoever moderates: a queue, and one response at a time to read and decide on."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from folkmoot.consultation.asides import Aside
from folkmoot.consultation.quotations import find
from folkmoot.consultation.redaction import words_by_part
from folkmoot.consultation.responses import Response, sealed_part
from folkmoot.consultation.safeguarding import Concern
from folkmoot.foundation.errors import FolkmootError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import moderation_words, queries, services, words
from folkmoot.web.consultation.moderation_forms import one_of, spans_chosen
from folkmoot.web.consultation.moderation_pages import QueuePage
from folkmoot.web.consultation.queries import moderation as reading
from folkmoot.web.consultation.reading_pages import reading_page
from folkmoot.web.consultation.unlocked import keys_of
from folkmoot.web.federation import queries as federation


def queue(request: HttpRequest, round_id: str) -> HttpResponse:
    """List a round's responses, unread first, with how many were read and set aside."""
    asked = request.GET.get("page", "1")
    number = max(int(asked), 1) if asked.isdecimal() and len(asked) < 6 else 1
    found = reading.queue_of(round_id, page=number)
    names = dict(moderation_words.asides())
    page = QueuePage(
        queue=found,
        body=_body(round_id),
        asides=tuple((names.get(reason, reason), count) for reason, count in found.aside),
        kinds=words.kinds(),
        sealed=queries.sealed_count(round_id),
        next=reading.next_unread(round_id),
    )
    return show(request, "consultation/desk/moderate.html", page)


def one(request: HttpRequest, round_id: str, name: str) -> HttpResponse:
    """Show one response; a POST does one act with it and goes on to the next."""
    queued = reading.queued(name)
    facts = queries.facts(name)
    if queued is None or facts is None or facts.round != round_id:
        raise Http404
    if request.method != "POST":
        return show(request, "consultation/desk/reading.html", reading_page(request, facts))
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise Http404
    try:
        return act(request, facts)
    except FolkmootError as error:
        page = reading_page(request, facts, fault=str(error))
        return show(request, "consultation/desk/reading.html", page, status=422)


def _read(request: HttpRequest, facts: Response) -> HttpResponse:
    services.mark_read([facts.id], by=_by(request, facts), at=timezone.now())
    return _onward(facts)


def _release(request: HttpRequest, facts: Response) -> HttpResponse:
    """Let the server read a protected response, as it was redacted, and go on."""
    found, keys, by = _opened(request, facts), keys_of(request), _by(request, facts)
    services.mark_read([facts.id], by=by, at=timezone.now())
    document = sealed_part(reading.as_redacted(found, keys))
    services.release(found, document, keys, by=by, at=timezone.now())
    return _onward(facts)


def _redact(request: HttpRequest, facts: Response) -> HttpResponse:
    found = _opened(request, facts)
    spans = spans_chosen(request.POST, words_by_part(found))
    services.redact(
        facts.id, spans, by=_by(request, facts), at=timezone.now(), keys=keys_of(request)
    )
    return redirect("reading", round_id=facts.round, name=facts.id)


def _aside(request: HttpRequest, facts: Response) -> HttpResponse:
    reason = one_of(Aside, request.POST.get("reason", ""))
    services.set_aside(facts.id, reason, by=_by(request, facts), at=timezone.now())
    return _onward(facts)


def _up(request: HttpRequest, facts: Response) -> HttpResponse:
    services.take_up(facts.id, by=_by(request, facts), at=timezone.now())
    return redirect("reading", round_id=facts.round, name=facts.id)


def _flag(request: HttpRequest, facts: Response) -> HttpResponse:
    concern = one_of(Concern, request.POST.get("concern", ""))
    services.flag(facts.id, concern, by=_by(request, facts), at=timezone.now())
    return _onward(facts)


ACTS: Mapping[str, Callable[[HttpRequest, Response], HttpResponse]] = {
    "read": _read,
    "release": _release,
    "redact": _redact,
    "aside": _aside,
    "up": _up,
    "flag": _flag,
}


def propose(request: HttpRequest, round_id: str, name: str) -> HttpResponse:
    """Propose words of a response to be published, or say them in other words."""
    facts = queries.facts(name)
    if facts is None or facts.round != round_id or request.method != "POST":
        raise Http404
    try:
        found = services.opened_for_quoting(facts.id)
        passage = find(found, request.POST.get("words", ""))
        services.propose_quotation(
            found,
            passage,
            paraphrase=request.POST.get("paraphrase", ""),
            word_for_word="word_for_word" in request.POST,
            by=_by(request, facts),
            at=timezone.now(),
        )
    except FolkmootError as error:
        page = reading_page(request, facts, fault=str(error))
        return show(request, "consultation/desk/reading.html", page, status=422)
    return redirect("quotations", round_id=round_id)


def _opened(request: HttpRequest, facts: Response) -> Response:
    return services.opened_for_quoting(facts.id, keys_of(request))


def _onward(facts: Response) -> HttpResponse:
    following = reading.next_unread(facts.round, after=facts.id)
    if following:
        return redirect("reading", round_id=facts.round, name=following)
    return redirect("moderate", round_id=facts.round)


def _body(round_id: str) -> str:
    return federation.body_name(queries.body_of_round(round_id))


def _by(request: HttpRequest, facts: Response) -> Reference:
    person = federation.person_of(request.user)
    return person or Reference(Kind.BODY, queries.body_of_round(facts.round))
