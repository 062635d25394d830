"""Public pages: consultations, their packs, rounds in figures, single responses."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.responses import Response
from folkmoot.consultation.rounds import Round, RoundState
from folkmoot.consultation.wording import Wording
from folkmoot.foundation.languages import direction
from folkmoot.foundation.references import Kind
from folkmoot.web.components.pages import show
from folkmoot.web.components.prose import safe_html, title_of
from folkmoot.web.consultation import pages, queries, round_words, words
from folkmoot.web.consultation.pages import few, rows_shown
from folkmoot.web.consultation.queries import bundles
from folkmoot.web.consultation.queries.quotations import published, quoted_names
from folkmoot.web.consultation.queries.retention import clock_of, destroyed_on
from folkmoot.web.consultation.sight import readable
from folkmoot.web.federation import queries as federation
from folkmoot.web.ledger import queries as record
from folkmoot.web.ledger.labels import labels

HIDDEN = frozenset({RoundState.DRAFT, RoundState.PREVIEW})


def consultations(request: HttpRequest) -> HttpResponse:
    """List all consultations."""
    language = _language()
    listed = tuple(
        pages.Listed(
            each.reference,
            each.title.in_language(language),
            each.summary.in_language(language),
            each.published,
            len(_announced(each)),
        )
        for each in queries.consultations()
    )
    return show(request, "consultation/consultations.html", pages.Consultations(listed))


def consultation(request: HttpRequest, consultation_id: str) -> HttpResponse:
    """Show what one consultation asks, who holds a round of it, and what came of it."""
    pack, language = _pack(consultation_id), _language()
    rounds = _announced(pack)
    figures = [queries.figures_of(each.id) for each in rounds]
    runs = {
        about
        for entry in record.entries_about(pack.reference)
        for about in entry.about
        if about.kind is Kind.RUN
    }
    page = pages.ConsultationPage(
        consultation=pack,
        title=pack.title.in_language(language),
        policy=labels([pack.policy])[pack.policy],
        summary=pack.summary.in_language(language),
        questions=tuple((each, each.text.in_language(language)) for each in pack.questions),
        statements=len(pack.statements),
        rounds=tuple(
            held(each, counted.responses) for each, counted in zip(rounds, figures, strict=True)
        ),
        runs=tuple(sorted(runs)),
        total=few(sum(each.responses for each in figures)),
        positions=tuple(positions_shown(consultation_id)),
    )
    return show(request, "consultation/consultation.html", page)


def pack(request: HttpRequest, consultation_id: str) -> HttpResponse:
    """Show everything that was sent out."""
    found, language = _pack(consultation_id), _language()
    gists = {each.clause: each.says.in_language(language) for each in found.gists}
    questions = tuple(
        pages.PackQuestion(
            id=each.id,
            text=each.text.in_language(language),
            help=each.help.in_language(language),
            choices=tuple(choice.label.in_language(language) for choice in each.choices),
            clauses=tuple(found.clause(clause) for clause in each.clauses),
            gists=tuple((found.clause(c), gists[c]) for c in each.clauses if c in gists),
        )
        for each in found.questions
    )
    page = pages.PackPage(
        consultation=found,
        title=found.title.in_language(language),
        warning=found.content_warning.in_language(language),
        papers=tuple(paper_shown(each, language) for each in _public_papers(found)),
        on_request=tuple(
            (each.title.in_language(language), each.about.in_language(language))
            for each in found.background
            if each.on_request
        ),
        contacts=tuple(
            (federation.body_name(each.body), each.contact)
            for each in _announced(found)
            if each.contact
        ),
        questions=questions,
        statements=tuple(
            (each.id, each.text.in_language(language), tuple(map(found.clause, each.clauses)))
            for each in found.statements
        ),
        hash=queries.hash_of_pack(consultation_id),
    )
    return show(request, "consultation/pack.html", page)


def round_page(request: HttpRequest, round_id: str) -> HttpResponse:
    """Show one round in figures."""
    found = queries.round_of(round_id)
    if found is None or found.state_at(timezone.now()) in HIDDEN:
        raise Http404
    figures, parent = queries.figures_of(round_id), _pack(found.consultation)
    page = pages.RoundPage(
        held=held(found, figures.responses),
        consultation=parent,
        title=parent.title.in_language(_language()),
        by_kind=rows_shown(figures.by_kind, words.kinds(), hide=True),
        by_channel=rows_shown(figures.by_channel, words.channels(), hide=True),
        late=few(figures.late),
        withdrawn=few(figures.withdrawn),
        quarantined=few(figures.quarantined),
        participants=few(figures.participants),
        destroys_on=clock_of(round_id).destroys_on,
        destroyed_on=destroyed_on(round_id),
        who=round_words.who_may_answer()[found.who],
        rules=found.rules.in_language(_language()),
        own=tuple(each.text.in_language(_language()) for each in found.questions),
    )
    return show(request, "consultation/round.html", page)


def response(request: HttpRequest, name: str) -> HttpResponse:
    """Show of a response the words that two people published; if none, only that it exists."""
    if (day := queries.withdrawn_on(name)) is not None:
        page = pages.Withdrawn(name, day)
        return show(request, "consultation/withdrawn.html", page, status=410)
    found = queries.facts(name)
    if found is None:
        raise Http404
    if not quoted_names([name]):
        bare = pages.Unpublished(found.reference, is_readable=bool(readable(request, [name])))
        return show(request, "consultation/unpublished.html", bare)
    shown = response_page(found, with_words=False)
    return show(request, "consultation/response.html", shown)


def response_page(found: Response, *, with_words: bool) -> pages.ResponsePage:
    """Put one response together; its organisation is named only with consent to that."""
    round_ = queries.round_of(found.round)
    if round_ is None:
        raise Http404
    parent = _pack(round_.consultation)
    return pages.ResponsePage(
        response=found,
        body=federation.body_name(round_.body),
        kind=words.kinds()[found.kind],
        channel=words.channels()[found.channel],
        answers=queries.asked_and_answered(found, parent, _language()),
        words=with_words,
        named=found.organisation if found.consents.attribute else "",
        direction=direction(found.language) if found.language else "auto",
        quotations=published(names=[found.id]),
    )


def held(found: Round, responses: int) -> pages.Held:
    """Give a round as a line of a list, now."""
    now = timezone.now()
    return pages.Held(
        round=found,
        body=federation.body_name(found.body),
        state=found.state_at(now),
        last_day=found.last_day,
        responses=few(responses),
        can_answer=found.takes_answers_at(now),
    )


def positions_shown(consultation_id: str) -> Iterator[pages.PositionShown]:
    """Give what bodies hold, of those whose result came in."""
    for each in bundles.received_of(consultation_id):
        if each.is_latest and each.position:
            summary, held = each.position.paragraphs
            yield pages.PositionShown(
                each.round,
                federation.body_name(each.body),
                held or summary,
                each.position.language,
                direction(each.position.language),
            )


def paper_shown(wording: Wording, language: str) -> pages.PaperShown:
    """Give a paper in *language*, or in the original where there is none in it."""
    code = language if wording.speaks(language) else wording.texts[0][0]
    text = wording.in_language(language)
    return pages.PaperShown(title_of(text), safe_html(text), code, direction(code))


def _announced(found: Consultation) -> list[Round]:
    """Give the rounds that the public knows of."""
    now = timezone.now()
    return [each for each in found.rounds if each.state_at(now) not in HIDDEN]


def _public_papers(found: Consultation) -> list[Wording]:
    behind = [each.text for each in found.background if not each.on_request]
    return [*found.papers.values(), *behind]


def _pack(consultation_id: str) -> Consultation:
    found = queries.consultation(consultation_id)
    if found is None:
        raise Http404
    return found


def _language() -> str:
    return get_language() or "en"
