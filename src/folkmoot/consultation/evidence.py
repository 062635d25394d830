"""Evidence: what goes upward with a result, sealed to whoever receives it and to nobody else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from json import JSONDecodeError, loads

from folkmoot.consultation.responses import (
    Channel,
    Response,
    facts_of,
    response_from,
    sealed_part,
    with_sealed_part,
)
from folkmoot.consultation.result_documents import read_result, result_document
from folkmoot.consultation.results import Result
from folkmoot.consultation.sealing import open_with, seal_to
from folkmoot.foundation.canonical import Json, canonical_json
from folkmoot.foundation.errors import InputError, UnreadableFile


@dataclass(frozen=True, slots=True)
class Evidence:
    """What lies behind a result, as far as those who answered let it be passed on.

    *result* has the exact counts. *codings* are pairs of a theme's reference and that of an answer
    in it. *taken_back* names responses that were passed on before and were withdrawn since.
    """

    result: Result
    responses: tuple[Response, ...] = ()
    codings: tuple[tuple[str, str], ...] = ()
    taken_back: tuple[str, ...] = ()


def to_pass_on(
    result: Result,
    responses: Sequence[Response],
    *,
    codings: Sequence[tuple[str, str]] = (),
    taken_back: Sequence[str] = (),
) -> Evidence:
    """Gather the evidence: the responses that may be used and passed on, and codings of those.

    An organisation is named only with consent to that.
    """
    passed = tuple(
        each if each.consents.attribute else replace(each, organisation="")
        for each in sorted(responses, key=lambda each: each.id)
        if each.consents.use and each.consents.pass_on
    )
    names = {str(each.reference) for each in passed}
    return Evidence(
        result,
        passed,
        tuple(sorted(pair for pair in codings if pair[1].partition("#")[0] in names)),
        tuple(sorted(taken_back)),
    )


def seal_evidence(evidence: Evidence, *, to: bytes) -> bytes:
    """Seal *evidence* so that only the holder of the key *to* reads it."""
    return seal_to(to, canonical_json(_document(evidence)))


def open_evidence(sealed: bytes, *, with_key: bytes) -> Evidence:
    """Open what *seal_evidence* sealed; raise InputError where it is another's or no evidence."""
    try:
        return _evidence(loads(open_with(with_key, sealed)))
    except (JSONDecodeError, RecursionError, KeyError, TypeError, ValueError) as error:
        raise UnreadableFile(
            "The evidence in this bundle cannot be read. Ask whoever sent it to send it again."
        ) from error


def _document(evidence: Evidence) -> dict[str, Json]:
    return {
        "result": result_document(evidence.result),
        "responses": [_passed(each) for each in evidence.responses],
        "codings": [list(pair) for pair in evidence.codings],
        "taken_back": list(evidence.taken_back),
    }


def _passed(response: Response) -> dict[str, Json]:
    return {
        "name": response.id,
        "channel": str(response.channel),
        "received": response.received.isoformat(),
        "late": response.late,
        "facts": facts_of(response),
        "said": sealed_part(response),
    }


def _evidence(found: Mapping[str, Json]) -> Evidence:
    result = read_result(found["result"])
    responses = tuple(_response(each, result.round) for each in _items(found["responses"]))
    for each in responses:
        if not each.consents.pass_on or not each.consents.use:
            raise InputError(f"The response '{each.id}' was not to be passed on, and is in here.")
    pairs = (list(map(str, _items(pair))) for pair in _items(found["codings"]))
    return Evidence(
        result,
        responses,
        tuple((theme, answer) for theme, answer in pairs),
        tuple(map(str, _items(found["taken_back"]))),
    )


def _response(found: Json, round_id: str) -> Response:
    if not isinstance(found, Mapping):
        raise TypeError
    facts, said = found["facts"], found["said"]
    if not isinstance(facts, Mapping) or not isinstance(said, Mapping):
        raise TypeError
    bare = response_from(
        facts,
        name=str(found["name"]),
        round_id=round_id,
        channel=Channel(str(found["channel"])),
        received=date.fromisoformat(str(found["received"])),
        late=bool(found["late"]),
    )
    return with_sealed_part(bare, said)


def _items(value: Json) -> Sequence[Json]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise TypeError
    return value
