"""The record on the site: entries chain, links are said once, the database refuses changes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.ledger import queries, services
from folkmoot.web.ledger.labels import labels, register
from folkmoot.web.ledger.sight import register as see

pytestmark = pytest.mark.django_db

CLAUSE = Reference.parse("policy:p@1#2.1")
CLAIM = Reference.parse("claim:c")
BO = Reference.parse("person:bo")
NOON = datetime(2026, 3, 1, 12, 0, 45, tzinfo=UTC)


def three_entries() -> None:
    for number in range(3):
        services.record("north", "round.opened", about=[CLAUSE], by=BO, at=NOON + timedelta(number))


def touch(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_entries_chain_and_the_chain_holds() -> None:
    three_entries()
    assert [entry.number for entry, _ in queries.entries("north")] == [1, 2, 3]
    assert queries.breaks() == []


def test_times_are_cut_to_the_minute() -> None:
    entry = services.record("north", "round.opened", about=[CLAUSE], by=BO, at=NOON)
    assert entry.at == NOON.replace(second=0)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entryrow SET event = 'nothing' WHERE number = 2",
        "DELETE FROM ledger_entryrow WHERE number = 2",
    ],
)
def test_the_database_refuses_to_change_or_drop_an_entry(statement: str) -> None:
    three_entries()
    with pytest.raises(DatabaseError, match="append-only"):
        touch(statement)
    assert queries.breaks() == []


def test_a_chain_cut_short_behind_the_database_s_back_is_found() -> None:
    three_entries()
    touch("UPDATE ledger_chain SET length = 4")
    assert "before its published head" in queries.breaks()[0].reason


def test_a_link_said_twice_is_one_link() -> None:
    for _ in range(2):
        services.link(CLAUSE, LinkKind.SUPPORTS, CLAIM, by=BO, on=date(2026, 3, 1))
    assert len(queries.links_from(CLAUSE)) == 1
    assert queries.links_to(CLAIM, LinkKind.CITES) == []


def test_entries_about_a_clause_are_not_those_about_a_longer_name(client: Client) -> None:
    services.record("north", "x", about=[CLAUSE], by=BO, at=NOON)
    services.record("north", "x", about=[Reference.parse("policy:p@1#2.11")], by=BO, at=NOON)
    assert len(queries.entries_about(CLAUSE)) == 1


def test_the_trace_page_shows_both_ways(client: Client) -> None:
    services.link(CLAUSE, LinkKind.SUPPORTS, CLAIM, by=BO, on=date(2026, 3, 1), why="Because.")
    page = client.get("/trace/", {"ref": str(CLAUSE)}).content.decode()
    assert 'href="/evidence/c/"' in page
    assert "Because." in page


def test_what_an_area_hides_is_not_named_nor_is_the_way_through_it_followed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("folkmoot.web.ledger.sight._sights", {})
    theme, said, round_ = map(Reference.parse, ("theme:t", "response:north-a", "round:north-2026"))
    services.link(theme, LinkKind.DRAWN_FROM, said, by=BO, on=NOON.date())
    services.link(said, LinkKind.BELONGS_TO, round_, by=BO, on=NOON.date())
    services.record("north", "response.read", about=[said], by=BO, at=NOON)
    pages = [("/trace/", {"ref": str(theme)}), ("/trace/", {"ref": str(round_)}), ("/record/", {})]
    assert all("north-a" in client.get(*page).content.decode() for page in pages)
    see(Kind.RESPONSE, lambda request, references: frozenset())
    assert not any("north-a" in client.get(*page).content.decode() for page in pages)
    assert "round:north-2026" not in client.get(*pages[0]).content.decode()
    own = client.get("/trace/", {"ref": str(said)}).content.decode()
    assert queries.entries_about(said)[0].hash[:12] in own
    assert "round:north-2026" not in own
    assert "Nothing is linked" not in client.get("/trace/?ref=response:north-b").content.decode()


def test_the_trace_page_tells_what_is_no_reference(client: Client) -> None:
    answer = client.get("/trace/", {"ref": "<script>"})
    assert answer.status_code == 400
    assert "<script>" not in answer.content.decode()


def test_the_record_page_shows_each_chain_with_its_head(client: Client) -> None:
    three_entries()
    page = client.get("/record/").content.decode()
    assert queries.chains()[0].head in page


def test_an_area_says_what_its_references_are_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("folkmoot.web.ledger.labels._names", {})
    register(Kind.EVENT, lambda refs: {ref: ref.name.title() for ref in refs})
    event = Reference.parse("event:meeting")
    assert labels([event, CLAIM]) == {event: "Meeting", CLAIM: "claim:c"}
