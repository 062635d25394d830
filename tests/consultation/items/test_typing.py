"""Papers typed by two people count once, and only when what differed was settled."""

from datetime import date
from pathlib import Path

import pytest

from folkmoot.consultation.responses import Channel
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.models import ItemSecretRow, TypingRow
from folkmoot.web.consultation.queries import items as waiting
from folkmoot.web.consultation.services import settling, typing
from tests.consultation import post
from tests.consultation.senders import NORTH, OPEN, ROUND, hold_north

pytestmark = pytest.mark.django_db
BO, TOMAS, CHLOE = (Reference.parse(f"person:{name}") for name in ("bo", "tomas", "chloe"))
TYPED = {"q1": "yes", "q2": "Housing and health.", "use": "yes", "quote": "no"}


@pytest.fixture(autouse=True)
def north() -> None:
    hold_north()


@pytest.fixture
def paper() -> int:
    return settling.add_paper(ROUND, "no. 17", received=date(2025, 11, 3), by=BO, at=OPEN)


def type_as(person: Reference, key: int, **changed: str) -> None:
    typing.type_paper(ROUND, key, TYPED | changed, by=person, at=OPEN)


def test_a_paper_that_two_people_type_alike_is_one_response_by_paper(paper: int) -> None:
    type_as(BO, paper)
    assert queries.figures_of(ROUND).responses == 0
    type_as(TOMAS, paper, q2="Housing  and health.")
    assert typing.typed_differently(ROUND, paper) == ()
    name = typing.settle_typing(ROUND, paper, {}, by=TOMAS, at=OPEN)
    found = queries.response(name)
    assert found is not None
    assert (found.channel, found.received) == (Channel.PAPER, date(2025, 11, 3))
    assert not found.consents.quote
    assert (TypingRow.objects.count(), ItemSecretRow.objects.count()) == (0, 0)


def test_one_person_alone_cannot_make_a_paper_count(paper: int) -> None:
    type_as(BO, paper)
    type_as(BO, paper, q2="Typed anew.")
    with pytest.raises(InputError, match="Two different people"):
        typing.settle_typing(ROUND, paper, {}, by=BO, at=OPEN)
    with pytest.raises(InputError, match="Two different people"):
        typing.typed_differently(ROUND, paper)


def test_a_third_person_is_refused(paper: int) -> None:
    type_as(BO, paper)
    type_as(TOMAS, paper)
    with pytest.raises(InputError, match="Two people have typed this paper"):
        type_as(CHLOE, paper)


def test_every_difference_has_to_be_settled(paper: int) -> None:
    type_as(BO, paper)
    type_as(TOMAS, paper, q1="no", quote="yes")
    differing = {each.name for each in typing.typed_differently(ROUND, paper)}
    assert differing == {"q1", "quote"}
    with pytest.raises(InputError, match="2 differences are not settled"):
        typing.settle_typing(ROUND, paper, {}, by=BO, at=OPEN)
    name = typing.settle_typing(ROUND, paper, {"q1": "no", "quote": "no"}, by=BO, at=OPEN)
    found = queries.response(name)
    assert found is not None
    assert found.answers[0].choice == "no"


def test_what_was_typed_is_sealed(paper: int) -> None:
    type_as(BO, paper)
    assert b"Housing" not in bytes(TypingRow.objects.get().content)
    assert waiting.typing_of(ROUND, paper, "bo")["q2"] == "Housing and health."
    assert waiting.typing_of(ROUND, paper, "tomas") == {}


def test_what_cannot_be_understood_is_told_to_who_types_it(paper: int) -> None:
    with pytest.raises(InputError, match="is no choice of q1"):
        type_as(BO, paper, q1="perhaps")
    assert TypingRow.objects.count() == 0


def test_a_scan_waits_to_be_typed_with_its_pages_sealed(tmp_path: Path) -> None:
    services.take_in([post.a_jpeg(tmp_path)], ROUND, by=NORTH, at=OPEN)
    (item,) = waiting.items_of(ROUND, to_type=True)
    assert item.pages == 1
    page = waiting.page_of(ROUND, item.key, 1)
    assert page is not None
    assert page.startswith(b"\x89PNG")
    assert waiting.page_of(ROUND, item.key, 2) is None


def test_the_same_name_of_a_paper_is_refused(paper: int) -> None:
    with pytest.raises(InputError, match="waits already"):
        settling.add_paper(ROUND, "no. 17", received=date(2025, 11, 3), by=BO, at=OPEN)
