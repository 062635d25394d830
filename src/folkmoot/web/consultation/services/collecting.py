"""What was sent to the intake face, fetched: each response once, by the day, in no order."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from django.db import transaction

from folkmoot.consultation.collecting import is_due
from folkmoot.consultation.responses import Answer, Channel, Response, response_from
from folkmoot.consultation.rounds import Round
from folkmoot.consultation.sealing import seal_to
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation.models import ResponseRow, RoundRow
from folkmoot.web.consultation.queries.collecting import is_early
from folkmoot.web.consultation.queries.fates import fates_of
from folkmoot.web.consultation.queries.packs import consultation, round_of, rounds_held
from folkmoot.web.consultation.services.storing import Sealed, new_name, store_sealed
from folkmoot.web.consultation.services.withdrawing import withdraw_by_marks
from folkmoot.web.intake import box_services as box
from folkmoot.web.intake.box_services import Submission
from folkmoot.web.ledger import services as ledger

NAME = re.compile(r"[\w.-]{1,60}")
"""What an id of a question or a clause looks like; the intake face may have been taken over."""

NO_FACTS: dict[str, Json] = {
    "kind": "unknown",
    "participants": None,
    "language": "",
    "consents": [],
    "parts": [],
}


def collect(round_id: str, *, at: datetime) -> int:
    """Fetch all that waits for a round, and what was withdrawn; give how many responses are new.

    Each is stored once, however often this is called and wherever it was cut short: the intake
    face is told that a response is held here only when it is.
    """
    held = _round(round_id)
    found = _fetch(held, box.submissions_to_collect(round_id))
    withdraw_by_marks(round_id, box.withdrawn_marks(round_id), at=at)
    return found


def collect_now(round_id: str, *, by: Reference, at: datetime) -> int:
    """Fetch all that waits, because *by* asks; the ledger tells who did so before its day."""
    held = _round(round_id)
    if is_early(held, at):
        about = [held.reference]
        ledger.record(held.consultation, "round.collected_early", about=about, by=by, at=at)
    found = collect(round_id, at=at)
    lay_down_fates(held.consultation)
    return found


def collect_due(*, at: datetime) -> int:
    """Fetch for every round what is due at *at*, and what was withdrawn from it."""
    found = 0
    for held in rounds_held():
        withdraw_by_marks(held.id, box.withdrawn_marks(held.id), at=at)
        if any(is_due(day, held, at, late=late) for day, late in box.days_waiting(held.id)):
            waiting = box.submissions_to_collect(held.id)
            due = [each for each in waiting if is_due(each.day, held, at, late=each.late)]
            found += _fetch(held, due)
    return found


def lay_down_fates(consultation_id: str) -> int:
    """Write what became of each response, seal it to its receipt, and lay it down for its sender.

    Call it whenever something new rests on responses: a run, a decision, an adoption.
    """
    fates = {
        owed.mark: seal_to(owed.receipt_key, owed.fate.as_bytes())
        for owed in fates_of(consultation_id)
    }
    transaction.on_commit(lambda: box.post_fates(fates))
    return len(fates)


def _fetch(held: Round, submissions: Sequence[Submission]) -> int:
    pack = consultation(held.consultation)
    assert pack is not None
    with transaction.atomic():
        RoundRow.objects.select_for_update().get(id=held.id)  # one collects at a time
        rows = ResponseRow.objects.filter(round_id=held.id, mark__isnull=False)
        known = set(rows.values_list("mark", flat=True))
        new = [_named(each, held) for each in submissions if each.mark not in known]
        store_sealed(new, held, pack)
        marks = [each.mark for each in submissions]
        transaction.on_commit(lambda: box.mark_collected(marks))
    return len(new)


def _named(sent: Submission, held: Round) -> Sealed:
    return Sealed(
        response=_facts(sent, new_name(held.body, sent.mark)),
        envelope=sent.envelope,
        mark=sent.mark,
        receipt_key=sent.receipt_key,
    )


def _facts(sent: Submission, name: str) -> Response:
    """Read what stands in the clear; facts that cannot be read cost a response only these."""
    read = partial(
        response_from,
        name=name,
        round_id=sent.round,
        channel=Channel.FORM,
        received=sent.day,
        late=sent.late,
    )
    try:
        found = read(sent.facts)
    except InputError:
        found = read(NO_FACTS)
    return replace(found, answers=tuple(map(_plain, filter(_is_plain, found.answers))))


def _is_plain(answer: Answer) -> bool:
    return bool(NAME.fullmatch(answer.question)) and (
        not answer.clause or bool(NAME.fullmatch(answer.clause))
    )


def _plain(answer: Answer) -> Answer:
    return replace(answer, clauses=tuple(each for each in answer.clauses if NAME.fullmatch(each)))


def _round(round_id: str) -> Round:
    held = round_of(round_id)
    if held is None:
        raise InputError(f"There is no round '{round_id}'.")
    return held
