"""Carrying the box between two hosts: each side takes in what the other wrote, then writes its own.

Everything may be done again: what is known already is left as it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.db import transaction

from folkmoot.consultation.notices import read_notice
from folkmoot.consultation.sealing import Envelope
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError
from folkmoot.web.intake import box_services as box
from folkmoot.web.intake.box_files import DOWN, UP, as_bytes, as_text, empty, read, write
from folkmoot.web.intake.box_signing import check_part, sign_part
from folkmoot.web.intake.models import (
    CollationRow,
    NoticeRow,
    ReceiptRow,
    SubmissionKeyRow,
    SubmissionRow,
    TokenRow,
)

Document = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Carried:
    """How much was taken in: by the intake's host rounds and fates, by the other one responses.

    *other* is the key that the other host signed with, *own* the one that this host signs with.
    """

    rounds: int = 0
    fates: int = 0
    responses: int = 0
    withdrawn: int = 0
    other: str = ""
    own: str = ""


def carry_at_the_workbench(folder: Path, home: Path) -> Carried:
    """Take in what participants sent, and lay down what the intake face has to know.

    *home* keeps the key that this host signs with, and the other host's as it was first met. What
    is not as that host signed it is refused with InputError, and nothing of it is taken in.
    """
    other = check_part(folder / UP, home / "box-from-intake")
    carried = _take_up(folder / UP)
    empty(folder / UP)
    _lay_down(folder / DOWN)
    return replace(carried, other=other, own=sign_part(folder / DOWN, home / "box-key"))


def carry_at_the_intake_face(folder: Path, home: Path) -> Carried:
    """Take in what the workbench tells, and bring up what participants sent; so with *home*."""
    other = check_part(folder / DOWN, home / "box-from-workbench")
    carried = _take_down(folder / DOWN)
    _bring_up(folder / UP)
    return replace(carried, other=other, own=sign_part(folder / UP, home / "box-key"))


def _lay_down(folder: Path) -> None:
    rounds = NoticeRow.objects.order_by("round").values_list("document", flat=True)
    write(folder, "notices", list(rounds))
    tokens = TokenRow.objects.order_by("mark").values_list("mark", "round")
    write(folder, "tokens", [{"mark": mark, "round": name} for mark, name in tokens])
    gatherings = CollationRow.objects.order_by("mark")
    write(folder, "gatherings", [_gathering(row) for row in gatherings])
    told = ReceiptRow.objects.filter(fate__isnull=False).order_by("mark")
    write(folder, "fates", [{"mark": row.mark, "fate": _text(row.fate)} for row in told])
    collected = ReceiptRow.objects.filter(collected=True).order_by("mark")
    write(folder, "collected", _marks(collected.values_list("mark", flat=True)))
    words = SubmissionRow.objects.values("mark")
    forgotten = collected.filter(withdrawn__isnull=True).exclude(mark__in=words)
    write(folder, "forgotten", _marks(forgotten.values_list("mark", flat=True)))


def _take_down(folder: Path) -> Carried:
    notices = [read_notice(each) for each in read(folder, "notices")]
    fates = {str(each["mark"]): as_bytes(each["fate"]) for each in read(folder, "fates")}
    with transaction.atomic(using=box.place()):
        for notice in notices:
            box.post_notice(notice)
        if notices:
            known = [notice.round.id for notice in notices]
            NoticeRow.objects.exclude(round__in=known).delete()
        for token in read(folder, "tokens"):
            box.post_tokens(str(token["round"]), [str(token["mark"])])
        for gathering in read(folder, "gatherings"):
            _open_gathering(gathering)
        box.post_fates(fates)
        box.mark_collected(str(each["mark"]) for each in read(folder, "collected"))
        box.forget_words(str(each["mark"]) for each in read(folder, "forgotten"))
    return Carried(rounds=len(notices), fates=len(fates))


def _bring_up(folder: Path) -> None:
    rounds = SubmissionRow.objects.order_by("round").values_list("round", flat=True).distinct()
    found = [each for name in rounds for each in box.submissions_to_collect(name)]
    write(folder, "submissions", [_submission(each) for each in found])
    withdrawn = ReceiptRow.objects.filter(withdrawn__isnull=False).order_by("mark")
    write(
        folder,
        "withdrawn",
        [{"mark": row.mark, "day": f"{row.withdrawn:%Y-%m-%d}"} for row in withdrawn],
    )
    spent = TokenRow.objects.filter(spent=True).order_by("mark")
    write(folder, "spent", _marks(spent.values_list("mark", flat=True)))
    done = CollationRow.objects.filter(done=True).order_by("mark")
    write(folder, "done", _marks(done.values_list("mark", flat=True)))


def _take_up(folder: Path) -> Carried:
    arrived = [_read_submission(each) for each in read(folder, "submissions")]
    withdrawn = read(folder, "withdrawn")
    with transaction.atomic(using=box.place()):
        known = set(ReceiptRow.objects.values_list("mark", flat=True))
        new = [each for each in arrived if each.mark not in known]
        _store(new)
        changed = sum(_withdraw(str(each["mark"]), str(each["day"])) for each in withdrawn)
        spent = [str(each["mark"]) for each in read(folder, "spent")]
        TokenRow.objects.filter(mark__in=spent).update(spent=True)
        done = [str(each["mark"]) for each in read(folder, "done")]
        CollationRow.objects.filter(mark__in=done).update(done=True)
    return Carried(responses=len(new), withdrawn=changed)


def _store(arrived: list[box.Submission]) -> None:
    for each in sorted(arrived, key=lambda found: found.mark):
        about = {"mark": each.mark, "round": each.round, "day": each.day, "late": each.late}
        sealed = each.envelope
        ReceiptRow.objects.create(**about, public_key=each.receipt_key)
        SubmissionRow.objects.create(**about, facts=each.facts, content=sealed.content)
        SubmissionKeyRow.objects.create(
            mark=each.mark, for_round=sealed.for_round, for_receipt=sealed.for_receipt
        )


def _withdraw(mark: str, day: str) -> int:
    SubmissionKeyRow.objects.filter(mark=mark).delete()
    SubmissionRow.objects.filter(mark=mark).delete()
    standing = ReceiptRow.objects.filter(mark=mark, withdrawn__isnull=True)
    return standing.update(withdrawn=date.fromisoformat(day), fate=None, public_key=b"")


def _open_gathering(found: Document) -> None:
    CollationRow.objects.get_or_create(
        mark=str(found["mark"]),
        defaults={
            "lead_mark": str(found["lead_mark"]),
            "lead_key": as_bytes(found["lead_key"]),
            "round": str(found["round"]),
            "organisation": str(found["organisation"]),
        },
    )


def _gathering(row: CollationRow) -> Document:
    return {
        "mark": row.mark,
        "lead_mark": row.lead_mark,
        "lead_key": _text(row.lead_key),
        "round": row.round,
        "organisation": row.organisation,
    }


def _submission(found: box.Submission) -> Document:
    sealed = found.envelope
    return {
        "mark": found.mark,
        "round": found.round,
        "day": found.day.isoformat(),
        "late": found.late,
        "facts": found.facts,
        "content": as_text(sealed.content),
        "for_round": as_text(sealed.for_round),
        "for_receipt": as_text(sealed.for_receipt),
        "receipt_key": as_text(found.receipt_key),
    }


def _read_submission(found: Document) -> box.Submission:
    try:
        facts = found["facts"]
        assert isinstance(facts, dict)
        return box.Submission(
            mark=str(found["mark"]),
            round=str(found["round"]),
            day=date.fromisoformat(str(found["day"])),
            late=bool(found["late"]),
            facts=facts,
            envelope=Envelope(
                as_bytes(found["content"]),
                as_bytes(found["for_round"]),
                as_bytes(found["for_receipt"]),
            ),
            receipt_key=as_bytes(found["receipt_key"]),
        )
    except (KeyError, ValueError, AssertionError) as error:
        raise InputError("A response in the box cannot be read. Carry it anew.") from error


def _text(raw: object) -> str:
    return as_text(bytes(raw) if isinstance(raw, (bytes, memoryview)) else b"")


def _marks(marks: Iterable[str]) -> list[Document]:
    return [{"mark": mark} for mark in marks]
