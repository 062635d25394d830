"""Responses into rows, sealed, with their links."""

import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings

from folkmoot.consultation.custody import Lane
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.receipts import ALPHABET
from folkmoot.consultation.responses import Response, facts_of, sealed_part
from folkmoot.consultation.rounds import Round
from folkmoot.consultation.sealing import Envelope, enclose
from folkmoot.foundation.canonical import canonical_json
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import Link, LinkKind
from folkmoot.web.consultation.models import ResponseKeyRow, ResponseRow
from folkmoot.web.consultation.services.keys import keys_for
from folkmoot.web.ledger import services as ledger

LETTERS = 8
"""Characters of a response's name after its body's; more where that name is taken."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A named response, of which only the facts are read here, and the envelope of its words.

    *mark* and *receipt_key* are those of its receipt, where it has one.
    """

    response: Response
    envelope: Envelope
    mark: str | None = None
    receipt_key: bytes | None = None


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
    """Seal named *responses* of one round and store them; give their rows, in the order given."""
    public = keys_for(round_.id)
    return store_sealed([_seal(each, public) for each in responses], round_, pack)


def store_sealed(held: Sequence[Sealed], round_: Round, pack: Consultation) -> list[ResponseRow]:
    """Store what is sealed already, with its links; give the rows, in the order given.

    Rows, keys and links are written in the order of random numbers: neither their ids nor their
    places in the file tell who came before whom among those that are stored together.
    """
    rows = [_row(each) for each in held]
    shuffled = sorted(zip(rows, held, strict=True), key=lambda pair: pair[0].key)
    ResponseRow.objects.bulk_create([row for row, _ in shuffled], batch_size=200)
    keys = [
        ResponseKeyRow(response=row, lane=Lane.ORIGINAL, sealed=each.envelope.for_round)
        for row, each in shuffled
    ]
    ResponseKeyRow.objects.bulk_create(sorted(keys, key=lambda row: row.key), batch_size=200)
    ledger.link_many(_links((each.response for _, each in shuffled), round_, pack))
    return rows


def _seal(response: Response, public: bytes) -> Sealed:
    return Sealed(response, enclose(canonical_json(sealed_part(response)), round_key=public))


def _links(responses: Iterable[Response], round_: Round, pack: Consultation) -> Iterable[Link]:
    by = Reference(Kind.BODY, round_.body)
    for response in responses:
        day = response.received
        yield Link(response.reference, LinkKind.BELONGS_TO, round_.reference, by=by, on=day)
        for answer in response.answers:
            for clause in answer.clauses:
                source = response.reference.at(answer.part)
                yield Link(source, LinkKind.ANSWERS, pack.clause(clause), by=by, on=day)


def _row(held: Sealed) -> ResponseRow:
    response = held.response
    facts = facts_of(response)
    return ResponseRow(
        name=response.id,
        mark=held.mark,
        receipt_key=held.receipt_key,
        round_id=response.round,
        channel=response.channel,
        received=response.received,
        kind=response.kind,
        participants=response.participants,
        language=response.language[:12],
        consents=facts["consents"],
        parts=facts["parts"],
        late=response.late,
        content=held.envelope.content,
    )
