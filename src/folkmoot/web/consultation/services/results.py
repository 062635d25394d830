"""Results kept as they were compiled, what a body says of them, and the word that it reported."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from folkmoot.consultation.carried import RESULT_COMPILED
from folkmoot.consultation.positions import LONGEST, Position
from folkmoot.consultation.result_documents import result_document, result_hash
from folkmoot.consultation.results import Result, as_told
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation.models import PositionRow, ResultRow, RoundRow
from folkmoot.web.consultation.queries.packs import as_round
from folkmoot.web.consultation.queries.results import latest_result
from folkmoot.web.ledger import services as ledger


@transaction.atomic
def keep_result(result: Result, *, by: Reference, at: datetime) -> Result:
    """Keep *result* under the next number of its round; the ledger has the hash of what is told.

    A result that counts just what the last one did is that one, and nothing is added.
    """
    row = RoundRow.objects.select_for_update().get(id=result.round)
    before = latest_result(result.round)
    if before and replace(before.result, made=result.made, number=result.number) == result:
        return before.result
    kept = replace(result, number=before.result.number + 1 if before else 1)
    told = result_hash(as_told(kept))
    ResultRow.objects.create(
        round=row,
        number=kept.number,
        document=result_document(kept),
        told=told,
        by=str(by),
        on=at.date(),
    )
    _record(as_round(row), RESULT_COMPILED, {"number": kept.number, "result": told}, by=by, at=at)
    return kept


@transaction.atomic
def write_position(
    round_id: str, language: str, words: tuple[str, str], *, by: Reference, at: datetime
) -> Position:
    """Keep a body's summary and position, *words*, as a new wording; the same again adds nothing.

    An empty summary, or words longer than LONGEST, raise InputError.
    """
    summary, position = (text.strip() for text in words)
    if not summary:
        raise InputError("Write the summary: some sentences on what came in.")
    if max(len(summary), len(position)) > LONGEST:
        raise InputError(f"This has more than {LONGEST:,} characters. Shorten it.")
    row = RoundRow.objects.select_for_update().get(id=round_id)
    last = row.positions.order_by("-number").first()
    if last is None or (last.language, last.summary, last.position) != (
        language,
        summary,
        position,
    ):
        last = PositionRow.objects.create(
            round=row,
            number=last.number + 1 if last else 1,
            language=language,
            summary=summary,
            position=position,
            by=str(by),
            on=at.date(),
        )
        detail: dict[str, Json] = {"number": last.number, "hash": json_hash([summary, position])}
        _record(as_round(row), "position.written", detail, by=by, at=at)
    return Position(last.number, last.language, last.summary, last.position, last.on)


@transaction.atomic
def report_round(round_id: str, *, by: Reference, at: datetime) -> Round:
    """Mark a round reported: its report is public from then on. Doing so again does nothing.

    A round without a result or without its body's own summary is refused with InputError.
    """
    row = RoundRow.objects.select_for_update().get(id=round_id)
    if not row.results.exists():
        raise InputError("There is no result yet. Compile the round first.")
    if not row.positions.exists():
        raise InputError("There is no summary yet. Write one first, if only a sentence.")
    if row.reported is None:
        row.reported = at
        row.save(update_fields=["reported"])
        number = row.results.count()
        _record(as_round(row), "round.reported", {"result": number}, by=by, at=at)
    return as_round(row)


def _record(
    held: Round, event: str, detail: dict[str, Json], *, by: Reference, at: datetime
) -> None:
    about = [held.reference]
    ledger.record(held.consultation, event, about=about, by=by, at=at, detail=detail)
