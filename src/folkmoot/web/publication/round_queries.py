"""Reading what is reported of a round: its result as everybody may know it, and what came back."""

from dataclasses import dataclass, replace
from datetime import date

from folkmoot.consultation.evidence import Evidence
from folkmoot.consultation.positions import Position
from folkmoot.consultation.result_documents import result_hash
from folkmoot.consultation.results import Result, as_told
from folkmoot.consultation.rounds import Round
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.consultation.queries import bundles as sent
from folkmoot.web.consultation.queries import results as compiled
from folkmoot.web.consultation.queries.bundles import Received, Refused, Sent
from folkmoot.web.publication.gathering.round_paper import Reported
from folkmoot.web.publication.gathering.round_result import (
    gather_evidence,
    gather_result,
    themes_in,
)


@dataclass(frozen=True, slots=True)
class RoundDesk:
    """A round as its coordinator sees it when it has closed; *is_stale* says to compile again."""

    round: Round
    result: Result | None
    told: Result | None
    position: Position | None
    positions: tuple[Position, ...]
    sent: tuple[Sent, ...]
    is_stale: bool


def reported(round_id: str) -> Reported | None:
    """Give all that a report of a round needs, as it was compiled here or received; or None."""
    pack = consultation.pack_asked_in(round_id)
    if pack is None:
        return None
    if here := compiled.latest_result(round_id):
        position = next(iter(compiled.positions_of(round_id)), None)
        names = {each.id for each in compiled.to_count(round_id).responses}
        quoted = {str(f.theme.reference): f.quoted for f in themes_in(pack.id, names)}
        return Reported(as_told(here.result), here.told, pack, position, quoted)
    if there := sent.latest_received(round_id):
        return Reported(there.result, result_hash(there.result), pack, there.position, {})
    return None


def round_desk(round_id: str, *, today: date) -> RoundDesk | None:
    """Give a round's result and what was written and sent of it, or None where there is none."""
    held = consultation.round_of(round_id)
    if held is None:
        return None
    stored = compiled.latest_result(round_id)
    written = tuple(compiled.positions_of(round_id))
    return RoundDesk(
        round=held,
        result=stored.result if stored else None,
        told=as_told(stored.result) if stored else None,
        position=written[0] if written else None,
        positions=written,
        sent=tuple(sent.sent_of(round_id)),
        is_stale=_is_stale(stored.result if stored else None, today),
    )


def received_for(consultation_id: str) -> tuple[tuple[Received, ...], tuple[Refused, ...]]:
    """Give what was received for a consultation, and the files that did not hold."""
    return tuple(sent.received_of(consultation_id)), tuple(sent.refused_of(consultation_id))


def _is_stale(result: Result | None, today: date) -> bool:
    if result is None:
        return False
    now = gather_result(result.round, made=today)
    same = replace(now, made=result.made, number=result.number)
    if not (now.in_time.passages or now.late.passages):
        same = replace(same, against=result.against)  # nothing was sought in any version
    return same != result


@dataclass(frozen=True, slots=True)
class ToSend:
    """What would go up now: *stays* counts the responses that do not go with it."""

    evidence: Evidence | None
    stays: int
    has_position: bool


def to_send(round_id: str) -> ToSend:
    """Give what would go up of a round now; no evidence where it has no result yet."""
    stored = compiled.latest_result(round_id)
    evidence = gather_evidence(stored.result) if stored else None
    responses = len(compiled.to_count(round_id).responses)
    passed = len(evidence.responses) if evidence else 0
    return ToSend(evidence, responses - passed, bool(compiled.positions_of(round_id)))
