"""A site with a round of eight responses, a codebook, and people who code."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from folkmoot.analysis.coding.codebook import Code
from folkmoot.consultation.responses import Answer, Channel, RespondentKind, Response
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.analysis import coding_batch_services as services
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.coding_book_queries import Book
from folkmoot.web.analysis.coding_book_services import save_codebook
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.analysis.models import TaskRow
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.consultation import services as rounds
from folkmoot.web.consultation.services.storing import store
from folkmoot.web.federation import services as federation
from tests.builders import a_tree

PACK = Path(__file__).parents[2] / "consultation" / "pack"
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
NEW_YEAR = date(2026, 1, 1)
BY = Reference(Kind.BODY, "secretariat")
CONSULTATION, BATCH = "trial-2025", "first-eight"

CODES = (
    Code("safety", "Safety at work", "Being safe while working.", "violence, working alone"),
    Code("police", "The police", "What the police do or should not do.", clauses=("2.1",)),
    Code("poverty", "Poverty", "Work out of need.", exclude="taxes"),
)
SAID = (
    "The police raid our flats every week and laugh. We work alone for that reason, and in fear.",
    "Nobody should be driven to this by rent and hunger. Pay decent benefits to everybody.",
    "Let two women work together in one flat. That alone would make the evenings safer.",
    "I was fined by an officer who laughed at me. The fine was three months of my rent.",
    "My landlord took my passport when I could not pay. The police did not care about it.",
    "The law on taxes is fair enough as it is today. I have nothing else to say on this.",
    "Women who walk the street get beaten at night. Nobody comes when they call for help.",
    "Poverty is the pimp here and has always been so. Give people money before you give rules.",
)

Enter = Callable[..., Client]


def person(name: str) -> Reference:
    """Give the reference of somebody."""
    return Reference(Kind.PERSON, name)


@pytest.fixture
def names(db: None) -> list[str]:
    """Hold the responses: members and organisations in turn."""
    federation.set_up_bodies(a_tree().bodies.values(), invented=True)
    rounds.publish_pack(PACK, by=BY, at=NOON)
    rounds.open_round(CONSULTATION, "north-2025", by=BY, at=NOON)
    round_, pack = consultation.round_of("north-2025"), consultation.consultation(CONSULTATION)
    assert round_ is not None
    assert pack is not None
    sent = [_response(number, words) for number, words in enumerate(SAID)]
    store([replace(one, id=f"north-{n}") for n, one in enumerate(sent)], round_, pack)
    return [f"north-{n}" for n in range(len(SAID))]


@pytest.fixture
def entered(names: list[str]) -> Enter:
    """Let somebody enter; a coder of the secretariat where nothing else is said."""

    def enter(name: str, role: Role = Role.CODER, body: str = "secretariat") -> Client:
        federation.set_up_person(name, name.title(), [Mandate(name, role, body, NEW_YEAR)])
        federation.give_accounts([name], "lantern")
        client = Client()
        client.force_login(User.objects.get(username=name))
        return client

    return enter


@pytest.fixture
def book(names: list[str]) -> Book:
    """Keep the first version of a codebook."""
    return save_codebook("voices", CONSULTATION, CODES, after=0, by=BY, at=NOON)


@pytest.fixture
def both_read(batch: Batch, entered: Enter) -> Batch:
    """Let Amina and Bo read and hand in: they differ on one response, and agree on three."""
    alike = {"north-0": "police", "north-6": "safety", "north-7": "poverty"}
    read_all(entered("amina"), "amina", {**alike, "north-3": "police  # a fine is police"})
    read_all(entered("bo"), "bo", {**alike, "north-3": "poverty"})
    return batch


@pytest.fixture
def batch(book: Book, names: list[str], entered: Enter) -> Batch:
    """Lay all responses before Amina and Bo."""
    entered("amina")
    entered("bo")
    return a_batch(book, names, "amina", "bo")


def one_more(words: str, name: str = "north-more") -> str:
    """Hold one more response; give its name."""
    round_, pack = consultation.round_of("north-2025"), consultation.consultation(CONSULTATION)
    assert round_ is not None
    assert pack is not None
    store([replace(_response(0, words), id=name)], round_, pack)
    return name


def a_batch(
    book: Book, names: list[str], *coders: str, name: str = BATCH, machine: bool = False
) -> Batch:
    """Lay responses before people, and where *machine* says so before a machine as well."""
    people = [str(person(coder)) for coder in coders]
    return services.make_batch(
        name, book, names, coders=people, drawn={}, wants_machine=machine, by=BY, at=NOON
    )


def place_of(response: str, who: str, batch: str = BATCH) -> int:
    """Give the number that a response has for somebody."""
    row = TaskRow.objects.get(response=response, coder=str(person(who)), batch_id=batch)
    return row.place


def read_all(client: Client, who: str, typed: Mapping[str, str], batch: str = BATCH) -> None:
    """Send in every response of somebody with what is *typed* of its first passage; hand in."""
    for task in queries.tasks(batch, str(person(who))):
        said = {"p1": typed.get(task.response, "-")}
        assert (
            client.post(f"/desk/coding/batch/{batch}/read/{task.place}/", said).status_code == 302
        )
    assert client.post(f"/desk/coding/batch/{batch}/mine/").status_code == 302


def _response(number: int, words: str) -> Response:
    kind = RespondentKind.ORGANISATION if number % 2 else RespondentKind.MEMBER
    answers = (Answer("q4", words, clause="2.1", clauses=("2.1",)),)
    return Response("", "north-2025", Channel.FORM, NEW_YEAR, kind, language="en", answers=answers)
