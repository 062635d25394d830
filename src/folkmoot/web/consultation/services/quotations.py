"""Publishing words: one person proposes, another approves, and either takes back."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction

from folkmoot.consultation import quotations as rules
from folkmoot.consultation.custody import Keyring
from folkmoot.consultation.quotations import Passage, QuotationState
from folkmoot.consultation.redaction import Span, redact_within
from folkmoot.consultation.responses import Response
from folkmoot.consultation.sealing import enclose
from folkmoot.foundation.canonical import Json, canonical_json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation.models import QuotationRow, ResponseKeyRow, ResponseRow
from folkmoot.web.consultation.queries import moderation as reading
from folkmoot.web.consultation.queries.packs import as_round
from folkmoot.web.consultation.queries.quotations import as_quotation
from folkmoot.web.consultation.queries.responses import response as open_response
from folkmoot.web.consultation.services.keys import working_key
from folkmoot.web.ledger import services as ledger

Gone = Callable[[tuple[int, ...], Reference, datetime], None]
"""What is told that published quotations, by their keys, may no longer be shown."""

_told_when_gone: list[Gone] = []


def when_gone(told: Gone) -> None:
    """Let *told* know of published words that were taken back, within the same transaction."""
    if told not in _told_when_gone:
        _told_when_gone.append(told)


@transaction.atomic
def propose_quotation(
    response: Response,
    passage: Passage,
    *,
    by: Reference,
    at: datetime,
    paraphrase: str = "",
    word_for_word: bool = False,
) -> int:
    """Propose a passage of an opened *response*, or a *paraphrase* of it; give its key.

    Those who may be at risk are told in other words, unless they are to be quoted *word_for_word*.
    What stands in it and was redacted is left out. Its words are sealed apart, under a key that
    goes when the response is withdrawn.
    """
    is_paraphrase = bool(paraphrase.strip())
    if rules.prefers_paraphrase(response) and not (is_paraphrase or word_for_word):
        raise InputError(
            "Whoever wrote this may be at risk. Say it in other words, or say that they are to be "
            "quoted word for word."
        )
    rules.propose(response, passage, by=by, is_paraphrase=is_paraphrase)
    row = ResponseRow.objects.select_for_update().get(name=response.id)
    if row.withdrawn or _is_left_out(row):
        raise InputError("This response cannot be quoted now.")
    lane, content = _seal(row, response, paraphrase.strip() or _read(response, passage))
    held = QuotationRow.objects.create(
        response=row,
        part=passage.part,
        start=passage.start,
        end=passage.end,
        place=rules.place_of(response, passage.part) + passage.start,
        is_paraphrase=is_paraphrase,
        lane=lane,
        content=content,
        proposed_by=str(by),
        proposed_on=as_round(row.round).day_of(at),
    )
    _tell(held, "quotation.proposed", by=by, at=at)
    return held.key


@transaction.atomic
def approve_quotation(key: int, *, by: Reference, at: datetime) -> None:
    """Let the words out; refused to whoever proposed them, and where the response is gone."""
    row = _held(key)
    approved = rules.approve(as_quotation(row), by=by)
    if row.response.withdrawn or _is_left_out(row.response):
        raise InputError("This response cannot be quoted any more.")
    row.approved_by, row.approved_on = str(by), as_round(row.response.round).day_of(at)
    assert approved.is_public
    row.save(update_fields=["approved_by", "approved_on"])
    _tell(row, "quotation.published", by=by, at=at)


@transaction.atomic
def take_back_quotation(key: int, *, by: Reference, at: datetime) -> None:
    """Take the words back: their key is destroyed, and whoever copied them is told."""
    _take_back([_held(key)], by=by, at=at)


def take_back_all(response: ResponseRow, *, by: Reference, at: datetime) -> None:
    """Take back whatever is proposed or published of a response."""
    _take_back(QuotationRow.objects.filter(response=response), by=by, at=at)


def take_back_changed(
    response: ResponseRow,
    before: Iterable[Span],
    after: Iterable[Span],
    *,
    by: Reference,
    at: datetime,
) -> None:
    """Take back those quotations of a response of which more is left out now, or less."""
    changed = set(before) ^ set(after)
    touched = [
        row
        for row in QuotationRow.objects.filter(response=response)
        if any(s.part == row.part and s.start < row.end and row.start < s.end for s in changed)
    ]
    _take_back(touched, by=by, at=at)


def opened_for_quoting(name: str, keys: Keyring | None = None) -> Response:
    """Give a response to quote from; InputError where it is not here or sealed."""
    found = open_response(name, keys=keys)
    if found is None:
        raise InputError(f"There is no response '{name}' here that can be opened.")
    return found


def _read(response: Response, passage: Passage) -> str:
    """Give the words of a passage with what was redacted in it left out."""
    redaction = reading.redaction_of(response.id)
    if redaction is None or redaction.mark != reading.mark(response):
        return rules.said(response, passage)
    texts = {answer.part: answer.text for answer in response.answers if answer.text}
    own = [span for span in redaction.spans if span.part == passage.part]
    return redact_within(
        texts[passage.part], own, passage.start, passage.end, language=response.language
    )


def _seal(row: ResponseRow, response: Response, words: str) -> tuple[str, bytes]:
    """Seal what the public would read, under a key that lies with those of the response."""
    document: dict[str, Json] = {
        "words": words,
        "who": response.organisation if response.consents.attribute else "",
        "language": response.language,
    }
    envelope = enclose(canonical_json(document), round_key=working_key(row.round.pack_id))
    lane = f"q{QuotationRow.objects.filter(response=row).count() + 1}"
    ResponseKeyRow.objects.create(response=row, lane=lane, sealed=envelope.for_round)
    return lane, envelope.content


def _take_back(rows: Iterable[QuotationRow], *, by: Reference, at: datetime) -> None:
    was_public: list[int] = []
    for row in rows:
        state = as_quotation(row).state
        if state is QuotationState.TAKEN_BACK:
            continue
        day = as_round(row.response.round).day_of(at)
        row.taken_back_by, row.taken_back_on, row.content = str(by), day, None
        row.save(update_fields=["taken_back_by", "taken_back_on", "content"])
        ResponseKeyRow.objects.filter(response=row.response_id, lane=row.lane).delete()
        _tell(row, "quotation.taken_back", by=by, at=at)
        was_public += [row.key] if state is QuotationState.PUBLISHED else []
    if was_public:
        for told in _told_when_gone:
            told(tuple(was_public), by, at)


def _held(key: int) -> QuotationRow:
    row = QuotationRow.objects.select_for_update().filter(key=key).first()
    if row is None:
        raise InputError("There is no such quotation.")
    return row


def _is_left_out(row: ResponseRow) -> bool:
    out = reading.WITH_THOSE_WHO_SAFEGUARD | reading.SET_ASIDE
    return ResponseRow.objects.filter(out, key=row.key).exists()


def _tell(row: QuotationRow, event: str, *, by: Reference, at: datetime) -> None:
    response = Reference(Kind.RESPONSE, row.response.name, part=row.part)
    detail: dict[str, Json] = {"in_other_words": row.is_paraphrase}
    ledger.record(row.response.round.pack_id, event, about=[response], by=by, at=at, detail=detail)
