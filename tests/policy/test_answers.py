"""Which clause answers each point of a decision: read by everybody, said by an officer."""

import pytest
from django.test import Client

from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.policy.considerations import Answer
from folkmoot.record.links import LinkKind
from folkmoot.web.ledger import queries as ledger
from folkmoot.web.policy import answer_queries, mandate_queries, queries, services
from tests.policy.conftest import ADOPTED, SECRETARIAT, adopt

PAGE = "/considerations/council-2015/"
DESK = "/desk/considerations/council-2015/10/"
TENTH = Reference.parse("consideration:council-2015#10")


@pytest.fixture
def officer(people: None) -> Client:
    client = Client()
    assert client.login(username="bo", password="a password")
    return client


def text(response) -> str:
    return " ".join(response.content.decode().split())


def said(*clauses: str, version: str = "1", point: str = "10") -> Answer:
    return Answer("council-2015", point, version, clauses, "It gives them a part.")


def test_every_point_is_shown_beside_the_version_that_is_chosen(client, policy):
    adopt(policy)
    first, second = (text(client.get(PAGE, {"version": number})) for number in "12")
    assert 'href="/policy/sex-work-rights/1/4.4/"' in first
    assert "points answered by version 1" in first
    assert "Nobody has said yet whether version 2 answers this." in second
    assert client.get(PAGE, {"version": "9"}).status_code == 404


def test_all_thirteen_points_and_the_closing_ones_are_there_with_an_answer_or_without(policy):
    read, stored = mandate_queries.mandate("council-2015"), queries.current("sex-work-rights")
    assert read
    points = answer_queries.points(read, stored)
    assert [point.consideration.id for point in points][:13] == [str(n) for n in range(1, 14)]
    assert all(point.given and point.given.why for point in points)
    assert sum(point.is_open for point in points) == 5


def test_an_officer_says_which_clauses_answer_a_point_and_it_is_recorded(officer, client, policy):
    assert "Say which clauses" not in text(client.get(PAGE))
    assert f'href="{DESK}?version=1"' in text(officer.get(PAGE))
    sent = {"version": "1", "clauses": ["5.6", "2.5"], "why": "It gives them a part."}
    done = officer.post(DESK, sent)
    assert done.headers["Location"] == f"{PAGE}?version=1#10"
    page = text(client.get(PAGE))
    assert "It gives them a part." in page
    assert page.count("No clause of version 1 answers this.") == 4
    links = ledger.links_to(TENTH, LinkKind.ANSWERS)
    assert {link.source.part for link in links} == {"2.5", "5.6"}
    entry = [each for each, _ in ledger.entries("policy")][-1]
    assert (entry.event, str(entry.by)) == ("consideration.answered", "person:bo")
    assert entry.detail["clauses"] == 2
    assert "part" not in str(entry.detail)


def test_that_no_clause_answers_is_an_answer_too_and_replaces_an_earlier_one(officer, policy):
    services.answer_consideration(said("5.6"), policy=policy.id, by=SECRETARIAT, at=ADOPTED)
    officer.post(DESK, {"version": "1", "clauses": [], "why": "It was a mistake."})
    page = text(officer.get(PAGE))
    assert "It was a mistake." in page
    assert page.count("No clause of version 1 answers this.") == 5


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"clauses": ["2.5"]}, "Write why these clauses answer it"),
        ({"clauses": ["9.9"], "why": "So."}, "This version has no such clause."),
    ],
)
def test_an_answer_that_lacks_something_is_kept_on_the_page(officer, policy, sent, wrong):
    response = officer.post(DESK, {"version": "1", **sent})
    assert response.status_code == 400
    assert wrong in text(response)


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [(said("9.9"), "has no clause 9.9"), (said("2.5", version="9"), "has no version 9")],
)
def test_an_answer_names_what_is_there(policy, answer, wrong):
    with pytest.raises(InputError, match=wrong):
        services.answer_consideration(answer, policy=policy.id, by=SECRETARIAT, at=ADOPTED)


def test_a_point_that_is_not_there_is_not_found(officer, policy):
    assert officer.get("/desk/considerations/council-2015/99/").status_code == 404
    assert officer.get("/desk/considerations/none/1/").status_code == 404
    assert officer.get(DESK, {"version": "9"}).status_code == 404
