"""What a meeting's pack says besides its votes, and votes that rank: read, or told as a fault."""

from pathlib import Path

import pytest

from folkmoot.decision.packs import MeetingPack, load_meeting, load_rule_sets
from folkmoot.decision.proceedings import Answered
from folkmoot.foundation.errors import PackFaults
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Reference

LANTERN = packs_home() / "federations" / "lantern"
COUNCIL = LANTERN / "meetings" / "council-2026.toml"
HARBOUR = LANTERN / "meetings" / "harbour-2026.toml"
RESOLUTION = Reference.parse("motion:council-resolution")


def changed(path: Path, folder: Path, find: str, put: str) -> MeetingPack:
    """Load a meeting of Lantern with one thing changed."""
    text = path.read_text(encoding="utf-8")
    assert text.count(find) >= 1
    copy = folder / path.name
    copy.write_text(text.replace(find, put, 1), encoding="utf-8")
    return load_meeting(copy, load_rule_sets(LANTERN))


def test_answers_rulings_and_origins_are_read(tmp_path: Path) -> None:
    council = changed(COUNCIL, tmp_path, "", "")
    said = {answer.amendment: answer.said for answer in council.answers}
    assert said["council-takes-note"] is Answered.TO_VOTE
    assert said["council-by-autumn"] is Answered.WITHDRAWN
    assert council.rulings[0].about == Reference.parse("amendment:council-takes-note")
    assert council.origins == {"council-exploitation": "harbour-support"}
    assert council.options[RESOLUTION] == ()


def test_an_election_ranks_names_with_the_votes_of_each_seat(tmp_path: Path) -> None:
    harbour = changed(HARBOUR, tmp_path, "", "")
    on = Reference.parse("motion:harbour-delegates")
    (poll,) = (poll for poll in harbour.polls if poll.on == on)
    assert len(harbour.options[on]) == 3
    assert {vote.seat: vote.ranking for vote in poll.rankings}["harbour-l6"] == (2, 1)


@pytest.mark.parametrize(
    ("path", "find", "put", "said"),
    [
        (COUNCIL, 'answer = "taken_in"', 'answer = "perhaps"', "It must be one of: taken_in"),
        (COUNCIL, "answered = 2026-05-23T13:50:00+00:00", "", "Write answered = 2026-"),
        (
            COUNCIL,
            'about = "amendment:council-takes-note"',
            'about = "x"',
            "'x' is not a reference",
        ),
        (HARBOUR, 'order = "3>2"', 'order = "3>9"', "is not among the 3"),
        (HARBOUR, 'order = "3>2"', 'order = "3>3"', "names an option twice"),
        (HARBOUR, '"harbour-s06..09"] }', '"harbour-x"] }', "not on the frozen roll"),
    ],
)
def test_a_fault_is_told_with_what_to_write(
    path: Path, find: str, put: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(PackFaults) as told:
        changed(path, tmp_path, find, put)
    assert said in str(told.value)
