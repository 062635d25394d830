"""Packs as they were published, and the rounds held with them."""

from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from folkmoot.consultation.added import AddedAnswer, read_added, with_added
from folkmoot.consultation.own_questions import read_question
from folkmoot.consultation.pack import Consultation, parse_consultation
from folkmoot.consultation.rounds import Round, Who
from folkmoot.consultation.wording import read_wording
from folkmoot.web.consultation.models import AddedAnswerRow, PackRow, ResponseRow, RoundRow


def consultation(consultation_id: str) -> Consultation | None:
    """Give one consultation with the rounds held here, or None."""
    row = PackRow.objects.filter(id=consultation_id).first()
    return _consultation(row) if row else None


def hash_of_pack(consultation_id: str) -> str:
    """Give the hash that names the exact pack, as the ledger has it."""
    return PackRow.objects.filter(id=consultation_id).values_list("hash", flat=True).first() or ""


def consultations() -> list[Consultation]:
    """Give all consultations, the latest first."""
    return [_consultation(row) for row in PackRow.objects.order_by("-published", "id")]


def round_of(round_id: str) -> Round | None:
    """Give one round, or None."""
    row = RoundRow.objects.filter(id=round_id).first()
    return as_round(row) if row else None


def rounds_held() -> list[Round]:
    """Give all rounds, by id."""
    return [as_round(row) for row in RoundRow.objects.order_by("id")]


def rounds_open_at(instant: datetime) -> list[Round]:
    """Give the rounds whose form takes answers at *instant*, by id."""
    return [each for each in rounds_held() if each.takes_answers_at(instant)]


def pack_asked_in(round_id: str) -> Consultation | None:
    """Give the pack as one round asks it: with the body's own questions, and this round alone."""
    held = round_of(round_id)
    pack = consultation(held.consultation) if held else None
    return pack.asked_in(held) if pack and held else None


def added_answers(consultation_id: str) -> list[AddedAnswer]:
    """Give the answers added to a pack since it was published, the first one first."""
    rows = AddedAnswerRow.objects.filter(pack_id=consultation_id).order_by("number")
    return [read_added(row.document) for row in rows]


def texts_of_pack(consultation_id: str) -> dict[str, str]:
    """Give the files of a pack as they were published."""
    return dict(PackRow.objects.get(id=consultation_id).texts)


def body_of_round(round_id: str) -> str:
    """Give the body that holds a round, or nothing."""
    found = RoundRow.objects.filter(id=round_id).values_list("body", flat=True)
    return found.first() or ""


def body_of_response(name: str) -> str:
    """Give the body that a response came in to, or nothing."""
    found = ResponseRow.objects.filter(name=name).values_list("round__body", flat=True)
    return found.first() or ""


def as_round(row: RoundRow) -> Round:
    """Give a round in its own zone."""
    zone = ZoneInfo(row.zone)
    return Round(
        id=row.id,
        consultation=row.pack_id,
        body=row.body,
        zone=row.zone,
        opens=row.opens.astimezone(zone),
        closes=row.closes.astimezone(zone),
        languages=tuple(row.languages),
        announced=row.announced.astimezone(zone) if row.announced else None,
        grace_days=row.grace_days,
        contact=row.contact,
        compiled=row.compiled.astimezone(zone) if row.compiled else None,
        reported=row.reported.astimezone(zone) if row.reported else None,
        preview=row.preview,
        reminders=tuple(row.reminders),
        meeting=row.meeting,
        who=Who(row.who),
        questions=tuple(map(read_question, row.questions)),
        rules=read_wording(row.rules),
    )


def _consultation(row: PackRow) -> Consultation:
    rounds = tuple(as_round(each) for each in row.rounds.order_by("id"))
    return with_added(replace(_parsed(row.id, row.hash), rounds=rounds), added_answers(row.id))


@lru_cache(maxsize=16)
def _parsed(pack_id: str, pack_hash: str) -> Consultation:
    """Read a stored pack once; its hash says that it is the same."""
    return parse_consultation(PackRow.objects.get(id=pack_id).texts, name=pack_id)
