"""Reading what lies at the intake face: notices of rounds, and what a code leads to."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from folkmoot.consultation.fates import Fate, read_fate
from folkmoot.consultation.invitations import mark_of as mark_of_token
from folkmoot.consultation.notices import Notice, read_notice
from folkmoot.consultation.responses import Channel, Response, response_from, with_sealed_part
from folkmoot.consultation.sealing import disclose, key_of_code, open_with
from folkmoot.foundation.canonical import Json
from folkmoot.web.intake.marks import mark_of
from folkmoot.web.intake.models import (
    CollationRow,
    CommentRow,
    NoticeRow,
    ReceiptRow,
    SubmissionKeyRow,
    SubmissionRow,
    TokenRow,
)
from folkmoot.web.intake.statements import hash_of_notice


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is known of one response here, for whoever has its code."""

    round: str
    day: date
    late: bool
    collected: bool
    withdrawn: date | None


class Opens(StrEnum):
    """What a code that somebody was given does for them."""

    INVITATION = "invitation"
    SPENT = "spent"  # an invitation that was used, or a gathering that was sent
    GATHERING = "gathering"
    LEAD = "lead"
    PREVIEW = "preview"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class WayIn:
    """What a code opens in one round; *mark* is that of the invitation or of the gathering."""

    opens: Opens
    mark: str = ""
    organisation: str = ""


def notice(round_id: str) -> Notice | None:
    """Give what is known of one round, or None."""
    hashed = hash_of_notice(round_id)
    try:
        return _read(round_id, hashed) if hashed else None
    except NoticeRow.DoesNotExist:  # told anew between the two questions
        return notice(round_id)


def notices_open_at(instant: datetime) -> list[Notice]:
    """Give the rounds whose form takes answers at *instant*, by id."""
    rounds = NoticeRow.objects.order_by("round").values_list("round", flat=True)
    notices = map(notice, rounds)
    return [each for each in notices if each and each.round.takes_answers_at(instant)]


@lru_cache(maxsize=64)
def _read(round_id: str, hashed: str) -> Notice:
    """Read a notice once; its hash says that it is the same."""
    return read_notice(NoticeRow.objects.get(round=round_id, hash=hashed).document)


def receipt(code: str) -> Receipt | None:
    """Give what *code* leads to, or None where nothing was sent under it."""
    row = ReceiptRow.objects.filter(mark=mark_of(code)).first()
    if row is None:
        return None
    return Receipt(row.round, row.day, row.late, row.collected, row.withdrawn)


def copy_of_response(code: str) -> Response | None:
    """Give what was sent under *code*, opened with it; None where it is gone or never was."""
    mark = mark_of(code)
    row = SubmissionRow.objects.filter(mark=mark).first()
    keys = SubmissionKeyRow.objects.filter(mark=mark).first()
    if row is None or keys is None:
        return None
    words = disclose(bytes(row.content), bytes(keys.for_receipt), key_of_code(code))
    facts = response_from(
        row.facts,
        name="",
        round_id=row.round,
        channel=Channel.FORM,
        received=row.day,
        late=row.late,
    )
    return with_sealed_part(facts, json.loads(words))


def fate_of_response(code: str) -> Fate | None:
    """Give what became of the response under *code*; None where nobody has told yet."""
    row = ReceiptRow.objects.filter(mark=mark_of(code), fate__isnull=False).first()
    if row is None:
        return None
    return read_fate(json.loads(open_with(key_of_code(code), bytes(row.fate or b""))))


def way_in(code: str, known: Notice) -> WayIn:
    """Say what *code* opens in the round that *known* is the notice of.

    A code of another round has another mark here, so it opens nothing.
    """
    mark = mark_of_token(code, known.round.id)
    if known.preview and mark == known.preview:
        return WayIn(Opens.PREVIEW)
    token = TokenRow.objects.filter(mark=mark, round=known.round.id).first()
    if token is not None:
        return WayIn(Opens.SPENT if token.spent else Opens.INVITATION, mark)
    gatherings = CollationRow.objects.filter(round=known.round.id)
    for opens, found in (
        (Opens.GATHERING, gatherings.filter(mark=mark).first()),
        (Opens.LEAD, gatherings.filter(lead_mark=mark).first()),
    ):
        if found is not None:
            return WayIn(Opens.SPENT if found.done else opens, found.mark, found.organisation)
    return WayIn(Opens.NOTHING)


def has_commented(code: str) -> bool:
    """Say whether a comment to a gathering was sent under *code*."""
    return CommentRow.objects.filter(mark=mark_of(code)).exists()


def comments_in(gathering: str, lead_code: str) -> list[Response]:
    """Give what members wrote to the lead of a gathering, in an order that tells nothing."""
    rows = CommentRow.objects.filter(collation__mark=gathering).order_by("mark")
    private = key_of_code(lead_code)
    opened = [json.loads(open_with(private, bytes(row.content))) for row in rows]
    return [_comment(each) for each in opened]


def _comment(document: dict[str, Json]) -> Response:
    facts, words = document["facts"], document["words"]
    assert isinstance(facts, dict)
    assert isinstance(words, dict)
    bare = response_from(facts, name="", round_id="", channel=Channel.FORM, received=date.min)
    return with_sealed_part(bare, words)
