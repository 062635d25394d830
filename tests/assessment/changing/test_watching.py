"""The watch list: overdue first, begun as a change, done when that is published."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from folkmoot.foundation.errors import InputError
from folkmoot.web.assessment import watch_queries, watch_services
from tests.assessment.changing.changes import EDITS, LEIF, MIRA
from tests.assessment.changing.conftest import NOON

Enter = Callable[..., Client]
TODAY = date(2026, 3, 1)

pytestmark = pytest.mark.usefixtures("law")


def watch(due: str, what: str = "Invented.") -> int:
    return watch_services.watch("NZL", what, due, source="Invented.", by=LEIF, at=NOON)


def test_what_is_overdue_stands_first_and_what_is_settled_last() -> None:
    numbers = [watch(due) for due in ("2027", "2026-02", "unknown", "2026-06-01", "2025")]
    watch_services.close(numbers[4], "dropped", by=LEIF, at=NOON)
    found = watch_queries.watched(TODAY)
    assert [str(one.due) for one in found] == ["2026-02", "2026-06-01", "2027", "unknown", "2025"]
    assert [one.is_overdue for one in found] == [True, False, False, False, False]


@pytest.mark.parametrize(("due", "late"), [("2026-03", False), ("2026-02-28", True)])
def test_it_is_overdue_only_once_its_last_possible_day_is_over(due: str, late: bool) -> None:
    watch(due)
    assert watch_queries.watched(date(2026, 3, 15))[0].is_overdue is late


def test_what_is_off_the_list_is_not_closed_again() -> None:
    number = watch("2027")
    watch_services.close(number, "done", by=LEIF, at=NOON)
    for state in ("dropped", "open"):
        with pytest.raises(InputError, match="not on the list any more"):
            watch_services.close(number, state, by=LEIF, at=NOON)


def test_a_watched_change_is_begun_and_is_done_when_it_is_published(entered: Enter) -> None:
    leif, mira = entered("leif"), entered("mira")
    said = {"jurisdiction": "NZL", "what": "An invented bill.", "due": "2026-02", "source": "X 1"}
    assert leif.post("/desk/law/watch/", said).status_code == 302
    public = Client().get("/law/watch/").content.decode()
    assert "An invented bill." in public
    assert "overdue" in public
    assert "leif" not in public
    number = watch_queries.watched(TODAY)[0].id
    began = leif.post(f"/desk/law/NZL/change/?watch={number}", {"about": "The bill is law."})
    here = began.headers["Location"]
    assert "being coded" in Client().get("/law/watch/").content.decode()
    act, section, answer = (edit.keys for edit in EDITS)
    leif.post(f"{here}act/", {**act, "short": "Invented Act"})
    leif.post(f"{here}section/", section)
    leif.post(f"{here}answer/B1/", answer)
    leif.post(here, {"act": "propose"})
    assert mira.post(f"{here}settle/", {"act": "publish"}).status_code == 302
    assert watch_queries.watched(TODAY)[0].state == "done"
    assert MIRA != LEIF


def test_what_cannot_be_read_is_said_beside_the_field(entered: Enter) -> None:
    leif = entered("leif")
    said = {"jurisdiction": "NZL", "what": "Invented.", "due": "soon", "source": "X"}
    refused = leif.post("/desk/law/watch/", said)
    assert refused.status_code == 400
    assert "When?: &#x27;soon&#x27; is not a date" in refused.content.decode()
    number = watch("2027")
    assert leif.post(f"/desk/law/watch/{number}/settle/", {"state": "done"}).status_code == 302
    again = leif.post(f"/desk/law/watch/{number}/settle/", {"state": "done"})
    assert "not on the list any more" in again.content.decode()
