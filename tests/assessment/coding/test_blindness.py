"""Nobody sees another's reading of a law before all of that law are handed in: every route."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from folkmoot.assessment.adjudication import Settled
from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import InputError
from folkmoot.web.assessment import coding_queries, coding_services, coding_settled_services
from folkmoot.web.assessment.models import SettledRow
from folkmoot.web.ledger import queries as ledger
from tests.assessment.coding.conftest import BATCH, NOON, SECRETARIAT, Enter, assigned, person
from tests.assessment.coding.test_coding_desk import an_answer, say_all

pytestmark = pytest.mark.django_db

MINE = f"/desk/law/batch/{BATCH}/NZL/"
SECRETS = ("Secret Act s 99", "my own secret reason", "a secret caution", "secretly read")
ASKED_MORE = pytest.mark.once
"""One search that finds and two that find nothing are made on PostgreSQL too. The words of a page
are made of rows by the same code there, and its walls hide rows and add none."""
AWAY = "leave/"
"""Where a session ends."""
TOLD = {"cites": SECRETS[0], "why": SECRETS[1], "caution": SECRETS[2]}


@pytest.fixture
def amina(batch: str, entered: Enter) -> Client:
    """Let Amina have read New Zealand to the end, and Bo have it still before him."""
    client = entered("amina")
    entered("bo")
    assigned(batch, "amina", "bo")
    say_all(client)
    client.post(f"{MINE}2/", an_answer("B1", "criminal", **TOLD))
    client.post(MINE, {"about": SECRETS[3], "leaves_out": "yes"})
    return client


def routes() -> list[str]:
    """Give every address of the site that takes nothing, a place, or a batch and a place."""
    given = {"place": "NZL", "batch": BATCH, "number": "2"}
    found = []
    for pattern in _patterns(get_resolver().url_patterns):
        names = set(re.findall(r"<(?:\w+:)?(\w+)>", pattern))
        if names <= set(given) and "(" not in pattern and pattern != AWAY:
            found.append("/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda name: given[name[1]], pattern))
    return found


def _patterns(parts: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for part in parts:
        here = before + str(part.pattern)
        if isinstance(part, URLResolver):
            yield from _patterns(part.url_patterns, here)
        else:
            yield here


def leaks(client: Client) -> list[str]:
    """Ask for every address by either method, and give those that tell a secret."""
    told = set()
    for ask in (client.get, client.post):
        for address in routes():
            answer = ask(address)
            said = answer.getvalue() if answer.streaming else answer.content
            if any(secret.encode() in said for secret in SECRETS):
                told.add(address)
    return sorted(told)


def finish(client: Client) -> None:
    say_all(client)
    assert client.post(MINE, {"about": "Read.", "leaves_out": "yes"}).status_code == 302


def test_the_search_goes_through_the_coders_pages_and_the_public_ones() -> None:
    found = routes()
    for address in (
        "/desk/law/",
        f"/desk/law/batch/{BATCH}/",
        MINE,
        f"{MINE}2/",
        f"{MINE}review/",
        f"{MINE}third/",
        f"{MINE}settled.toml",
        "/law/codings/",
        "/law/NZL/codings/",
        "/law/NZL/",
        "/record/",
    ):
        assert address in found, address


@ASKED_MORE
@pytest.mark.parametrize(
    ("who", "role"),
    [
        ("bo", Role.RESEARCHER),
        ("dag", Role.RESEARCHER),
        ("chloe", Role.OFFICER),
        ("ines", Role.COORDINATOR),
    ],
)
def test_nobody_sees_a_reading_while_another_is_being_made(
    amina: Client, entered: Enter, who: str, role: Role
) -> None:
    assert leaks(entered(who, role)) == []


def test_the_public_sees_no_reading_while_another_is_being_made(amina: Client) -> None:
    assert leaks(Client()) == []


@ASKED_MORE
def test_the_reader_sees_their_own_and_only_on_their_own_pages(amina: Client) -> None:
    assert leaks(amina) == [f"{MINE}2/"]


def test_all_is_open_to_those_at_the_desk_and_to_the_public_when_all_is_handed_in(
    amina: Client, entered: Enter
) -> None:
    finish(entered("bo"))
    seen = leaks(entered("chloe", Role.OFFICER))
    assert f"{MINE}review/" in seen
    assert "/law/NZL/codings/" in seen
    assert leaks(Client()) == ["/law/NZL/codings/"]


@ASKED_MORE
@pytest.mark.parametrize("kind", ["third", "naive", "blind"])
def test_one_more_reader_shuts_what_was_open_for_everybody(
    amina: Client, entered: Enter, kind: str
) -> None:
    finish(entered("bo"))
    entered("eve")
    assigned(BATCH, "eve", kind=kind)
    for client in (entered("eve"), entered("chloe", Role.OFFICER), Client()):
        assert leaks(client) == []
    finish(entered("eve"))
    assert leaks(Client()) == ["/law/NZL/codings/"]


def test_another_law_of_the_batch_stays_shut(amina: Client, entered: Enter) -> None:
    finish(entered("bo"))
    assigned(BATCH, "eve", law="SWE")
    assert set(coding_queries.opened(BATCH)) == {"NZL"}


def test_nothing_is_settled_before_all_is_handed_in(amina: Client, entered: Enter) -> None:
    sent = {"question": "B1", "value": "none", "reason": "So it is.", "cites": "Act s 1"}
    refused = entered("chloe", Role.OFFICER).post(f"{MINE}review/", sent)
    assert refused.status_code == 400
    assert "Not all readings of this law are handed in" in refused.content.decode()
    assert not SettledRow.objects.exists()


@pytest.mark.parametrize("who", ["amina", "bo"])
def test_who_read_a_law_does_not_settle_it(amina: Client, entered: Enter, who: str) -> None:
    finish(entered("bo"))
    sent = {"question": "B1", "value": "none", "reason": "Mine is right."}
    refused = entered(who).post(f"{MINE}review/", sent)
    assert refused.status_code == 400
    assert "Somebody who made none of its readings settles it" in refused.content.decode()
    assert not SettledRow.objects.exists()


def test_the_ledger_tells_of_readings_by_hashes_and_counts_and_no_word(
    amina: Client, entered: Enter
) -> None:
    finish(entered("bo"))
    settled = Settled("B1", "none", (), "Secret Act s 99 was repealed: my own secret reason.")
    coding_settled_services.settle(BATCH, "NZL", settled, by=person("chloe"), at=NOON)
    entries = [entry for entry, _ in ledger.entries("law")]
    assert [entry.event for entry in entries[1:]] == [
        "coding.batch_opened",
        "coding.assigned",
        "coding.assigned",
        "coding.handed_in",
        "coding.handed_in",
        "coding.settled",
    ]
    assert not any(secret in str(entry.detail) for entry in entries for secret in SECRETS)
    assert ledger.breaks() == []


def test_a_reading_handed_in_is_dated_by_its_day_and_no_finer(amina: Client) -> None:
    (task,) = coding_queries.queue(person("amina"))
    assert type(task.handed_in_on) is date


def test_an_assignment_to_somebody_else_gives_nobody_a_way_in(batch: str) -> None:
    coding_services.assign(batch, ("NZL",), person("amina"), kind="blind", by=SECRETARIAT, at=NOON)
    with pytest.raises(InputError, match="not yours to read"):
        coding_services.hand_in(
            batch, "NZL", about="All.", leaves_out=True, by=person("bo"), at=NOON
        )
