"""What is done with responses: read, redacted, set aside, quoted; each in the ledger, wordless."""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, transaction

from folkmoot.consultation.asides import Aside
from folkmoot.consultation.quotations import find
from folkmoot.consultation.redaction import Reason, Span
from folkmoot.consultation.responses import Consents, Response
from folkmoot.foundation.errors import FolkmootError, InputError, NotAllowed
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.models import QuotationRow, ResponseKeyRow
from folkmoot.web.consultation.queries import moderation as reading
from folkmoot.web.consultation.queries.quotations import desk_quotations, published
from folkmoot.web.ledger import queries as record
from tests.consultation.moderation.rounds import BO, IVO, OPEN, ROUND, SAID, TRIAL, put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("trial")]

NAME = Span("q2", 0, 12, Reason.PERSON)


def quote(response: Response, words: str = "she is no criminal", paraphrase: str = "") -> int:
    passage = find(response, words)
    return services.propose_quotation(response, passage, by=BO, at=OPEN, paraphrase=paraphrase)


def events() -> list[str]:
    return [entry.event for entry, _ in record.entries(TRIAL)][2:]


def everything_told() -> Iterator[str]:
    for entry, _ in record.entries(TRIAL):
        yield f"{entry.about} {entry.detail}"


def test_the_queue_has_the_unread_first_and_counts_what_was_set_aside() -> None:
    for name in ("north-a", "north-b", "north-c"):
        put(name)
    assert reading.next_unread(ROUND) == "north-a"
    services.mark_read(["north-a"], by=BO, at=OPEN)
    services.set_aside("north-b", Aside.ABUSE, by=BO, at=OPEN)
    queue = reading.queue_of(ROUND)
    assert (queue.unread, queue.read, queue.aside) == (1, 1, (("abuse", 1),))
    assert [each.name for each in queue.listed] == ["north-c", "north-a", "north-b"]
    assert reading.next_unread(ROUND) == "north-c"
    assert events() == ["response.read", "response.set_aside"]


def test_what_is_set_aside_is_kept_out_of_analysis_and_can_be_taken_up_again() -> None:
    put("north-a")
    services.set_aside("north-a", Aside.TRIAL, by=BO, at=OPEN)
    assert queries.responses_of(TRIAL) == ()
    kept = queries.response("north-a")
    assert kept is not None
    assert kept.answers[1].text == SAID
    services.take_up("north-a", by=BO, at=OPEN)
    assert len(queries.responses_of(TRIAL)) == 1


def test_a_redaction_is_versioned_and_never_changes_what_was_sent() -> None:
    put("north-a")
    first = services.redact("north-a", [NAME], by=BO, at=OPEN)
    again = services.redact("north-a", [NAME], by=BO, at=OPEN)
    more = services.redact("north-a", [NAME, Span("q2", 16, 23, Reason.PLACE)], by=IVO, at=OPEN)
    assert (first.version, again.version, more.version) == (1, 1, 2)
    found = queries.response("north-a")
    assert found is not None
    assert found.answers[1].text == SAID
    shown = reading.as_redacted(found).answers[1].text
    assert shown.startswith("[left out: name of a person] of [left out: place] drives me home")
    assert events() == ["response.read", "response.redacted", "response.redacted"]
    assert not any("Mina" in told or "Oakford" in told for told in everything_told())


def test_two_people_publish_a_quotation_after_redaction_and_nothing_lies_in_the_clear() -> None:
    response = put("north-a")
    services.redact("north-a", [NAME], by=BO, at=OPEN)
    key = quote(response, "Mina Example of Oakford drives me home")
    assert published(consultation_id=TRIAL) == ()
    ((waiting,), ()) = desk_quotations(ROUND)
    assert waiting.quoted.words == "[left out: name of a person] of Oakford drives me home"
    services.approve_quotation(key, by=IVO, at=OPEN)
    (shown,) = published(consultation_id=TRIAL)
    assert shown.words == waiting.quoted.words
    assert (shown.who, shown.kind) == ("", "member")
    row = QuotationRow.objects.get()
    assert b"drives" not in bytes(row.content or b"")


def test_whoever_proposed_does_not_approve_neither_in_code_nor_in_the_database() -> None:
    key = quote(put("north-a"))
    with pytest.raises(NotAllowed, match="Somebody else"):
        services.approve_quotation(key, by=BO, at=OPEN)
    with pytest.raises(IntegrityError), transaction.atomic():
        QuotationRow.objects.filter(key=key).update(approved_by=str(BO))


def test_without_consent_nothing_is_proposed_and_a_name_needs_its_own() -> None:
    with pytest.raises(NotAllowed, match="did not agree"):
        quote(put("north-a", consents=Consents()))
    plain = put("north-b", organisation="The Rooms")
    named = put("north-c", organisation="The Rooms", consents=Consents(quote=True, attribute=True))
    for response in (plain, named):
        services.approve_quotation(quote(response), by=IVO, at=OPEN)
    assert [each.who for each in published(consultation_id=TRIAL)] == ["", "The Rooms"]


def test_a_paraphrase_is_marked_and_the_passage_stays_sealed() -> None:
    key = quote(put("north-a"), paraphrase="Driving somebody home is help.")
    services.approve_quotation(key, by=IVO, at=OPEN)
    (shown,) = published(names=["north-a"])
    assert (shown.words, shown.in_other_words) == ("Driving somebody home is help.", True)


def test_what_is_taken_back_is_gone_with_its_key_and_whoever_copied_it_is_told() -> None:
    told: list[int] = []
    services.when_gone(gone := lambda keys, by, at: told.extend(keys))
    key = quote(put("north-a"))
    services.approve_quotation(key, by=IVO, at=OPEN)
    services.take_back_quotation(key, by=BO, at=OPEN)
    assert published(consultation_id=TRIAL) == ()
    assert told == [key]
    row = QuotationRow.objects.get()
    assert row.content is None
    assert not ResponseKeyRow.objects.filter(lane=row.lane).exists()
    with pytest.raises(InputError, match="decided already"):
        services.approve_quotation(key, by=IVO, at=OPEN)
    from folkmoot.web.consultation.services import quotations

    quotations._told_when_gone.remove(gone)


def test_leaving_more_out_takes_back_what_was_quoted_there_and_nothing_else() -> None:
    response = put("north-a")
    touched, other = quote(response, "Mina Example of Oakford"), quote(response)
    for key in (touched, other):
        services.approve_quotation(key, by=IVO, at=OPEN)
    services.redact("north-a", [NAME], by=BO, at=OPEN)
    assert [each.key for each in published(consultation_id=TRIAL)] == [other]
    services.redact("north-a", [NAME, Span("q2", 16, 23, Reason.PLACE)], by=BO, at=OPEN)
    assert [each.key for each in published(consultation_id=TRIAL)] == [other]


def test_setting_aside_takes_back_what_was_quoted_and_nothing_new_is_proposed() -> None:
    response = put("north-a")
    services.approve_quotation(quote(response), by=IVO, at=OPEN)
    services.set_aside("north-a", Aside.ABUSE, by=BO, at=OPEN)
    assert published(consultation_id=TRIAL) == ()
    with pytest.raises(FolkmootError):
        quote(response)


def test_a_quotation_that_cannot_be_opened_is_left_out_and_hides_no_other() -> None:
    damaged, whole = quote(put("north-a")), quote(put("north-b"))
    for key in (damaged, whole):
        services.approve_quotation(key, by=IVO, at=OPEN)
    QuotationRow.objects.filter(key=damaged).update(content=b"damaged")
    assert [each.key for each in published(consultation_id=TRIAL)] == [whole]
