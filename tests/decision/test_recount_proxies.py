"""A stranger derives proxies again from a bundle: caps, presence, instructions, and their seals."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from folkmoot.decision.decisions import Decision, decide
from folkmoot.decision.recount import Differs, digest, recount
from folkmoot.decision.recount.reading import Bundle
from folkmoot.decision.recount.recorded import count_recorded, votes_by_proxy
from folkmoot.decision.recount.seats import check_seats
from folkmoot.decision.recount.sides import SIDES
from folkmoot.decision.roll import Proxy, Roll
from folkmoot.decision.rules import Proxies
from folkmoot.decision.tally import Choice, whole
from tests.decision.builders import ROLL, SEATED, a_bundle, a_decision, a_question
from tests.decision.bundled import opened, zipped

ON = "motion:council-position"
TOLD = Proxy("isles", "north", {ON: "no", "motion:later": "yes"}, free=False, salt="salt")
FREE = Proxy("cedar", "rive")
CAN = Proxies(allowed=True, most=1).as_json()


def a_decision_with_proxies() -> Decision:
    rules = replace(a_question().rules, proxies=Proxies(allowed=True, most=1))
    roll = Roll(ROLL.seats, (TOLD, FREE))
    votes = (
        whole(SEATED["north"], Choice.YES),
        whole(SEATED["rive"], Choice.YES),
        replace(whole(SEATED["isles"], Choice.NO, by="north"), key=TOLD.key_to(ON)),
        whole(SEATED["cedar"], Choice.YES, by="rive"),
    )
    present = ("cedar", "isles", "north", "rive")
    poll = replace(a_decision().poll, votes=votes, present=present)
    return decide(replace(a_question(), rules=rules, roll=roll), poll)


def changed(tmp_path: Path, name: str, number: int, **put: object) -> Bundle:
    """Give the bundle of that decision with one of its records changed, and no hash looked at."""
    files = opened(a_bundle(a_decision_with_proxies()))
    records = json.loads(files[name])
    records[number] |= put
    return Bundle(zipped(tmp_path, files | {name: json.dumps(records)}))


def counted_again(bundle: Bundle) -> int:
    seats = check_seats(bundle, bundle.decision())
    count_recorded(bundle, seats, ON)
    return votes_by_proxy(bundle)


def test_votes_by_proxy_are_counted_again_from_the_bundle_alone(tmp_path: Path) -> None:
    decision = a_decision_with_proxies()
    path = tmp_path / "bundle.zip"
    path.write_bytes(a_bundle(decision))
    assert any(f"it is {decision.outcome.verdict}." in line for line in recount(str(path)))
    assert "Of the votes cast, 6 by proxy." in decision.outcome.sentence
    assert counted_again(Bundle(str(path))) == 6


def test_an_instruction_is_published_sealed_and_opened_by_the_vote_that_follows_it() -> None:
    files = opened(a_bundle(a_decision_with_proxies()))
    told = json.loads(files["proxies.json"])[1]["instructions"]
    votes = {vote["seat"]: vote for vote in json.loads(files["votes.json"])}
    key = votes["isles"]["key"]
    assert told[ON] == digest([key, "no"])
    assert told["motion:later"] not in {digest([key, answer]) for answer in SIDES}
    assert [votes[seat]["key"] for seat in ("north", "cedar")] == ["", ""]


@pytest.mark.parametrize(
    ("name", "number", "put", "said"),
    [
        ("votes.json", 1, {"by": "rive"}, "votes.json, record 2: the seat rive holds no proxy"),
        ("votes.json", 2, {"by": "isles"}, "the seat isles holds no proxy of north"),
        ("votes.json", 1, {"yes": 3, "no": 0}, "record 2: proxies.json, record 2 is instructed"),
        ("votes.json", 1, {"key": "0" * 64}, "its key does not open the instruction"),
        ("proxies.json", 1, {"instructions": {}}, "proxies.json, record 2 has no instruction on"),
        ("proxies.json", 0, {"seat": "isles"}, "unknown, gives twice, or to itself"),
        ("proxies.json", 0, {"seat": "nobody"}, "unknown, gives twice, or to itself"),
        ("proxies.json", 0, {"holder": "cedar"}, "unknown, gives twice, or to itself"),
        ("proxies.json", 0, {"holder": "isles"}, "its holder gave their own votes away"),
        ("proxies.json", 0, {"holder": "north"}, "the rules allow 1 proxies of one holder"),
        ("attendance.json", 0, {"seat": "nobody"}, "not on the roll, or is there twice"),
        ("attendance.json", 1, {"seat": "cedar"}, "not on the roll, or is there twice"),
        ("roll.json", 2, {"votes": 9}, "the rules give a delegation 5 votes"),
        ("roll.json", 0, {"votes": 0}, "a seat without votes that holds no proxy"),
        ("rules.json", 0, {"proxies": {**CAN, "allowed": False}}, "the rules allow no proxies"),
        ("rules.json", 0, {"proxies": {**CAN, "same_section": True}}, "none of another section"),
        ("rules.json", 0, {"proxies": {**CAN, "instructed": False}}, "allow no instructions"),
        ("rules.json", 0, {"proxies": {**CAN, "free": False}}, "allow only instructed proxies"),
    ],
)
def test_the_recount_itself_refuses_what_a_proxy_cannot_do(
    tmp_path: Path, name: str, number: int, put: dict[str, object], said: str
) -> None:
    with pytest.raises(Differs, match=said):
        counted_again(changed(tmp_path, name, number, **put))


def test_a_proxy_whose_holder_was_there_counts_as_present(tmp_path: Path) -> None:
    files = opened(a_bundle(a_decision_with_proxies()))
    there = [each for each in json.loads(files["attendance.json"]) if each["seat"] != "isles"]
    path = zipped(tmp_path, files | {"attendance.json": json.dumps(there)})
    with pytest.raises(Differs, match="its holder was there, so isles counts as present"):
        counted_again(Bundle(path))


def test_a_proxy_whose_holder_was_absent_is_not_counted(tmp_path: Path) -> None:
    files = opened(a_bundle(a_decision_with_proxies()))
    there = [each for each in json.loads(files["attendance.json"]) if each["seat"] != "rive"]
    votes = [each for each in json.loads(files["votes.json"]) if each["seat"] != "rive"]
    put = {"attendance.json": json.dumps(there), "votes.json": json.dumps(votes)}
    with pytest.raises(Differs, match="the seat rive that holds its proxy was absent"):
        counted_again(Bundle(zipped(tmp_path, files | put)))
