"""What the workbench and the intake face hand each other: the only way between the two.

Down come notices, fates and invitations; up go sealed responses and the marks of those that were
withdrawn. Each call may be made again: it then does nothing more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count, F

from folkmoot.consultation.invitations import mark_of as mark_of_token
from folkmoot.consultation.notices import Notice
from folkmoot.consultation.receipts import new_code
from folkmoot.consultation.sealing import Envelope, key_of_code, public_of
from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.web.intake.forgetting import forget_what_is_over as forget_what_is_over
from folkmoot.web.intake.models import (
    CollationRow,
    NoticeRow,
    ReceiptRow,
    SubmissionKeyRow,
    SubmissionRow,
    TokenRow,
)
from folkmoot.web.intake.place import place as place

AT_ONCE = 500
"""Marks that one statement names: a database takes only so many."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One response as it lies at the intake face, sealed; *facts* stand in the clear."""

    mark: str
    round: str
    day: date
    late: bool
    facts: Mapping[str, Json]
    envelope: Envelope
    receipt_key: bytes


@dataclass(frozen=True, slots=True)
class Gathering:
    """One organisation that gathers what its members say, and whether it has sent its response."""

    organisation: str
    comments: int
    done: bool


def post_notice(notice: Notice) -> None:
    """Tell the intake face of a round, or tell it anew."""
    document = notice.as_json()
    told = {"document": document, "hash": json_hash(document)}
    NoticeRow.objects.update_or_create(round=notice.round.id, defaults=told)


def take_down_notice(round_id: str) -> None:
    """Let the intake face forget a round."""
    NoticeRow.objects.filter(round=round_id).delete()


def submissions_to_collect(round_id: str) -> list[Submission]:
    """Give the responses of a round that are not collected yet, in an order that says nothing."""
    rows = SubmissionRow.objects.filter(round=round_id).order_by("mark")
    marks = [row.mark for row in rows]
    keys = SubmissionKeyRow.objects.in_bulk(marks, field_name="mark")
    receipts = ReceiptRow.objects.in_bulk(marks, field_name="mark")
    return [
        _submission(row, keys[row.mark], receipts[row.mark])
        for row in rows
        if row.mark in keys and row.mark in receipts  # else withdrawn while we looked
        if not receipts[row.mark].collected
    ]


def days_waiting(round_id: str) -> set[tuple[date, bool]]:
    """Give the days of what is not collected yet, each with whether it came late."""
    held = ReceiptRow.objects.filter(round=round_id, collected=False, withdrawn__isnull=True)
    return set(held.values_list("day", "late").distinct())


def count_to_collect(round_id: str) -> int:
    """Count the responses of a round that are not collected yet."""
    held = ReceiptRow.objects.filter(round=round_id, collected=False, withdrawn__isnull=True)
    return held.count()


def mark_collected(marks: Iterable[str]) -> None:
    """Say that the workbench holds these responses: their keys for the round are destroyed here.

    PostgreSQL writes into each row which transaction wrote it, and a response is stored in the
    transaction that spends its invitation. So all rows are written anew, in one.
    """
    held = list(marks)
    with transaction.atomic(using=place()):
        for start in range(0, len(held), AT_ONCE):
            part = held[start : start + AT_ONCE]
            SubmissionKeyRow.objects.filter(mark__in=part).update(for_round=b"")
            SubmissionRow.objects.filter(mark__in=part).update(late=F("late"))
            ReceiptRow.objects.filter(mark__in=part).update(collected=True)
        TokenRow.objects.update(spent=F("spent"))


def forget_words(marks: Iterable[str]) -> None:
    """Destroy the keys and the sealed words of responses whose time is over; receipts stay."""
    held = list(marks)
    with transaction.atomic(using=place()):
        for start in range(0, len(held), AT_ONCE):
            part = held[start : start + AT_ONCE]
            SubmissionKeyRow.objects.filter(mark__in=part).delete()
            SubmissionRow.objects.filter(mark__in=part).delete()


def withdrawn_marks(round_id: str) -> dict[str, date]:
    """Give the marks of the responses withdrawn from a round, with the days."""
    rows = ReceiptRow.objects.filter(round=round_id, withdrawn__isnull=False)
    return {mark: day for mark, day in rows.values_list("mark", "withdrawn") if day}


def receipt_keys(marks: Iterable[str]) -> dict[str, bytes]:
    """Give the public keys of receipts, by mark; those of withdrawn responses are left out."""
    rows = ReceiptRow.objects.filter(mark__in=list(marks), withdrawn__isnull=True)
    return {mark: bytes(key) for mark, key in rows.values_list("mark", "public_key")}


def post_fates(fates: Mapping[str, bytes]) -> None:
    """Lay down what became of responses, each sealed to its receipt, by mark."""
    with transaction.atomic(using=place()):
        for mark, sealed in fates.items():
            ReceiptRow.objects.filter(mark=mark, withdrawn__isnull=True).update(fate=sealed)


def post_tokens(round_id: str, marks: Iterable[str]) -> None:
    """Let the holders of invitations answer; *marks* are keyed hashes of their tokens."""
    TokenRow.objects.bulk_create(
        [TokenRow(mark=mark, round=round_id) for mark in sorted(marks)],
        ignore_conflicts=True,
        batch_size=200,
    )


def spent_tokens(round_id: str) -> set[str]:
    """Give the marks of the invitations that were used."""
    return set(TokenRow.objects.filter(round=round_id, spent=True).values_list("mark", flat=True))


def open_gathering(round_id: str, organisation: str) -> tuple[str, str]:
    """Let an organisation gather what its members say; give the members' code and the lead's.

    Neither is stored: the members' is found by its mark, and what they write is sealed to a key
    that only the lead's code stands for.
    """
    members, lead = new_code(), new_code()
    CollationRow.objects.create(
        mark=mark_of_token(members, round_id),
        lead_mark=mark_of_token(lead, round_id),
        lead_key=public_of(key_of_code(lead)),
        round=round_id,
        organisation=organisation,
    )
    return members, lead


def gatherings(round_id: str) -> list[Gathering]:
    """Give the gatherings of a round as far as they are anybody's business, by organisation."""
    rows = CollationRow.objects.filter(round=round_id).annotate(many=Count("comments"))
    return [
        Gathering(row.organisation, row.many, row.done) for row in rows.order_by("organisation")
    ]


def _submission(row: SubmissionRow, keys: SubmissionKeyRow, receipt: ReceiptRow) -> Submission:
    return Submission(
        mark=row.mark,
        round=row.round,
        day=row.day,
        late=row.late,
        facts=row.facts,
        envelope=Envelope(bytes(row.content), bytes(keys.for_round), bytes(keys.for_receipt)),
        receipt_key=bytes(receipt.public_key),
    )
