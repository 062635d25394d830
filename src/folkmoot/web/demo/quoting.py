"""The invented two people of each section: they read what is to be quoted, and let it out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from folkmoot.consultation.detectors import proposed
from folkmoot.consultation.quotations import Passage, prefers_paraphrase
from folkmoot.consultation.redaction import Reason, Span, words_by_part
from folkmoot.consultation.responses import Response
from folkmoot.consultation.rounds import Round
from folkmoot.federation.mandates import Role
from folkmoot.federation.packs import Federation
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.analysis import queries as analysis
from folkmoot.web.analysis.reading import spans
from folkmoot.web.consultation import queries, services

OF_A_THEME = 4
"""Passages of each theme that are quoted."""

SHORTEST = 60
"""Characters of the shortest passage that is quoted: shorter ones say little."""

SMALLEST_LETTER = 10
"""Copies of the smallest letter that is shown."""

TELLING = ("near the docks", "As a student of public health", "I run a night outreach van")
"""What the invented readers leave out, because those near would know who it is."""

IN_OTHER_WORDS = {
    "People hide condoms from us": (
        "Somebody who offers health care says that people hide condoms from them because condoms "
        "have served as evidence."
    ),
}
"""How the invented readers say what somebody at risk wrote."""


@dataclass(frozen=True, slots=True)
class Two:
    """Who proposes in a section, and who approves."""

    first: Reference
    second: Reference


def let_words_out(consultation_id: str, told: Federation, *, at: datetime) -> int:
    """Publish typical passages of each theme, and of each large letter; give how many."""
    held = {each.id: each for each in queries.responses_of(consultation_id) if each.consents.quote}
    safe = {name: each for name, each in held.items() if not prefers_paraphrase(each)}
    run = analysis.runs_of(consultation_id)[0]
    chosen: dict[Passage, str] = dict.fromkeys(_of_themes(run.id, safe), "")
    chosen |= dict.fromkeys(_of_letters(run.id, held), "")
    chosen |= _in_other_words(held)
    pairs = {each.id: _two(told, each.body) for each in _rounds(consultation_id)}
    for passage, paraphrase in chosen.items():
        response = held[passage.response]
        _publish(response, passage, pairs[response.round], at=at, paraphrase=paraphrase)
    return len(chosen)


def _publish(
    response: Response, passage: Passage, two: Two, *, at: datetime, paraphrase: str
) -> None:
    words = words_by_part(response)
    spans = [*proposed(words), *_telling(words)]
    services.redact(response.id, spans, by=two.first, at=at)
    key = services.propose_quotation(
        response,
        passage,
        by=two.first,
        at=at,
        paraphrase=paraphrase,
        word_for_word=not paraphrase,  # only a letter that many sent is quoted so
    )
    services.approve_quotation(key, by=two.second, at=at)


def _telling(words: Mapping[str, str]) -> Iterator[Span]:
    for part, text in words.items():
        for phrase in TELLING:
            if (at := text.find(phrase)) >= 0:
                yield Span(part, at, at + len(phrase), Reason.TELLING)


def _in_other_words(held: Mapping[str, Response]) -> dict[Passage, str]:
    """Give for each paraphrase the first passage of somebody at risk that it is of."""
    at_risk = [each for each in held.values() if prefers_paraphrase(each)]
    said = [(response, answer) for response in at_risk for answer in response.answers]
    found: dict[str, Passage] = {}
    for phrase, (response, answer) in product(IN_OTHER_WORDS, said):
        if (at := answer.text.find(phrase)) >= 0:
            found.setdefault(phrase, Passage(response.id, answer.part, at, len(answer.text)))
    return {passage: IN_OTHER_WORDS[phrase] for phrase, passage in found.items()}


def _of_themes(run_id: str, held: Mapping[str, Response]) -> Iterator[Passage]:
    """Give the most typical passages of each theme, of different responses in different words."""
    for theme in analysis.published_themes(run_id):
        found: dict[str, Passage] = {}
        for place in analysis.stored_theme(theme.id).passages:
            response = held.get(place.response)
            is_long = place.end - place.start >= SHORTEST
            passage = _passage(response, place.start, place.end) if response and is_long else None
            if passage and place.response not in {each.response for each in found.values()}:
                found.setdefault(_words(held[place.response], passage), passage)
            if len(found) == OF_A_THEME:
                break
        yield from found.values()


def _of_letters(run_id: str, held: Mapping[str, Response]) -> Iterator[Passage]:
    """Give of each large letter the longest answer of the first copy that may be quoted."""
    for campaign in analysis.campaigns_of(run_id):
        copy = next((held[name] for name, _ in campaign.members if name in held), None)
        if copy and campaign.size >= SMALLEST_LETTER:
            longest = max(copy.answers, key=lambda answer: len(answer.text))
            yield Passage(copy.id, longest.part, 0, len(longest.text))


def _passage(response: Response, start: int, end: int) -> Passage | None:
    """Give a place of the one text as a place of one answer."""
    for span in spans(response):
        if span.start <= start and end <= span.end:
            part = span.answer.part
            return Passage(response.id, part, start - span.start, end - span.start)
    return None


def _words(response: Response, passage: Passage) -> str:
    texts = {answer.part: answer.text for answer in response.answers}
    return " ".join(texts[passage.part][passage.start : passage.end].casefold().split())


def _two(told: Federation, body: str) -> Two:
    by_role = {each.role: each.person for each in told.mandates if each.body == body}
    first, second = by_role[Role.COORDINATOR], by_role[Role.CHAIR]
    return Two(Reference(Kind.PERSON, first), Reference(Kind.PERSON, second))


def _rounds(consultation_id: str) -> tuple[Round, ...]:
    found = queries.consultation(consultation_id)
    return found.rounds if found else ()
