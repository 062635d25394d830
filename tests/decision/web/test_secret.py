"""Secret votes on the site: taken once a seat, sealed until they are closed, joined by nothing."""

import pytest
from django.db import connection, models

from folkmoot.decision.receipts import new_code
from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.secret import Voted, ballots_with
from folkmoot.foundation.errors import InputError
from folkmoot.web.decision import sealed
from folkmoot.web.decision.models import BallotRow, PollRow, ProxyRow, VotedRow
from folkmoot.web.decision.services import secret
from folkmoot.web.ledger.models import EntryRow
from tests.decision.secret_meeting import MOTION, NOON, an_open_poll

SAID = {
    "north": ["yes", "yes", "no", "abstain"],
    "rive": ["no"] * 3,
    "s0": ["yes"],
    "s1": ["no"],
    "s2": ["abstain"],
    "s3": ["yes"],
}


def cast_all() -> dict[str, str]:
    codes = {seat: new_code() for seat in SAID}
    for seat, said in SAID.items():
        secret.cast_secret(MOTION, Voted(seat), said, code=codes[seat])
    return codes


def closed(poll: PollRow) -> PollRow:
    secret.mix(poll)
    poll.closed = NOON
    poll.save()
    return poll


@pytest.mark.django_db
def test_each_ballot_is_taken_and_each_voter_finds_their_own_after_the_vote_is_closed() -> None:
    poll = an_open_poll()
    codes = cast_all()
    assert (sealed.ballots_of(poll), sealed.voted_of(poll)) == ((), ())
    ballots = sealed.ballots_of(closed(poll))
    assert sealed.voted_of(poll) == tuple(Voted(seat) for seat in sorted(SAID))
    for seat, said in SAID.items():
        found = ballots_with(str(MOTION), codes[seat], ballots)
        assert [ballot.said for ballot in found] == said


@pytest.mark.django_db
def test_a_seat_votes_once_and_who_asks_again_with_the_same_code_is_told_the_same() -> None:
    an_open_poll()
    code = new_code()
    for _ in range(2):
        secret.cast_secret(MOTION, Voted("s0"), ["yes"], code=code)
    for said, other in ((["no"], code), (["yes"], new_code())):
        with pytest.raises(InputError, match="has voted already"):
            secret.cast_secret(MOTION, Voted("s0"), said, code=other)
    with pytest.raises(InputError, match="code was used before"):
        secret.cast_secret(MOTION, Voted("s1"), ["yes"], code=code)
    assert [row.seat for row in VotedRow.objects.all()] == ["s0"]
    assert [row.said for row in BallotRow.objects.all()] == ["yes"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("voted", "said", "why"),
    [
        (Voted("far"), ["yes", "yes"], "marked absent"),
        (Voted("nobody"), ["yes"], "not on the frozen roll"),
        (Voted("s0"), ["yes", "yes"], "has 1 votes and 2 were given"),
        (Voted("s0"), ["perhaps"], "It can say yes, no or abstain"),
        (Voted("cedar"), ["yes", "no"], "may not split"),
        (Voted("cedar", by="rive"), ["yes", "yes"], "holds no proxy"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(
    voted: Voted, said: list[str], why: str
) -> None:
    an_open_poll()
    with pytest.raises(InputError, match=why):
        secret.cast_secret(MOTION, voted, said, code=new_code())
    assert not VotedRow.objects.exists()
    assert not BallotRow.objects.exists()


@pytest.mark.django_db
def test_a_free_proxy_is_voted_with_and_one_that_is_instructed_is_not() -> None:
    poll = an_open_poll()
    secret.cast_secret(MOTION, Voted("cedar", by="north"), ["no", "no"], code=new_code())
    assert [(row.seat, row.by) for row in poll.voted.all()] == [("cedar", "north")]
    ProxyRow.objects.update(instructions={str(MOTION): "yes"})
    with pytest.raises(InputError, match="nobody could see"):
        secret.cast_secret(MOTION, Voted("cedar", by="north"), ["no", "no"], code=new_code())


@pytest.mark.django_db
def test_a_recorded_vote_takes_no_secret_ballots_nor_does_a_closed_one() -> None:
    poll = an_open_poll(Secrecy.RECORDED)
    with pytest.raises(InputError, match="not a secret one"):
        secret.cast_secret(MOTION, Voted("s0"), ["yes"], code=new_code())
    PollRow.objects.filter(id=poll.pk).update(secrecy=Secrecy.RECEIPTED, closed=NOON)
    with pytest.raises(InputError, match="It is over"):
        secret.cast_secret(MOTION, Voted("s0"), ["yes"], code=new_code())


@pytest.mark.django_db
def test_no_row_of_a_secret_vote_has_a_time_or_a_key_that_grows_or_names_the_other() -> None:
    an_open_poll()
    cast_all()
    for model in (VotedRow, BallotRow):
        kinds = {type(field) for field in model._meta.get_fields()}
        assert not kinds & {models.DateTimeField, models.DateField, models.AutoField}
        assert model._meta.pk.default is not None  # drawn, not counted
    related = {field.related_model for field in BallotRow._meta.get_fields() if field.is_relation}
    assert related == {PollRow}
    assert not EntryRow.objects.exists()


def places(model: type[models.Model], order: str) -> list[str]:
    """Give what rows say in the order in which PostgreSQL's table holds them, or SQLite's file."""
    table = model._meta.db_table
    place = "ctid" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {order} FROM {table} ORDER BY {place}")
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db(transaction=True)
def test_after_the_vote_the_places_of_rows_tell_nothing_of_their_order() -> None:
    poll = an_open_poll()
    cast_all()
    secret.mix(poll)
    seats, marks = places(VotedRow, "seat"), places(BallotRow, "mark")
    if connection.vendor == "postgresql":
        assert (seats, marks) == (sorted(seats), sorted(marks))
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT xmin FROM decision_votedrow UNION SELECT xmin FROM decision_ballotrow"
            )
            assert len(cursor.fetchall()) == 1, "a transaction of its own tells who cast what"
            cursor.execute(
                "SELECT last_vacuum FROM pg_stat_user_tables WHERE relname = 'decision_ballotrow'"
            )
            assert cursor.fetchone() != (None,), "the old rows lie there still"
    assert sorted(seats) == sorted(SAID)
    assert len(marks) == sum(map(len, SAID.values()))
