"""A response put together for whoever reads it: cut where something is or may be left out."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from folkmoot.consultation.custody import Custody
from folkmoot.consultation.detectors import proposed
from folkmoot.consultation.quotations import prefers_paraphrase
from folkmoot.consultation.redaction import Redaction, Span, merged, words_by_part
from folkmoot.consultation.responses import Response
from folkmoot.federation.mandates import Role
from folkmoot.federation.rights import Action
from folkmoot.foundation.languages import direction
from folkmoot.web.consultation import moderation_words, queries, words
from folkmoot.web.consultation.moderation_forms import ADDED
from folkmoot.web.consultation.moderation_pages import Act, Part, Piece, Place, ReadingPage
from folkmoot.web.consultation.queries import moderation as reading
from folkmoot.web.consultation.unlocked import keys_of
from folkmoot.web.federation import queries as federation
from folkmoot.web.federation.doors import may
from folkmoot.web.ledger import queries as record
from folkmoot.web.ledger.words import of_event


def parts_of(
    found: Response, redaction: Redaction | None, spans: tuple[Span, ...] = ()
) -> tuple[Part, ...]:
    """Give the answers of a response, cut where something is or may be left out."""
    pack = queries.pack_asked_in(found.round)
    language = get_language() or "en"
    answers = queries.asked_and_answered(found, pack, language) if pack else ()
    left = merged([*(redaction.spans if redaction else ()), *spans])
    return tuple(
        Part(
            each.part,
            each.asked,
            each.said,
            tuple(_pieces(each.text, [span for span in left if span.part == each.part])),
            each.passage,
            each.standing,
        )
        for each in answers
    )


def _pieces(text: str, spans: list[Span]) -> list[Piece]:
    names, found, at = dict(moderation_words.reasons()), list[Piece](), 0
    for span in spans:
        found.append(Piece(text[at : span.start]))
        found.append(Piece(text[span.start : span.end], names[str(span.reason)]))
        at = span.end
    return [piece for piece in [*found, Piece(text[at:])] if piece.text]


def reading_page(request: HttpRequest, facts: Response, *, fault: str = "") -> ReadingPage:
    """Put together one response for whoever moderates it, as far as it can be opened."""
    queued = reading.queued(facts.id)
    assert queued is not None
    found, redaction = queries.response(facts.id, keys=keys_of(request)), None
    places: tuple[Place, ...] = ()
    parts: tuple[Part, ...] = ()
    if found is not None:
        redaction = reading.redaction_of(facts.id)
        places = _places(found, redaction)
        parts = parts_of(found, redaction, () if redaction else proposed(words_by_part(found)))
    body = queries.body_of_round(facts.round)
    return ReadingPage(
        round=facts.round,
        body=federation.body_name(body),
        queued=queued,
        kind=words.kinds()[facts.kind],
        direction=direction(facts.language) if facts.language else "auto",
        parts=parts,
        places=places,
        reasons=moderation_words.reasons(),
        asides=moderation_words.asides(),
        concerns=moderation_words.concerns(),
        guards=federation.names_with(Role.SAFEGUARDING, body, timezone.now()),
        before=_before(facts),
        is_sealed=found is None,
        is_protected=queries.custody_of(facts.round) is Custody.PROTECTED,
        may_quote=facts.consents.quote and facts.consents.use,
        in_other_words=prefers_paraphrase(facts),
        publishes=may(request, Action.PUBLISH_WORDS, body),
        rows=tuple(range(ADDED)),
        fault=fault,
    )


def _places(found: Response, redaction: Redaction | None) -> tuple[Place, ...]:
    """Give what was decided, then what the detectors find beyond it."""
    texts = words_by_part(found)
    decided = redaction.spans if redaction else ()
    more = [
        span
        for span in proposed(texts)
        if not any(
            d.part == span.part and d.start < span.end and span.start < d.end for d in decided
        )
    ]
    listed = [*((span, False) for span in decided), *((span, True) for span in more)]
    return tuple(
        Place(
            f"{span.part}|{span.start}-{span.end}",
            texts[span.part][span.start : span.end],
            "" if is_new and redaction else str(span.reason),
            is_new,
        )
        for span, is_new in listed
    )


def _before(facts: Response) -> tuple[Act, ...]:
    people = federation.people_names()
    return tuple(
        Act(of_event(entry.event), entry.at.date(), people.get(entry.by.name, entry.by.name))
        for entry in record.entries_about(facts.reference)
    )
