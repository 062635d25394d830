"""The ranked ballot over HTTP without a script: errors lose nothing, and the result is told."""

import re

import pytest
from django.test import Client

from folkmoot.decision.ranked_votes import RankedVote
from folkmoot.decision.secrecy import Secrecy
from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import services
from folkmoot.web.decision.models import BallotRow, PollRow, VoteRow
from folkmoot.web.decision.services.ranked import cast_ranking, open_ranked
from tests.decision.ranked_meeting import FIRST, NOON, three_rivals
from tests.decision.web.test_pages import entered, text
from tests.decision.web.test_ranked import LATER, rank

pytestmark = pytest.mark.django_db

RANK = "/desk/vote/decriminalise/rank/"
OPEN = "/desk/vote/decriminalise/open-ranked/"
PREFER = "/desk/vote/decriminalise/prefer/"
CHLOE = Reference.parse("person:chloe")


def an_open_vote(rule: str = "rivals", secrecy: Secrecy | None = None) -> None:
    three_rivals()
    open_ranked(FIRST, by=CHLOE, at=NOON, rule=rule, secrecy=secrecy)


def ballot(**places: int | str) -> dict[str, object]:
    return {"seat": "north", **{f"option-{name[1:]}": place for name, place in places.items()}}


def test_a_delegate_ranks_the_options_and_sees_what_was_cast() -> None:
    an_open_vote()
    amina = entered("amina", Role.DELEGATE)
    page = text(amina.get(RANK))
    assert "You have 10 votes." in page
    assert "Keep things as they are" in page
    assert "As a proxy you cast 2 votes." in page
    assert "<script" not in page
    answer = amina.post(RANK, ballot(o1=1, o3=2))
    assert answer.status_code == 302
    assert VoteRow.objects.get().ranking == [1, 3]
    page = text(amina.get(RANK))
    assert "<ol><li><bdi>Punish buying</bdi></li><li><bdi>Keep things as they are</bdi>" in page


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ({"o0": 1, "o2": 1}, "Decriminalise sex work, Take no position both have place 1."),
        ({"o0": 9}, "Write a number from 1 to 4, or leave it empty."),
        ({"o0": "two"}, "Write a number from 1 to 4, or leave it empty."),
        ({}, "Give at least one option a place, or choose to abstain."),
    ],
)
def test_a_slip_is_told_where_it_is_and_nothing_that_was_typed_is_lost(
    places: dict[str, int | str], said: str
) -> None:
    an_open_vote()
    amina = entered("amina", Role.DELEGATE)
    answer = amina.post(RANK, {**ballot(**places), "option-1": "3" if places else ""})
    page = text(answer)
    assert answer.status_code == 400
    assert said in page
    assert "Nothing was cast yet." in page
    assert bool(places) == bool(re.search(r'name="option-1".*?value="3" selected', page))
    assert not VoteRow.objects.exists()


def test_ranking_and_abstaining_at_once_is_asked_back() -> None:
    an_open_vote()
    amina = entered("amina", Role.DELEGATE)
    answer = amina.post(RANK, {**ballot(o0=1), "abstain": "yes"})
    assert "You ranked options and also chose to abstain. Do one." in text(answer)
    amina.post(RANK, {"seat": "north", "abstain": "yes"})
    assert VoteRow.objects.get().ranking == []
    assert "It abstains." in text(amina.get(RANK))


def test_a_seat_of_somebody_else_is_refused_and_the_same_again_is_one_vote() -> None:
    an_open_vote()
    amina = entered("amina", Role.DELEGATE)
    answer = amina.post(RANK, {**ballot(o0=1), "seat": "rive"})
    assert "not a seat of yours" in text(answer)
    for _ in range(2):
        assert amina.post(RANK, ballot(o0=1)).status_code == 302
    assert "voted already" in text(amina.post(RANK, ballot(o1=1)))
    assert VoteRow.objects.count() == 1


def test_a_secret_ranking_gives_a_code_and_keeps_no_name() -> None:
    an_open_vote(secrecy=Secrecy.RECEIPTED)
    amina = entered("amina", Role.DELEGATE)
    code = re.search(r'name="code" value="([^"]+)"', text(amina.get(RANK)))
    assert code
    answer = amina.post(RANK, {**ballot(o0=1, o3=2), "code": code[1]})
    assert code[1] in text(answer)
    assert answer.headers["Cache-Control"] == "no-store"
    assert {row.said for row in BallotRow.objects.all()} == {"1>4"}
    assert not VoteRow.objects.exists()
    assert "only the code finds it" in text(amina.get(RANK))


def test_the_chair_opens_the_rivals_together_and_sees_what_is_ranked() -> None:
    three_rivals(CHLOE)
    chloe = entered("chloe", Role.CHAIR)
    page = text(chloe.get(OPEN))
    assert "These motions stand against each other." in page
    assert page.count('name="rule"') == 2, "a rule for two places elects people, not motions"
    answer = chloe.post(OPEN, {"rule": "rivals", "secrecy": "recorded"})
    assert answer.status_code == 302
    assert PollRow.objects.get().options[-1] == "none"
    again = chloe.post(OPEN, {"rule": "rivals"})
    assert again.status_code == 400
    assert "opened before" in text(again)


def test_the_chair_breaks_a_tie_by_choosing_one_of_those_that_are_equal() -> None:
    an_open_vote("casting")
    rank({"s1": "1>2", "s2": "2>1"})
    services.close_vote(FIRST, by=CHLOE, at=LATER)
    chloe = entered("chloe", Role.CHAIR)
    page = text(chloe.get(PREFER))
    assert "Decriminalise sex work, Punish buying are equal." in page
    assert page.count('name="prefer"') == 2
    assert chloe.post(PREFER, {}).status_code == 400
    assert chloe.post(PREFER, {"prefer": "4"}).status_code == 400
    assert chloe.post(PREFER, {"prefer": "2"}).status_code == 302
    assert "Punish buying is carried." in text(Client().get("/decision/decriminalise/"))


def test_anybody_reads_the_stages_the_duels_and_who_ranked_what() -> None:
    an_open_vote()
    rank({"north": "1>4", "rive": "2>1>4", "s1": "3>4"})
    services.close_vote(FIRST, by=CHLOE, at=LATER)
    page = text(Client().get("/decision/decriminalise/"))
    assert "Decriminalise sex work is carried." in page
    assert "Decriminalise sex work beside Keep things as they are: 13 for and 2 against" in page
    assert "How many votes put the option of the row above the option of the column" in page
    assert "Decriminalise sex work and Keep things as they are: 13 to 2." in page
    assert "So we say." in page
    answer = Client().get("/decision/no-position/")
    assert answer.status_code == 302
    assert answer["Location"] == "/decision/decriminalise/"


def test_runoff_stages_are_a_table_with_a_heading_for_each_row_and_column() -> None:
    an_open_vote("casting")
    rank({"north": "1>4", "rive": "2>1>4", "s1": "2>1"})
    services.close_vote(FIRST, by=CHLOE, at=LATER)
    page = text(Client().get("/decision/decriminalise/"))
    assert "Votes at the end of each stage" in page
    assert '<th scope="col" class="num">Stage 1</th>' in page
    assert '<th scope="row"><bdi>Decriminalise sex work</bdi></th>' in page
    assert "<small>elected</small>" in page


def test_who_ranks_before_it_is_open_or_after_it_is_closed_is_led_to_the_vote() -> None:
    three_rivals()
    amina = entered("amina", Role.DELEGATE)
    assert amina.get(RANK)["Location"] == "/desk/vote/decriminalise/"
    open_ranked(FIRST, by=CHLOE, at=NOON, rule="rivals")
    assert amina.get("/desk/vote/no-position/rank/").status_code == 200
    services.close_vote(FIRST, by=CHLOE, at=LATER)
    assert amina.post(RANK, ballot(o0=1))["Location"] == "/desk/vote/decriminalise/"
    assert not VoteRow.objects.exists()


def test_a_ranking_with_a_name_is_refused_in_a_secret_vote() -> None:
    an_open_vote(secrecy=Secrecy.RECEIPTED)
    with pytest.raises(InputError, match="not a recorded one"):
        cast_ranking(FIRST, RankedVote("north", (0,)))
