"""Responses into rows, with their links."""

import hmac
from collections.abc import Iterable, Sequence

from django.conf import settings

from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.receipts import ALPHABET
from folkmoot.consultation.responses import Response
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import Link, LinkKind
from folkmoot.web.consultation.models import AnswerRow, ResponseRow
from folkmoot.web.ledger import services as ledger

LETTERS = 8
"""Characters of a response's name after its body's; more where that name is taken."""


def keyed(text: str) -> str:
    """Give the keyed hash of *text*: the same here each time, and of no use elsewhere."""
    return hmac.digest(settings.SECRET_KEY.encode(), text.encode(), "sha256").hex()


def new_name(body: str, seed: str) -> str:
    """Give a response a name that tells nothing of when it came in."""
    bits = int(keyed(f"name:{seed}"), 16)
    letters = "".join(ALPHABET[bits >> 5 * place & 31] for place in range(48)).lower()
    for length in range(LETTERS, len(letters)):
        name = f"{body}-{letters[:length]}"
        if not ResponseRow.objects.filter(name=name).exists():
            return name
    raise RuntimeError("No name is left for a response.")  # forty hash collisions in a row


def store(responses: Sequence[Response], round_: Round, pack: Consultation) -> list[ResponseRow]:
    """Store named *responses* of one round, with their answers and links."""
    rows = [_row(response) for response in responses]
    ResponseRow.objects.bulk_create(rows, batch_size=200)
    AnswerRow.objects.bulk_create(
        [
            AnswerRow(
                response=row,
                place=place,
                question=answer.question,
                clause=answer.clause,
                clauses=list(answer.clauses),
                text=answer.text,
                choice=answer.choice,
                scale=answer.scale,
            )
            for row, response in zip(rows, responses, strict=True)
            for place, answer in enumerate(response.answers)
        ],
        batch_size=200,
    )
    ledger.link_many(_links(responses, round_, pack))
    return rows


def _links(responses: Iterable[Response], round_: Round, pack: Consultation) -> Iterable[Link]:
    by = Reference(Kind.BODY, round_.body)
    for response in responses:
        day = response.received
        yield Link(response.reference, LinkKind.BELONGS_TO, round_.reference, by=by, on=day)
        for answer in response.answers:
            for clause in answer.clauses:
                source = response.reference.at(answer.part)
                yield Link(source, LinkKind.ANSWERS, pack.clause(clause), by=by, on=day)


def _row(response: Response) -> ResponseRow:
    consents = response.consents
    return ResponseRow(
        name=response.id,
        round_id=response.round,
        channel=response.channel,
        received=response.received,
        kind=response.kind,
        participants=response.participants,
        organisation=response.organisation[:300],
        language=response.language[:12],
        may_use=consents.use,
        may_quote=consents.quote,
        may_attribute=consents.attribute,
        may_archive=consents.archive,
        may_pass_on=consents.pass_on,
        late=response.late,
    )
