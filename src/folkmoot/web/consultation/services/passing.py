"""Responses passed on by the body that they were sent to: its round's, and sealed here."""

from collections.abc import Iterable, Sequence
from datetime import date

from folkmoot.consultation.custody import Lane
from folkmoot.consultation.responses import Response, facts_of, sealed_part
from folkmoot.consultation.rounds import Round
from folkmoot.consultation.sealing import enclose
from folkmoot.foundation.canonical import canonical_json
from folkmoot.foundation.errors import InputError
from folkmoot.web.consultation.models import PassedRow, ReceivedRow, ResponseKeyRow, ResponseRow
from folkmoot.web.consultation.queries.packs import consultation
from folkmoot.web.consultation.services.keys import keys_for
from folkmoot.web.consultation.services.storing import store


def store_passed(responses: Sequence[Response], held: Round, kept: ReceivedRow) -> int:
    """Store *responses* that came with a bundle; those that came before are sealed anew.

    Their words are sealed to a key of this installation. Give how many there are.
    """
    pack = consultation(held.consultation)
    if pack is None:
        raise InputError(f"There is no consultation '{held.consultation}' here.")
    public = keys_for(held.id)
    names = {each.id for each in responses}
    known = {row.name: row for row in ResponseRow.objects.filter(name__in=names)}
    new = [each for each in responses if each.id not in known]
    for row in store(new, held, pack):
        PassedRow.objects.create(response=row, received=kept)
    for each in responses:
        if each.id in known and known[each.id].withdrawn is None:
            _seal_anew(known[each.id], each, public)
            PassedRow.objects.filter(response=known[each.id]).update(received=kept)
    return len(responses)


def take_back(names: Iterable[str], kept: ReceivedRow, *, on: date) -> None:
    """Destroy what was passed on before and was taken back since: the key, and so the words."""
    rows = ResponseRow.objects.filter(
        name__in=list(names), round=kept.round, passed__isnull=False, withdrawn__isnull=True
    )
    ResponseKeyRow.objects.filter(response__in=rows).delete()
    rows.update(withdrawn=on, content=None, released=None, parts=[], consents=[])


def _seal_anew(row: ResponseRow, response: Response, public: bytes) -> None:
    envelope = enclose(canonical_json(sealed_part(response)), round_key=public)
    facts = facts_of(response)
    ResponseRow.objects.filter(key=row.key).update(
        content=envelope.content, consents=facts["consents"], parts=facts["parts"]
    )
    ResponseKeyRow.objects.filter(response=row, lane=Lane.ORIGINAL).update(
        sealed=envelope.for_round
    )
