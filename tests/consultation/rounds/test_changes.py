"""What may be changed of a round: everything before it opens, little afterwards."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from folkmoot.consultation.changes import Refusal, refusals
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import Question, QuestionKind
from folkmoot.consultation.rounds import Round, Who
from folkmoot.consultation.wording import NOTHING, Wording

BEFORE = datetime(2025, 9, 10, tzinfo=UTC)
OPEN = datetime(2025, 10, 1, tzinfo=UTC)
GRACE = datetime(2025, 11, 17, tzinfo=UTC)
OVER = datetime(2025, 12, 1, tzinfo=UTC)
ASKED = Question("own-north-2025-1", QuestionKind.OPEN, Wording.of({"en": "?"}), NOTHING, ())


@pytest.fixture
def north(trial: Consultation) -> Round:
    return trial.round("north-2025")


def changed(held: Round, **changes: object) -> Round:
    return replace(held, **changes)  # type: ignore[arg-type]  # fields of a round by name


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"closes": datetime(2025, 11, 10, tzinfo=UTC)}, Refusal.EARLIER),
        ({"opens": datetime(2025, 9, 20, tzinfo=UTC)}, Refusal.OPENED),
        ({"questions": (ASKED,)}, Refusal.QUESTIONS),
        ({"who": Who.INVITED}, Refusal.WHO),
        ({"languages": ("fr",)}, Refusal.LANGUAGE),
        ({"rules": Wording.of({"en": "Otherwise."})}, Refusal.RULES),
        ({"grace_days": 1}, Refusal.GRACE),
    ],
)
def test_what_people_reckon_with_stays_once_a_round_has_opened(
    north: Round, changes: dict[str, object], refusal: Refusal
) -> None:
    after = changed(north, **changes)
    assert refusals(north, after, at=BEFORE) == ()
    assert refusals(north, after, at=OPEN) == (refusal,)


def test_the_close_may_be_put_off_while_answers_are_taken_and_not_after(north: Round) -> None:
    later = changed(north, closes=north.closes + timedelta(days=7))
    assert refusals(north, later, at=OPEN) == ()
    assert refusals(north, later, at=GRACE) == ()
    assert refusals(north, later, at=OVER) == (Refusal.OVER,)


def test_contact_reminders_meeting_and_more_languages_may_change_at_any_time(north: Round) -> None:
    after = changed(
        north,
        contact="new@north.example",
        reminders=(7,),
        meeting=date(2026, 2, 21),
        languages=("en", "fr"),
    )
    assert refusals(north, after, at=OPEN) == refusals(north, after, at=OVER) == ()


def test_a_draft_may_change_in_any_way(north: Round) -> None:
    draft = changed(north, announced=None)
    assert refusals(draft, changed(draft, who=Who.MEMBERS, languages=("fr",)), at=OVER) == ()
