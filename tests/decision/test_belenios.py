"""Votes held with Belenios: just this question and roll, or a sentence that says what differs."""

import hashlib
import io
import tarfile
import zipfile
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from folkmoot.decision.belenios import Asked, asked, read_result
from folkmoot.decision.belenios_archives import LARGEST
from folkmoot.decision.decisions import Poll, Question, TextPut, decide
from folkmoot.decision.elsewhere import Elsewhere, tally_elsewhere
from folkmoot.decision.outcome import Verdict
from folkmoot.decision.roll import Roll, Seat
from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.tally import Sides
from folkmoot.foundation.errors import InputError, UnreadableFile
from tests.decision.belenios_boxes import UUID, a_box, an_archive, tarred
from tests.decision.builders import MORNING, RULES
from tests.decision.secret_meeting import MOTION

ROLL = Roll(
    (
        Seat("north", "north", 3, may_split=True),
        Seat("rive", "rive", 3),
        Seat("isles", "isles", 2),
        Seat("cedar", "cedar", 1),
        Seat("s1", "north", 1),
        Seat("far", "north", 9, is_present=False),
    )
)
TEXT = TextPut(MOTION, "We stand.\n")
QUESTION = Question("The position", "council-2026", "council", RULES, "ordinary", ROLL, TEXT)
POLL = Poll(
    MOTION, MORNING, MORNING + timedelta(hours=1), present=ROLL.attendance, secrecy=Secrecy.BELENIOS
)
ASKED = asked(QUESTION, POLL)
CAST = {"north/1": 0, "north/2": 1, "north/3": 2, "rive": 0, "isles": 1, "cedar": 0}


def test_a_seat_that_may_split_has_a_voter_for_each_vote_and_absent_ones_none() -> None:
    assert ASKED.voters.splitlines() == [
        ",cedar,1",
        ",isles,2",
        ",north/1,1",
        ",north/2,1",
        ",north/3,1",
        ",rive,3",
        ",s1,1",
    ]
    assert str(MOTION) in ASKED.description
    assert ROLL.hash in ASKED.description


def test_the_result_is_read_and_counts_as_a_vote_of_ours() -> None:
    result = read_result(an_archive(ASKED, CAST), ASKED)
    assert (result.election, result.ballots, result.sides) == (UUID, 6, Sides(5, 3, 1))
    decision = decide(QUESTION, replace(POLL, elsewhere=result))
    assert decision.outcome.verdict is Verdict.CARRIED
    assert (decision.tally.present, decision.tally.entitled) == (10, 19)


def test_the_archive_may_come_in_a_zip() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(f"{UUID}.bel", an_archive(ASKED, CAST))
        archive.writestr("README", "")
    assert read_result(held.getvalue(), ASKED) == read_result(an_archive(ASKED, CAST), ASKED)


def test_of_somebody_who_voted_twice_the_last_ballot_counts() -> None:
    twice = [("rive", 1), *CAST.items(), ("rive", 2)]
    result = read_result(tarred(a_box(ASKED, twice).files), ASKED)
    assert (result.ballots, result.sides) == (6, Sides(2, 3, 4))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"name": "Another"}, "is not the one of this vote"),
        ({"description": "motion:council-position, elsewhere"}, "is not the one of this vote"),
        ({"questions": []}, "other questions"),
        (
            {"questions": [{**ASKED.question, "answers": ["Against", "For", "Abstain"]}]},
            "otherwise",
        ),
        ({"questions": [{**ASKED.question, "max": 2}]}, "asks otherwise"),
        ({"questions": [{**ASKED.question, "blank": True}]}, "asks otherwise"),
        ({"result": {"result": [[6, 3, 1]]}}, "came to 10 votes of 9"),
        ({"result": {"result": [[9, 0]]}}, "not as Belenios makes it"),
        ({"result": {"result": [[10, -1, 0]]}}, "negative"),
        ({"result": {"result": [["5", "3", True]]}}, "a number is none"),
        ({"result": {"result": [[5, 3, 1], [0, 0, 0]]}}, "one question"),
        ({"result": []}, "not of its form"),
    ],
)
def test_another_election_question_or_result_is_told(changed: dict[str, object], why: str) -> None:
    with pytest.raises(InputError, match=why):
        read_result(an_archive(ASKED, CAST, **changed), ASKED)


def test_voters_of_another_roll_are_told() -> None:
    other = Asked(ASKED.name, ASKED.description, {**ASKED.weights, "rive": 4})
    with pytest.raises(InputError, match="other voters or weights"):
        read_result(an_archive(other, CAST), ASKED)


def test_a_ballot_of_nobody_and_one_that_was_left_out_of_the_count_are_told() -> None:
    box = a_box(ASKED, CAST.items())
    stranger = a_box(ASKED, CAST.items())
    stranger.files = [file for file in stranger.files if b'"credential": "5"' not in file[1]]
    with pytest.raises(UnreadableFile, match="does not hold what it calls"):
        read_result(tarred(stranger.files), ASKED)
    raw = [
        (name, held.replace(b'"num_tallied": 6', b'"num_tallied": 7')) for name, held in box.files
    ]
    with pytest.raises(UnreadableFile, match="was changed"):
        read_result(tarred(raw), ASKED)


def test_more_votes_than_are_present_are_not_counted() -> None:
    with pytest.raises(InputError, match="11 votes came back, and 10 are present"):
        tally_elsewhere(ROLL, Elsewhere(UUID, "0" * 64, 1, Sides(11)))


def test_a_vote_that_ranks_options_is_not_held_with_belenios() -> None:
    with pytest.raises(InputError, match="Use receipts"):
        asked(replace(QUESTION, options=("a", "b")), POLL)


def test_every_byte_of_an_archive_that_is_changed_is_noticed() -> None:
    """Of what is in its files; the tar's own dates and owners say nothing."""
    files = a_box(ASKED, CAST.items()).files
    for number, (name, raw) in enumerate(files):
        for place in range(0, len(raw), 7):
            changed = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
            with pytest.raises(InputError):
                read_result(tarred([*files[:number], (name, changed), *files[number + 1 :]]), ASKED)


def test_an_event_that_is_dropped_doubled_or_moved_is_noticed() -> None:
    files = a_box(ASKED, CAST.items()).files
    events = [n for n, (name, _) in enumerate(files) if name.endswith(".event.json")]
    for one, other in pairwise(events):
        swapped = list(files)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        for bad in (files[:one] + files[one + 1 :], [*files, files[one]], swapped):
            with pytest.raises(InputError):
                read_result(tarred(bad), ASKED)
    with pytest.raises(InputError, match="0 events of the kind Result"):
        read_result(tarred(files[:-1]), ASKED)


BOMB = io.BytesIO()
with (
    zipfile.ZipFile(BOMB, "w", zipfile.ZIP_DEFLATED) as packed,
    packed.open("a.bel", "w", force_zip64=True) as member,
):
    for _ in range(LARGEST // 1_000_000 + 1):
        member.write(bytes(1_000_000))
FILES = a_box(ASKED, CAST.items()).files
ODD = "0" * 64 + ".data.json"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(b"", "can't be read", id="nothing"),
        pytest.param(b"PK\x03\x04 and no more", "can't be unzipped", id="half a zip"),
        pytest.param(BOMB.getvalue(), "one file that ends with .bel", id="a zip that is a bomb"),
        pytest.param(bytes(LARGEST + 1), "is larger than", id="too large"),
        pytest.param(bytes(10_000), "can't be read|does not begin", id="noughts"),
        pytest.param(tarred([("../../etc/passwd", b"x")]), "does not give", id="a path upwards"),
        pytest.param(tarred([("/etc/passwd", b"x")]), "does not give", id="a path from the root"),
        pytest.param(
            tarred([(ODD, b"")], type=tarfile.SYMTYPE, linkname="/etc/passwd"),
            "a link",
            id="a link",
        ),
        pytest.param(tarred([(ODD, b"")], type=tarfile.DIRTYPE), "a folder", id="a folder"),
        pytest.param(tarred([(ODD, b"")], type=tarfile.FIFOTYPE), "a folder", id="a pipe"),
        pytest.param(tarred([*FILES, FILES[0]]), "there twice", id="a file twice"),
        pytest.param(tarred(FILES)[:-12_000], "can't be read|events of", id="cut off"),
        pytest.param(tarred([(ODD, b"{}")]), "was changed", id="another content"),
    ],
)
def test_a_hostile_or_broken_archive_is_refused_in_a_sentence(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why) as refused:
        read_result(content, ASKED)
    assert str(refused.value).endswith(("Fetch it again.", "It is none of a vote."))


@pytest.mark.parametrize(
    "raw",
    [b"[" * 100_000, b'{"height": NaN', b"\xff\xfe", b"1" * 5_000, b"null", b'"Setup"', b"{}"],
)
def test_json_that_is_none_or_another_is_refused_in_a_sentence(raw: bytes) -> None:
    box = a_box(ASKED, CAST.items())
    name = f"{hashlib.sha256(raw).hexdigest()}.event.json"
    with pytest.raises(InputError, match="Fetch it again"):
        read_result(tarred([*box.files, (name, raw)]), ASKED)
