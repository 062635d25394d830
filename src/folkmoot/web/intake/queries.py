"""Reading what lies at the intake face: notices of rounds, and what a code leads to."""

from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.consultation.notices import Notice, read_notice
from folkmoot.web.intake.marks import mark_of
from folkmoot.web.intake.models import NoticeRow, ReceiptRow


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is known of one response here, for whoever has its code."""

    round: str
    day: date
    late: bool
    collected: bool
    withdrawn: date | None


def notice(round_id: str) -> Notice | None:
    """Give what is known of one round, or None."""
    row = NoticeRow.objects.filter(round=round_id).first()
    return read_notice(row.document) if row else None


def notices_open_at(instant: datetime) -> list[Notice]:
    """Give the rounds whose form takes answers at *instant*, by id."""
    notices = [read_notice(row.document) for row in NoticeRow.objects.order_by("round")]
    return [each for each in notices if each.round.takes_answers_at(instant)]


def receipt(code: str) -> Receipt | None:
    """Give what *code* leads to, or None where nothing was sent under it."""
    row = ReceiptRow.objects.filter(mark=mark_of(code)).first()
    if row is None:
        return None
    return Receipt(row.round, row.day, row.late, row.collected, row.withdrawn)
