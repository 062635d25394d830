"""Results on the site: kept for ever, quoted only with consent, opened to their responses."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path

import pytest
from django.test import Client

from folkmoot.consultation.quotations import Passage
from folkmoot.consultation.responses import Answer, Channel, Consents, RespondentKind, Response
from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.analysis import queries, services
from folkmoot.web.analysis.queries import Run, Theme
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.consultation import services as rounds
from folkmoot.web.consultation.services.storing import store
from folkmoot.web.consultation.services.withdrawing import withdraw_by_name
from folkmoot.web.federation import services as federation
from folkmoot.web.ledger import queries as record
from tests.analysis.texts import LETTER, WORDS, about, with_changes
from tests.builders import BO, DAG, a_mandate, a_tree

pytestmark = pytest.mark.django_db

PACK = Path(__file__).parents[1] / "consultation" / "pack"
BY = Reference.parse("body:secretariat")
TWO = Reference.parse("person:ivo")
OPEN = datetime(2025, 11, 4, 12, tzinfo=UTC)
CLAUSE = Reference.parse("policy:sex-work-rights@1#2.1")
SECRET = "my landlord took my passport"


def a_response(words: str, *, may_quote: bool = False, scale: int | None = None) -> Response:
    answers = (Answer("q4", words, clause="2.1", clauses=("2.1",)), Answer("s1", scale=scale))
    return Response(
        "",
        "north-2025",
        Channel.FORM,
        date.min,
        RespondentKind.MEMBER,
        language="en",
        answers=answers,
        consents=Consents(quote=may_quote),
    )


@pytest.fixture
def names() -> list[str]:
    """Fill one round: fifty responses that may be quoted, one that may not, twelve letters."""
    federation.set_up_bodies(a_tree().bodies.values())
    rounds.publish_pack(PACK, by=BY, at=OPEN)
    rounds.open_round("trial-2025", "north-2025", by=BY, at=OPEN)
    said = [one.text for one in chain.from_iterable(about(subject) for subject in WORDS)]
    sent = [a_response(words, may_quote=True, scale=2) for words in said]
    sent.append(a_response(f"Housing along with rent: {SECRET}.", scale=-2))
    sent += [a_response(with_changes(LETTER, 20 + n, "very"), may_quote=True) for n in range(12)]
    round_, pack = consultation.round_of("north-2025"), consultation.consultation("trial-2025")
    assert round_ is not None
    assert pack is not None
    named = [replace(response, id=f"north-{n:03}") for n, response in enumerate(sent)]
    store(named, round_, pack)
    return [response.id for response in named]


@pytest.fixture
def run(names: list[str]) -> Run:
    """Analyse the round."""
    return services.run_analysis("trial-2025", by=BY, at=OPEN)


@pytest.fixture
def housing(run: Run) -> Theme:
    """Give the theme of housing."""
    return next(
        theme
        for theme in queries.themes_of(run.id)
        if set(WORDS["housing"]) & set(" ".join(theme.phrases).split())
    )


def test_running_again_on_the_same_responses_gives_the_same_run(run: Run) -> None:
    assert services.run_analysis("trial-2025", by=BY, at=OPEN) == run
    events = [entry.event for entry, _ in record.entries("analysis")]
    assert events == ["run.made"]


def test_a_consultation_without_responses_is_refused_in_a_sentence() -> None:
    with pytest.raises(InputError, match="has no responses to analyse yet"):
        services.run_analysis("trial-2025", by=BY, at=OPEN)


def test_the_stored_document_holds_no_word_of_a_response(run: Run) -> None:
    stored = str(queries.document(run.id)["analysis"])
    assert "passport" not in stored
    assert "council to keep" not in stored


def test_copies_are_linked_to_their_campaign_and_counted_both_ways(run: Run) -> None:
    (campaign,) = queries.campaigns_of(run.id)
    assert (run.responses, run.copies, run.voices) == (63, 12, 52)
    assert len(record.links_to(campaign.reference, LinkKind.BELONGS_TO)) == 12


def test_signing_off_links_a_theme_to_its_responses_and_clauses(housing: Theme) -> None:
    services.sign_off_theme(housing.reference, "A safe home", [CLAUSE], by=BY, at=OPEN)
    found = queries.themes_on(CLAUSE)
    assert [each.name for each in found.themes] == ["A safe home"]
    drawn = record.links_from(housing.reference, LinkKind.DRAWN_FROM)
    assert len(drawn) == housing.size


def test_a_theme_without_a_name_is_not_signed_off(housing: Theme) -> None:
    with pytest.raises(InputError, match="needs a name"):
        services.sign_off_theme(housing.reference, "  ", [CLAUSE], by=BY, at=OPEN)


def publish(response: Response, words: str = "") -> str:
    """Publish an answer, or *words* of it, by two people; give the words."""
    text = response.answers[0].text
    start = text.index(words)
    passage = Passage(response.id, response.answers[0].part, start, start + len(words or text))
    key = rounds.propose_quotation(response, passage, by=BY, at=OPEN)
    rounds.approve_quotation(key, by=TWO, at=OPEN)
    return words or text


def held() -> dict[str, Response]:
    return {each.id: each for each in consultation.responses_of("trial-2025")}


def test_words_are_quoted_exactly_and_only_when_two_people_published_them(housing: Theme) -> None:
    services.sign_off_theme(housing.reference, "A safe home", [CLAUSE], by=BY, at=OPEN)
    (theme,) = queries.themes_on(CLAUSE).themes
    assert theme.quotations == ()
    place = queries.stored_theme(housing.id).passages[0]
    words = publish(held()[place.response])
    (theme,) = queries.themes_on(CLAUSE).themes
    assert [(each.response.name, each.words) for each in theme.quotations] == [
        (place.response, words)
    ]


def pages_of(run: Run, theme: Theme) -> list[str]:
    (campaign,) = queries.campaigns_of(run.id)
    return [
        f"/results/{run.id}/",
        f"/results/{run.id}/responses/",
        f"/results/{run.id}/landscape/",
        f"/theme/{theme.id}/",
        f"/theme/{theme.id}/responses/",
        f"/campaign/{campaign.id}/",
        *(f"/response/{name}/" for name in queries.stored_theme(theme.id).responses),
    ]


def test_no_public_page_says_a_word_that_nobody_published(
    client: Client, run: Run, housing: Theme
) -> None:
    said = [one.text for one in about("housing")]
    for address in pages_of(run, housing):
        page = client.get(address)
        assert page.status_code == 200
        content = page.content.decode()
        assert SECRET not in content
        assert "keep the clause on safety" not in content
        assert not any(words in content for words in said)


def test_of_a_letter_the_published_words_are_shown_with_how_many_keep_them(
    client: Client, run: Run
) -> None:
    (campaign,) = queries.campaigns_of(run.id)
    copy = held()[campaign.members[0][0]]
    publish(copy, "keep the clause on safety")
    letter = re.sub(r"<[^>]+>", "", client.get(f"/campaign/{campaign.id}/").content.decode())
    assert "keep the clause on safety" in letter
    assert copy.answers[0].text[:30] not in letter


def test_a_withdrawn_response_takes_its_words_with_it(
    client: Client, run: Run, housing: Theme
) -> None:
    services.sign_off_theme(housing.reference, "A safe home", [CLAUSE], by=BY, at=OPEN)
    place = queries.stored_theme(housing.id).passages[0]
    words = publish(held()[place.response])
    shown = [address for address in pages_of(run, housing) if words in read(client, address)]
    assert len(shown) == 4
    withdraw_by_name(place.response, by=BY, at=OPEN)
    assert not any(words in read(client, address) for address in pages_of(run, housing))
    assert queries.themes_on(CLAUSE).themes[0].quotations == ()


def test_a_trace_names_to_the_public_only_responses_that_were_quoted(
    client: Client, run: Run, housing: Theme
) -> None:
    services.sign_off_theme(housing.reference, "A safe home", [CLAUSE], by=BY, at=OPEN)
    (campaign,) = queries.campaigns_of(run.id)
    starts = (housing.reference, campaign.reference, CLAUSE, Reference.parse("round:north-2025"))
    assert not any("/response/" in traced(client, each) for each in starts)
    place = queries.stored_theme(housing.id).passages[0]
    publish(held()[place.response])
    named = set(re.findall(r"/response/([^/]+)/", traced(client, housing.reference)))
    assert named == {place.response}
    assert "The round of" in traced(client, housing.reference)


def traced(client: Client, start: Reference) -> str:
    return client.get("/trace/", {"ref": str(start)}).content.decode()


def read(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("place", ["results/x", "theme/x", "campaign/x", "group/x"])
def test_what_is_not_there_is_not_found(client: Client, place: str) -> None:
    assert client.get(f"/{place}/").status_code == 404


def test_only_a_coder_of_the_secretariat_signs_off(client: Client, housing: Theme) -> None:
    mandate = replace(a_mandate(role=Role.CODER), body="secretariat")
    federation.set_up_person(BO, "Bo", [mandate])
    federation.set_up_person(DAG, "Dag", [])
    for person in (BO, DAG):
        federation.give_account(person, "secret")
    address = f"/desk/theme/{housing.id}/"
    assert client.get(address).status_code == 302
    client.login(username=DAG, password="secret")
    assert client.get(address).status_code == 403
    client.login(username=BO, password="secret")
    assert SECRET in client.get(f"{address}responses/").content.decode()
    assert client.post(address, {"name": ""}).status_code == 400
    sent = {"name": "A safe home", "clauses": [str(CLAUSE)]}
    assert client.post(address, sent).status_code == 302
    assert queries.theme(housing.id).name == "A safe home"
    assert "A safe home" in client.get(f"/results/{housing.run}/").content.decode()
