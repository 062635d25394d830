"""Rounds on the site: stored once, counted rightly, linked, and nothing finer than a day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from folkmoot.consultation.intake.items import ItemState
from folkmoot.consultation.receipts import new_code
from folkmoot.consultation.responses import Answer, Channel, Consents, RespondentKind, Response
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.models import AnswerRow, Receipt, ResponseRow
from folkmoot.web.ledger import queries as record
from folkmoot.web.ledger import services as ledger
from tests.consultation import post

pytestmark = pytest.mark.django_db

PACK = Path(__file__).parent / "pack"
BY = Reference.parse("body:north")
OPEN = datetime(2025, 11, 4, 12, tzinfo=UTC)
CLAUSE = Reference.parse("policy:sex-work-rights@1#2.1")


@pytest.fixture(autouse=True)
def north() -> None:
    services.publish_pack(PACK, by=BY, at=OPEN)
    services.open_round("trial-2025", "north-2025", by=BY, at=OPEN)


def a_response(text: str = "Housing.", **given: object) -> Response:
    answers = (Answer("q1", choice="yes", clauses=("2.1",)), Answer("q2", text))
    plain = Response("", "north-2025", Channel.FORM, date.min, RespondentKind.MEMBER)
    return replace(plain, answers=answers, language="en", **given)  # type: ignore[arg-type]


def test_a_pack_is_stored_whole_and_publishing_it_again_does_nothing() -> None:
    services.publish_pack(PACK, by=BY, at=OPEN)
    services.open_round("trial-2025", "north-2025", by=BY, at=OPEN)
    found = queries.consultation("trial-2025")
    assert found is not None
    assert [each.id for each in found.rounds] == ["north-2025"]
    assert str(found.rounds[0].closes) == "2025-11-15 00:00:00+01:00"
    assert [entry.event for entry, _ in record.entries("trial-2025")] == [
        "pack.published",
        "round.opened",
    ]


def test_a_changed_pack_needs_an_id_of_its_own(tmp_path: Path) -> None:
    for path in PACK.iterdir():
        (tmp_path / path.name).write_text(path.read_text() + "\n# changed\n")
    with pytest.raises(InputError, match="published already"):
        services.publish_pack(tmp_path, by=BY, at=OPEN)


def test_a_response_is_stored_once_however_often_it_is_sent() -> None:
    code = new_code()
    first = services.submit_response(a_response(), code=code, at=OPEN)
    again = services.submit_response(a_response("Other words."), code=code, at=OPEN)
    assert again.id == first.id
    assert again.answers[1].text == "Housing."
    assert queries.figures_of("north-2025").responses == 1


def test_a_response_keeps_its_day_and_no_time_and_its_name_tells_no_order() -> None:
    stored = [services.submit_response(a_response(), code=new_code(), at=OPEN) for _ in range(9)]
    assert {each.received for each in stored} == {date(2025, 11, 4)}
    assert all(each.id.startswith("north-") for each in stored)
    assert [each.id for each in stored] != sorted(each.id for each in stored)
    fields = {field.name: type(field).__name__ for field in ResponseRow._meta.get_fields()}
    assert "DateTimeField" not in fields.values()
    assert [entry.event for entry, _ in record.entries("trial-2025")] == [
        "pack.published",
        "round.opened",
    ]


def test_only_a_keyed_hash_of_the_code_is_stored() -> None:
    code = new_code()
    services.submit_response(a_response(), code=code, at=OPEN)
    (receipt,) = Receipt.objects.all()
    assert code not in receipt.hash
    assert len(receipt.hash) == 64


def test_late_answers_are_kept_and_marked_and_after_the_grace_refused_by_the_form() -> None:
    late = services.submit_response(a_response(), code=new_code(), at=OPEN + timedelta(days=12))
    assert late.late
    with pytest.raises(InputError, match="until 2025-11-22"):
        services.submit_response(a_response(), code=new_code(), at=OPEN + timedelta(days=30))


def test_an_answer_is_linked_to_its_clause_and_counted_there() -> None:
    stored = services.submit_response(a_response(), code=new_code(), at=OPEN)
    (link,) = record.links_from(stored.reference.at("q1"), LinkKind.ANSWERS)
    assert link.target == CLAUSE
    voices = queries.voices_on(CLAUSE)
    assert (voices.responses, voices.by_kind, voices.by_body) == (
        1,
        (("member", 1),),
        (("north", 1),),
    )


def test_what_may_not_be_used_is_counted_and_not_analysed() -> None:
    refused = a_response(consents=Consents(use=False))
    services.submit_response(refused, code=new_code(), at=OPEN)
    assert queries.responses_of("trial-2025") == ()
    assert queries.figures_of("north-2025").responses == 1


def test_withdrawal_leaves_that_there_was_one_and_none_of_its_words() -> None:
    code = new_code()
    stored = services.submit_response(a_response("CANARY"), code=code, at=OPEN)
    assert services.withdraw_response(code, at=OPEN + timedelta(days=1))
    assert services.withdraw_response(code, at=OPEN + timedelta(days=2))
    assert not services.withdraw_response(new_code(), at=OPEN)
    assert queries.response(stored.id) is None
    assert queries.withdrawn_on(stored.id) == date(2025, 11, 5)
    assert not AnswerRow.objects.exists()
    assert queries.voices_on(CLAUSE).responses == 0
    life = queries.life_of_response(code)
    assert life is not None
    assert life.withdrawn == date(2025, 11, 5)


def test_a_receipt_tells_what_became_of_the_response() -> None:
    code = new_code()
    stored = services.submit_response(a_response(), code=code, at=OPEN)
    theme, motion, decision, clause = map(
        Reference.parse,
        ["theme:housing", "motion:m1", "decision:m1", "policy:sex-work-rights@2#2.1"],
    )
    day = date(2026, 3, 1)
    for source, kind, target in (
        (theme, LinkKind.DRAWN_FROM, stored.reference.at("q2")),
        (motion, LinkKind.RESTS_ON, theme),
        (decision, LinkKind.DECIDES, motion),
        (clause, LinkKind.ADOPTED_BY, decision),
        (stored.reference, LinkKind.BELONGS_TO, Reference.parse("campaign:c1")),
    ):
        ledger.link(source, kind, target, by=BY, on=day)
    life = queries.life_of_response(code)
    assert life is not None
    assert len(life.themes) == len(life.motions) == len(life.decisions) == 1
    assert len(life.campaigns) == len(life.changed) == 1
    assert queries.life_of_response(new_code()) is None


def test_files_are_taken_in_once_and_the_counts_add_up(tmp_path: Path) -> None:
    files = [
        post.an_eml(tmp_path, post.a_message("No.")),
        post.a_file(tmp_path, "letter.txt", "I agree with clause 2.1."),
        post.a_file(tmp_path, "empty.txt", ""),
    ]
    first = services.take_in(files, "north-2025", by=BY, at=OPEN)
    again = services.take_in(files, "north-2025", by=BY, at=OPEN)
    counts = (
        [first.count(state) for state in ItemState],
        [again.count(state) for state in ItemState],
    )
    assert counts == ([2, 0, 1], [0, 2, 1])
    figures = queries.figures_of("north-2025")
    assert (figures.responses, figures.quarantined) == (2, 1)
    assert dict(figures.by_channel) == {"mail": 1, "letter": 1}
    entry = list(record.entries("trial-2025"))[-1][0]
    assert entry.detail["came_in"] == 3
    names = {each.id for each in queries.responses_of("trial-2025")}
    assert first.items[0].response
    assert first.items[0].response.id in names


def test_compiling_pins_the_responses_in_the_ledger() -> None:
    services.submit_response(a_response(), code=new_code(), at=OPEN)
    with pytest.raises(InputError, match="Compile it after"):
        services.compile_round("north-2025", by=BY, at=OPEN)
    for _ in range(2):
        done = services.compile_round("north-2025", by=BY, at=OPEN + timedelta(days=30))
    assert done.compiled is not None
    events = [entry for entry, _ in record.entries("trial-2025")]
    assert [entry.event for entry in events].count("round.compiled") == 1
    assert events[-1].detail["responses"] == 1
    assert record.breaks() == []


def test_the_same_submission_has_the_same_receipt() -> None:
    assert services.receipt_for("key") == services.receipt_for("key")
    code: Callable[[str], str] = services.receipt_for
    assert code("key") != code("other")
