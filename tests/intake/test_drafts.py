"""Answers not yet sent: sealed, forgotten when their writer leaves, kept where that is asked."""

from datetime import UTC, datetime, timedelta

import pytest

from folkmoot.consultation.receipts import new_code
from folkmoot.web.intake import services
from folkmoot.web.intake.models import DraftRow

pytestmark = pytest.mark.django_db

OPEN = datetime(2025, 11, 4, 12, tzinfo=UTC)


def test_a_draft_is_sealed_and_goes_when_its_writer_leaves() -> None:
    today = OPEN.date()
    code = services.begin_draft({"text": "CANARY"}, today=today)
    (row,) = DraftRow.objects.all()
    assert b"CANARY" not in bytes(row.sealed)
    assert services.open_draft(code) == {"text": "CANARY"}
    assert services.open_draft(new_code()) is None
    services.drop_draft(code)
    assert services.open_draft(code) is None
    assert not services.save_draft(code, {"text": "later"}, today=today)


def test_a_draft_to_come_back_to_is_kept() -> None:
    today = OPEN.date()
    code = services.begin_draft({"text": "Half"}, today=today)
    services.keep_draft(code)
    services.drop_draft(code)
    assert services.open_draft(code) == {"text": "Half"}


def test_drafts_that_nobody_asked_to_keep_are_forgotten() -> None:
    begun = services.begin_draft({}, today=OPEN.date())
    kept = services.begin_draft({}, today=OPEN.date())
    services.keep_draft(kept)
    services.begin_draft({}, today=OPEN.date() + timedelta(days=3))
    assert services.open_draft(begun) is None
    assert services.open_draft(kept) == {}
    services.begin_draft({}, today=OPEN.date() + timedelta(days=120))
    assert services.open_draft(kept) is None
