"""Two people at once: one change stands, and a change and the packs do not undo each other.

The ledger cannot be emptied after a transactional test, so its entries are not written here.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection

from folkmoot.foundation.errors import InputError
from folkmoot.web.assessment import change_queries as queries
from folkmoot.web.assessment import change_services, services
from folkmoot.web.assessment.models import CurrentDocument, LawChangeRow
from folkmoot.web.ledger import services as ledger
from tests.assessment.changing.changes import INES, MIRA, a_proposed_change
from tests.assessment.changing.conftest import NOON, SECRETARIAT


@pytest.fixture
def stored(packs: Path, transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Take in the packs without an entry of the ledger; give them."""
    monkeypatch.setattr(ledger, "record", lambda *_, **__: None)
    services.import_laws(packs, by=SECRETARIAT, at=NOON)
    return packs


def at_once(*works: Callable[[], object]) -> list[str]:
    """Do all at once; give the sentence with which each was refused, or nothing."""
    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(told, works))


def told(work: Callable[[], object]) -> str:
    try:
        work()
        return ""
    except InputError as error:
        return str(error)
    finally:
        connection.close()


def test_of_two_who_publish_one_change_at_once_one_does(stored: Path) -> None:
    number = a_proposed_change()
    said = at_once(
        lambda: change_services.publish(number, by=MIRA, at=NOON),
        lambda: change_services.publish(number, by=INES, at=NOON),
    )
    assert sorted(map(bool, said)) == [False, True]
    assert "does not wait to be published" in "".join(said)
    assert LawChangeRow.objects.get(id=number).state == "published"


def test_of_two_changes_from_one_text_published_at_once_one_must_begin_anew(stored: Path) -> None:
    first, second = a_proposed_change(), a_proposed_change()
    said = at_once(
        lambda: change_services.publish(first, by=MIRA, at=NOON),
        lambda: change_services.publish(second, by=INES, at=NOON),
    )
    assert sorted(map(bool, said)) == [False, True]
    assert "Begin it anew" in "".join(said)
    assert sorted(LawChangeRow.objects.values_list("state", flat=True)) == ["proposed", "published"]


@pytest.mark.parametrize("turn", [1, -1])
def test_a_change_and_newer_packs_at_once_leave_one_of_the_two_texts(
    stored: Path, turn: int
) -> None:
    number = a_proposed_change()
    answers = stored / "laws" / "NZL" / "answers.toml"
    answers.write_text(answers.read_text().replace("A fine only.", "A fine, and nothing else."))
    said = at_once(
        *(
            lambda: change_services.publish(number, by=MIRA, at=NOON),
            lambda: services.import_laws(stored, by=SECRETARIAT, at=NOON),
        )[::turn]
    )
    now = queries.texts_now("NZL").answers
    published = LawChangeRow.objects.get(id=number).state == "published"
    assert ("invented-2026#s4" in now) is published
    assert ("A fine, and nothing else." in now) is not published
    assert any("Begin it anew" in one for one in said) is not published
    offered = CurrentDocument.objects.filter(offered__isnull=False).exists()
    assert offered is published


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """Leave no connection of a thread behind."""
    yield
    connection.close()
