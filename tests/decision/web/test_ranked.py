"""Ranked votes on the site: rivals together, elections, secret ones, ties, and their recount."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from folkmoot.decision.motions import Event, Happening, Motion
from folkmoot.decision.outcome import Verdict
from folkmoot.decision.ranked_votes import RankedVote, read_ranking
from folkmoot.decision.receipts import new_code
from folkmoot.decision.recount.main import recount
from folkmoot.decision.recount.reading import Differs
from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.secret import Voted
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import queries, services
from folkmoot.web.decision.models import MotionRow, PollRow, VoteRow
from folkmoot.web.decision.services.ranked import cast_ranking, open_ranked, prefer
from folkmoot.web.decision.services.secret import cast_secret
from folkmoot.web.ledger import queries as ledger
from tests.decision.builders import CHAIR, COUNCIL, MORNING
from tests.decision.ranked_meeting import FIRST, NOON, TITLES, three_rivals

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(minutes=10)
SAID = {"north": "1>4", "rive": "2>1>4", "s1": "3>4", "s2": "2>4"}


def an_open_vote(rule: str = "rivals", secrecy: Secrecy | None = None) -> None:
    three_rivals()
    open_ranked(FIRST, by=CHAIR, at=NOON, rule=rule, secrecy=secrecy)


def rank(said: dict[str, str], options: int = 4) -> None:
    for seat, text in said.items():
        cast_ranking(FIRST, RankedVote(seat, read_ranking(text, options)))


def recounted(tmp_path: Path, name: str = "decriminalise") -> list[str]:
    row = queries.decision_row(name)
    assert row is not None
    path = tmp_path / "bundle.zip"
    path.write_bytes(queries.bundle_of(row))
    return list(recount(str(path)))


def stands(name: str) -> tuple[str, str]:
    row = MotionRow.objects.get(id=name)
    return row.stage, row.treatment


def test_three_rivals_are_ranked_in_one_vote_and_one_of_them_is_carried(tmp_path: Path) -> None:
    an_open_vote()
    assert {stands(name)[0] for name in TITLES} == {"open"}
    rank(SAID)
    decision = services.close_vote(FIRST, by=CHAIR, at=LATER)
    assert decision is not None
    assert decision.outcome.steps[-1] == "decriminalise is carried."
    assert [stands(name)[1] for name in TITLES] == ["carried", "lost", "lost"]
    told = " ".join(recounted(tmp_path))
    assert "17 votes rank options, 0 abstain." in told
    assert "Every stage by schulze comes out the same; elected: decriminalise." in told


def test_the_seed_of_the_lot_was_in_the_ledger_before_the_vote_was_opened() -> None:
    three_rivals()
    before = [stored for _, stored in ledger.entries("decisions-council")]
    open_ranked(FIRST, by=CHAIR, at=NOON, rule="rivals")
    poll = PollRow.objects.get()
    opened = [e for e, _ in ledger.entries("decisions-council") if e.event == "vote.opened"]
    assert poll.lot == opened[0].previous
    assert len(before) > 0


def test_keeping_things_as_they_are_wins_like_any_other_option(tmp_path: Path) -> None:
    an_open_vote()
    rank({"north": "4", "rive": "1>4"})
    decision = services.close_vote(FIRST, by=CHAIR, at=LATER)
    assert decision is not None
    assert decision.outcome.verdict is Verdict.LOST
    assert {stands(name)[1] for name in TITLES} == {"lost"}
    assert any("it is lost." in line for line in recounted(tmp_path))


def test_a_secret_ranked_vote_is_taken_in_ballots_of_one_vote(tmp_path: Path) -> None:
    an_open_vote(secrecy=Secrecy.RECEIPTED)
    for seat, text in {"north": "1>4", "rive": "2>4", "s1": "3", "s2": "2>1", "s3": ""}.items():
        votes = {"north": 10, "rive": 3}.get(seat, 2)
        cast_secret(FIRST, Voted(seat), [text] * votes, code=new_code())
    decision = services.close_vote(FIRST, by=CHAIR, at=LATER)
    assert decision is not None
    assert decision.tally.total.abstained == 2
    assert decision.outcome.steps[-1] == "decriminalise is carried."
    assert "17 votes rank options, 2 abstain." in " ".join(recounted(tmp_path))


def test_a_tie_waits_for_the_chair_who_says_which_goes_first(tmp_path: Path) -> None:
    an_open_vote("casting")
    rank({"s1": "1>2", "s2": "2>1"})
    assert services.close_vote(FIRST, by=CHAIR, at=LATER) is None
    assert services.settle(FIRST, by=CHAIR, at=LATER) is None
    decision = prefer(FIRST, 1, by=CHAIR, at=LATER)
    assert decision is not None
    assert decision.outcome.steps[-1] == "punish-buying is carried."
    assert "it is carried." in " ".join(recounted(tmp_path))


def test_officers_are_elected_from_names(tmp_path: Path) -> None:
    three_rivals()
    motion = Motion("officers", "Elect two officers", "To elect two.", COUNCIL, "ordinary")
    services.table_motion("council-2026", motion, at=MORNING)
    services.happen("officers", Event(Happening.ACCEPTED_IN_ORDER, MORNING), by=CHAIR)
    on, names = motion.reference, ("Amina", "Bo", "Chloe")
    open_ranked(on, by=CHAIR, at=NOON, rule="officers", names=names)
    for seat, text in {"north": "2>3", "rive": "1", "s1": "3", "s2": "3>1"}.items():
        cast_ranking(on, RankedVote(seat, read_ranking(text, 3)))
    decision = services.close_vote(on, by=CHAIR, at=LATER)
    assert decision is not None
    assert decision.outcome.steps[-1] == "Elected: Bo, Chloe."
    assert "elected: Bo, Chloe." in " ".join(recounted(tmp_path, "officers"))


def test_a_seat_ranks_once_and_the_same_again_changes_nothing() -> None:
    an_open_vote()
    rank({"north": "1"})
    rank({"north": "1"})
    with pytest.raises(InputError, match="voted already"):
        rank({"north": "2"})
    poll = PollRow.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        VoteRow.objects.create(poll=poll, seat="north", ranking=[1])
    assert VoteRow.objects.count() == 1


def test_a_proxy_ranks_for_its_giver() -> None:
    an_open_vote()
    cast_ranking(FIRST, RankedVote("cedar", (0,), by="north"))
    with pytest.raises(InputError, match="holds no proxy"):
        cast_ranking(FIRST, RankedVote("rive", (0,), by="north"))


@pytest.mark.parametrize(
    ("rule", "names", "said"),
    [
        ("ordinary", (), "ranks nothing"),
        ("rivals", ("Amina", "Bo"), "Rank rival motions together"),
        ("nothing", (), "has no rule 'nothing'"),
    ],
)
def test_what_cannot_be_ranked_is_refused_in_a_sentence(
    rule: str, names: tuple[str, ...], said: str
) -> None:
    three_rivals()
    with pytest.raises(InputError, match=said):
        open_ranked(FIRST, by=CHAIR, at=NOON, rule=rule, names=names)
    assert stands("decriminalise")[0] == "in_order"
    assert not PollRow.objects.exists()


def test_after_it_is_closed_nobody_ranks_any_more() -> None:
    an_open_vote()
    rank({"north": "1"})
    services.close_vote(FIRST, by=CHAIR, at=LATER)
    with pytest.raises(InputError, match="It is over"):
        rank({"rive": "1"})


def test_a_rival_that_was_ranked_is_not_put_to_a_vote_of_its_own() -> None:
    an_open_vote()
    other = Reference.parse("motion:no-position")
    with pytest.raises(InputError):
        services.open_vote(other, by=CHAIR, at=NOON)


def test_a_lot_that_was_not_drawn_from_the_head_before_the_vote_is_found(tmp_path: Path) -> None:
    an_open_vote()
    rank({"north": "1>4"})
    PollRow.objects.update(lot="")
    services.close_vote(FIRST, by=CHAIR, at=LATER)
    with pytest.raises(Differs, match="the lot was not drawn"):
        recounted(tmp_path)
