"""Nobody who reads a batch sees what others found, or how far they are, at any address."""

import re
from collections.abc import Iterable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import NotAllowed
from folkmoot.web.analysis import coding_compared_queries as compared
from folkmoot.web.analysis import coding_urls
from folkmoot.web.analysis.coding_machine_services import let_machine_read
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.ledger import queries as ledger
from tests.analysis.web_coding.conftest import BATCH, NOON, Enter, place_of, read_all

pytestmark = pytest.mark.django_db

SECRETS = ("my own secret memo", "a secret note", "secretly about all of it")
ASKED_MORE = pytest.mark.once
"""One search that finds and one that finds nothing are made on PostgreSQL too. The words of a page
are made of rows by the same code there, and its walls hide rows and add none."""
AWAY = "leave/"
"""Where a session ends."""
HERE = f"/desk/coding/batch/{BATCH}/"
GIVEN = {"batch": BATCH, "book": "voices-1", "number": "1", "place": "1", "response": "north-0"}
GIVEN |= {"name": "north-0", "consultation_id": "trial-2025", "round_id": "north-2025"}


def addresses(given: dict[str, str]) -> list[str]:
    """Give every address of the site that takes nothing, or what *given* has."""
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


def seen(client: Client) -> dict[str, str]:
    """Ask for every address by either method, and give what each says."""
    told, client.raise_request_exception = {}, False  # some pages need law that is not here
    for ask in (client.get, client.post):
        for address in addresses(GIVEN):
            answer = ask(address)
            said = answer.getvalue() if answer.streaming else answer.content
            told[f"{ask.__name__} {address}"] = said.decode("utf-8", "replace")
    return told


def leaks(client: Client) -> list[str]:
    """Give the addresses that tell a secret."""
    return [where for where, said in seen(client).items() if any(one in said for one in SECRETS)]


@pytest.fixture
def amina(batch: Batch, entered: Enter) -> Client:
    """Let Amina have read the first response, with her memos."""
    client = entered("amina")
    sent = {"p1": "police  # my own secret memo", "memo": "a secret note"}
    client.post(f"{HERE}read/{place_of('north-0', 'amina')}/", sent)
    client.post(f"{HERE}memos/", {"words": "secretly about all of it"})
    return client


def test_the_search_goes_through_all_pages_of_the_desk(batch: Batch) -> None:
    found = addresses(GIVEN)
    own = [str(part.pattern) for part in coding_urls.urlpatterns]
    assert len(own) > 15
    assert len([one for one in found if one.startswith("/desk/coding/")]) >= len(own) - 2
    assert "/record/" in found


@ASKED_MORE
@pytest.mark.parametrize(
    ("who", "role"), [("bo", Role.CODER), ("dag", Role.CODER), ("ines", Role.COORDINATOR)]
)
def test_nobody_sees_a_reading_before_it_is_handed_in(
    amina: Client, entered: Enter, who: str, role: Role
) -> None:
    assert leaks(entered(who, role)) == []


@ASKED_MORE
def test_the_public_sees_no_reading_before_it_is_handed_in(amina: Client) -> None:
    assert leaks(Client()) == []


@ASKED_MORE
def test_the_reader_sees_their_own_and_only_on_their_own_pages(amina: Client) -> None:
    places = {f"get {HERE}read/{place_of('north-0', 'amina')}/", f"get {HERE}memos/"}
    assert set(leaks(amina)) <= places | {f"post {HERE}memos/"}


def test_a_coder_who_still_reads_sees_nothing_though_another_handed_in(
    amina: Client, entered: Enter
) -> None:
    read_all(amina, "amina", {"north-0": "police  # my own secret memo"})
    assert leaks(entered("bo")) == []
    assert leaks(entered("dag")) != []


def without_tokens(said: str) -> str:
    """Leave out what differs each time that a page is asked for."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", said)


def test_no_page_of_a_coder_changes_with_how_far_another_is(
    batch: Batch, amina: Client, entered: Enter
) -> None:
    bo = entered("bo")
    pages = [one for one in addresses(GIVEN) if one.startswith(("/desk/coding/", "/record/"))]
    before = {one: without_tokens(bo.get(one).content.decode()) for one in pages}
    read_all(amina, "amina", {"north-0": "police", "north-3": "safety"})
    let_machine_read(BATCH, at=NOON)
    after = {one: without_tokens(bo.get(one).content.decode()) for one in pages}
    assert [one for one in pages if before[one] != after[one]] == []


def test_the_library_of_the_page_refuses_as_well(batch: Batch) -> None:
    with pytest.raises(NotAllowed, match="have not handed in yet"):
        compared.compared(batch, "person:bo")


def test_the_ledger_tells_of_coding_by_hashes_and_counts_and_only_when_all_is_read(
    amina: Client, entered: Enter
) -> None:
    read_all(amina, "amina", {"north-0": "police  # my own secret memo"})
    told = [entry.event for entry, _ in ledger.entries("analysis")]
    assert told == ["codebook.saved", "batch.made"]
    read_all(entered("bo"), "bo", {})
    entries = [entry for entry, _ in ledger.entries("analysis")]
    assert [entry.event for entry in entries][2:] == ["batch.read"]
    assert not any(secret in str(entry.detail) for entry in entries for secret in SECRETS)
    assert ledger.breaks() == []
