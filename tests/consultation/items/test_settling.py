"""Waiting items dealt with: sealed while they wait, ended once, and nothing just goes."""

from datetime import date
from pathlib import Path

import pytest

from folkmoot.consultation.custody import Custody
from folkmoot.consultation.intake.items import ItemState
from folkmoot.consultation.intake.waiting import Ending, Why
from folkmoot.consultation.responses import Channel, RespondentKind
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.models import ItemSecretRow, QuarantinedItem, RoundKeyRow
from folkmoot.web.consultation.queries import items as waiting
from folkmoot.web.consultation.queries.keys import key_file
from folkmoot.web.consultation.services import settling
from folkmoot.web.ledger import queries as record
from tests.consultation import post
from tests.consultation.senders import NORTH, OPEN, ROUND, hold_north

pytestmark = pytest.mark.django_db
BO = Reference.parse("person:bo")


@pytest.fixture(autouse=True)
def north() -> None:
    hold_north()


def an_odd_row(folder: Path) -> waiting.ItemShown:
    path = post.a_file(folder, "secret-name.csv", "q1,q2\nmaybe,Canary in a coal mine.\n")
    services.take_in([path], ROUND, by=NORTH, at=OPEN)
    (item,) = waiting.items_of(ROUND)
    return item


def counts() -> tuple[int, int]:
    return waiting.waiting_count(ROUND), queries.figures_of(ROUND).responses


def test_what_waits_is_sealed_and_only_the_key_of_its_round_opens_it(tmp_path: Path) -> None:
    item = an_odd_row(tmp_path)
    assert item.waiting is not None
    assert item.waiting.found == "maybe\nCanary in a coal mine."
    assert "in the column 'q1', 'maybe' is no choice" in item.waiting.reason
    (row,) = QuarantinedItem.objects.values_list()
    for hidden in (b"Canary", b"secret-name", b"maybe"):
        assert hidden not in repr(row).encode()
        assert hidden not in bytes(QuarantinedItem.objects.get().content or b"")
    key_file(ROUND).unlink()
    assert waiting.items_of(ROUND)[0].waiting is None
    assert waiting.waiting_count(ROUND) == 1


def test_a_corrected_row_is_accepted_and_nothing_of_the_item_is_left(tmp_path: Path) -> None:
    item = an_odd_row(tmp_path)
    name = settling.take_corrected(
        ROUND, item.key, {"q1": "in-part", "q2": "Canary."}, by=BO, at=OPEN
    )
    found = queries.response(name)
    assert found is not None
    assert (found.channel, found.answers[0].choice) == (Channel.SHEET, "in-part")
    assert counts() == (0, 1)
    assert ItemSecretRow.objects.count() == 0
    (ended,) = waiting.settled_items(ROUND)
    assert (ended.ending, ended.response) == (Ending.ACCEPTED, name)


def test_a_correction_that_cannot_be_understood_leaves_the_item_waiting(tmp_path: Path) -> None:
    item = an_odd_row(tmp_path)
    with pytest.raises(InputError, match="is no choice of q1"):
        settling.take_corrected(ROUND, item.key, {"q1": "perhaps"}, by=BO, at=OPEN)
    assert counts() == (1, 0)


def test_the_words_of_an_item_are_taken_as_a_letter_of_somebody(tmp_path: Path) -> None:
    message = post.a_message("We agree with clause 2.1.")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="x.png")
    services.take_in([post.an_eml(tmp_path, message)], ROUND, by=NORTH, at=OPEN)
    (item,) = waiting.items_of(ROUND)
    given = {"kind": "organisation", "organisation": "The Lamp Makers"}
    name = settling.take_as_letter(ROUND, item.key, given, by=BO, at=OPEN)
    found = queries.response(name)
    assert found is not None
    assert (found.kind, found.organisation) == (RespondentKind.ORGANISATION, "The Lamp Makers")
    assert (found.channel, found.received) == (Channel.MAIL, date(2025, 11, 3))
    assert found.answers[0].clauses == ("2.1",)
    again = services.take_in([post.an_eml(tmp_path, message)], ROUND, by=NORTH, at=OPEN)
    assert again.count(ItemState.DUPLICATE) == 1


def test_what_is_set_aside_keeps_its_reason_and_can_wait_again(tmp_path: Path) -> None:
    item = an_odd_row(tmp_path)
    settling.set_aside(ROUND, item.key, Why.NO_ANSWER, by=BO, at=OPEN)
    (ended,) = waiting.settled_items(ROUND)
    assert (ended.ending, ended.why, counts()) == (Ending.SET_ASIDE, "no-answer", (0, 0))
    settling.take_back_in(ROUND, item.key, by=BO, at=OPEN)
    assert counts() == (1, 0)
    (back,) = waiting.items_of(ROUND)
    assert back.waiting is not None


def test_a_duplicate_names_the_response_that_it_repeats(tmp_path: Path) -> None:
    item = an_odd_row(tmp_path)
    with pytest.raises(InputError, match="has no response 'north-nothing'"):
        settling.call_duplicate(ROUND, item.key, "north-nothing", by=BO, at=OPEN)
    good = post.a_file(tmp_path, "good.txt", "Canary in a coal mine.")
    (taken,) = services.take_in([good], ROUND, by=NORTH, at=OPEN).items
    assert taken.response is not None
    settling.call_duplicate(ROUND, item.key, taken.response.id, by=BO, at=OPEN)
    assert counts() == (0, 1)


def test_an_item_ends_once(tmp_path: Path) -> None:
    item = an_odd_row(tmp_path)
    settling.set_aside(ROUND, item.key, Why.SPAM, by=BO, at=OPEN)
    with pytest.raises(InputError, match="Somebody has dealt with this already"):
        settling.set_aside(ROUND, item.key, Why.SPAM, by=BO, at=OPEN)


def test_the_ledger_tells_who_dealt_with_what_and_no_word_of_it(tmp_path: Path) -> None:
    item = an_odd_row(tmp_path)
    settling.set_aside(ROUND, item.key, Why.SPAM, by=BO, at=OPEN)
    entry = [entry for entry, _ in record.entries("trial-2025")][-1]
    assert (entry.event, entry.by) == ("item.settled", BO)
    assert entry.detail == {"item": f"{item.key:x}", "ending": "set aside", "why": "spam"}


def test_in_a_protected_round_nothing_is_opened_without_its_key(tmp_path: Path) -> None:
    RoundKeyRow.objects.filter(round_id=ROUND).update(custody=Custody.PROTECTED)
    item = an_odd_row(tmp_path)
    key_file(ROUND).unlink()
    with pytest.raises(InputError, match="Unlock the round's key first"):
        settling.take_as_letter(ROUND, item.key, {}, by=BO, at=OPEN)
