"""Disclosures go to those who safeguard, words go in time, withdrawal takes all along."""

from datetime import date, timedelta

import pytest

from folkmoot.consultation.quotations import find
from folkmoot.consultation.redaction import Reason, Span
from folkmoot.consultation.responses import Consents, Response
from folkmoot.consultation.safeguarding import DAYS, Concern, Outcome
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.models import RedactionRow, ResponseKeyRow, ResponseRow
from folkmoot.web.consultation.queries import moderation as reading
from folkmoot.web.consultation.queries import retention as clocks
from folkmoot.web.consultation.queries import safeguarding as guarding
from folkmoot.web.consultation.queries.quotations import published
from folkmoot.web.consultation.queries.theme_answers import answers_of
from folkmoot.web.consultation.services.theme_answers import Said
from folkmoot.web.consultation.services.withdrawing import withdraw_by_name
from folkmoot.web.ledger import queries as record
from folkmoot.web.ledger import services as ledger
from tests.consultation.moderation.rounds import BO, IVO, OPEN, ROUND, TRIAL, put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("trial")]

EVA = Reference.parse("person:eva")
THEME = Reference(Kind.THEME, "c-1-abc")


def quote(response: Response) -> int:
    passage = find(response, "she is no criminal")
    key = services.propose_quotation(response, passage, by=BO, at=OPEN)
    services.approve_quotation(key, by=IVO, at=OPEN)
    return key


def test_a_disclosure_leaves_every_list_until_it_is_settled() -> None:
    quote(put("north-a"))
    services.flag("north-a", Concern.CHILD, by=BO, at=OPEN)
    assert queries.responses_of(TRIAL) == ()
    assert queries.response("north-a") is None
    assert queries.facts("north-a") is None
    assert reading.queued("north-a") is None
    assert reading.queue_of(ROUND).apart == 1
    assert published(consultation_id=TRIAL) == ()
    opened = guarding.disclosed_response("north-a")
    assert opened is not None
    (waiting,) = guarding.disclosures_of("north")
    assert waiting.is_open
    assert guarding.disclosures_of("south") == ()
    services.settle("north-a", Outcome.REPORTED, by=EVA, at=OPEN + timedelta(days=1))
    assert queries.response("north-a") is not None
    assert guarding.disclosed_response("north-a") is None
    assert published(consultation_id=TRIAL) == ()  # what was taken back stays so


def test_an_overdue_disclosure_is_counted_and_settling_needs_one_that_is_open() -> None:
    put("north-a")
    services.flag("north-a", Concern.DANGER, by=BO, at=OPEN)
    last = OPEN.date() + timedelta(days=DAYS)
    assert (guarding.overdue("north", last), guarding.overdue("north", last + timedelta(1))) == (
        0,
        1,
    )
    services.settle("north-a", Outcome.KNOWN, by=EVA, at=OPEN)
    with pytest.raises(InputError, match="settled already"):
        services.settle("north-a", Outcome.KNOWN, by=EVA, at=OPEN)


def test_the_ledger_tells_of_disclosures_and_never_of_which_response() -> None:
    put("north-a")
    services.flag("north-a", Concern.CHILD, by=BO, at=OPEN)
    services.settle("north-a", Outcome.REPORTED, by=EVA, at=OPEN)
    told = [entry for entry, _ in record.entries(TRIAL) if "disclosure" in entry.event]
    assert [entry.event for entry in told] == ["disclosure.flagged", "disclosure.settled"]
    assert not any("north-a" in f"{entry.about} {entry.detail}" for entry in told)


def test_withdrawing_takes_quotations_and_redactions_along() -> None:
    response = put("north-a")
    services.redact("north-a", [Span("q2", 0, 4, Reason.PERSON)], by=BO, at=OPEN)
    quote(response)
    withdraw_by_name("north-a", by=BO, at=OPEN)
    assert published(consultation_id=TRIAL) == ()
    assert not ResponseKeyRow.objects.exists()
    assert not RedactionRow.objects.exists()
    assert "quotation.taken_back" in [entry.event for entry, _ in record.entries(TRIAL)]


def test_words_are_destroyed_on_their_day_and_what_was_published_stays() -> None:
    quote(put("north-a"))
    put("north-b", consents=Consents(archive=True))
    put("north-c")
    services.flag("north-c", Concern.CHILD, by=BO, at=OPEN)
    services.compile_round(ROUND, by=BO, at=OPEN + timedelta(days=30))
    due = clocks.clock_of(ROUND).destroys_on
    assert due == date(2026, 3, 4)
    at = OPEN + timedelta(days=30 + 89)
    assert services.destroy_due_words(at) == ()
    at += timedelta(days=1)
    (foretold,) = services.destroy_due_words(at, dry_run=True)
    assert queries.response("north-a") is not None
    (gone,) = services.destroy_due_words(at)
    assert gone == foretold
    assert (gone.responses, gone.archived, gone.waiting) == (1, 1, 1)
    assert queries.response("north-a") is None
    assert queries.response("north-b") is not None
    assert guarding.disclosed_response("north-c") is not None
    assert [each.words for each in published(consultation_id=TRIAL)] == ["she is no criminal"]
    assert clocks.destroyed_on(ROUND) == due
    assert services.destroy_due_words(at) == ()
    services.settle("north-c", Outcome.REPORTED, by=EVA, at=at)
    (late,) = services.destroy_due_words(at)
    assert (late.responses, late.waiting) == (1, 0)
    assert not ResponseKeyRow.objects.filter(response__name="north-c").exists()
    assert ResponseRow.objects.get(name="north-a").content is None


def test_a_round_keeps_words_for_fewer_days_and_lengthens_nothing() -> None:
    services.keep_words_for(ROUND, 30, by=BO, at=OPEN)
    assert clocks.days_of(ROUND) == 30
    with pytest.raises(InputError, match="were told 30 days"):
        services.keep_words_for(ROUND, 90, by=BO, at=OPEN)
    assert [entry.event for entry, _ in record.entries(TRIAL)].count("retention.set") == 1


def a_said(language: str = "en", **given: object) -> Said:
    words = {"asked": "Is it help?", "said": "Yes, it is help.", "did": "We changed clause 2.1."}
    return Said(language, **{**words, "done": True, **given})  # type: ignore[arg-type]


def answer(said: Said) -> int:
    return services.answer_theme(THEME, said, consultation_id=TRIAL, body="north", by=BO, at=OPEN)


def test_one_answer_reaches_all_responses_of_a_signed_off_theme() -> None:
    with pytest.raises(InputError, match="not signed off"):
        answer(a_said())
    for name in ("north-a", "north-b"):
        drawn = Reference(Kind.RESPONSE, put(name).id)
        ledger.link(THEME, LinkKind.DRAWN_FROM, drawn, by=BO, on=OPEN.date())
    assert answer(a_said()) == 2
    assert answer(a_said("ar", said="نعم، هذه مساعدة.")) == 2
    assert [each.said for each in answers_of(TRIAL, "ar")] == ["نعم، هذه مساعدة."]
    assert [each.said for each in answers_of(TRIAL, "es")] == ["Yes, it is help."]
    answer(a_said(did="We did nothing yet.", done=False))
    (held,) = answers_of(TRIAL, "en")
    assert (held.did, held.done) == ("We did nothing yet.", False)
    assert [entry.event for entry, _ in record.entries(TRIAL)].count("theme.answered") == 3


def test_an_answer_has_all_its_parts_and_leads_where_there_is_something() -> None:
    ledger.link(THEME, LinkKind.DRAWN_FROM, put("north-a").reference, by=BO, on=OPEN.date())
    for odd in (a_said(did=" "), a_said(link="decision:nowhere"), a_said(link="nothing")):
        with pytest.raises(InputError):
            answer(odd)
