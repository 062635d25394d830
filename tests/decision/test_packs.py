"""Rule sets and meetings as packs write them: the documented examples, and what is refused."""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from folkmoot.decision.packs import MeetingPack, load_meetings, load_rule_sets
from folkmoot.decision.rules import SIMPLE, Attendance, Proxies, Tie
from folkmoot.decision.tally import Sides
from folkmoot.foundation.errors import PackFaults

DOCUMENTED = Path(__file__).parents[2] / "docs" / "reference" / "packs.md"


def examples(holding: str) -> Iterator[str]:
    blocks = re.findall(r"```toml\n(.*?)```", DOCUMENTED.read_text(encoding="utf-8"), re.S)
    return (block for block in blocks if holding in block)


@pytest.fixture
def federation(tmp_path: Path) -> Path:
    for folder, holding in (("rules", "[[rule]]\nid"), ("meetings", "[[seat]]\nid")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "north.toml").write_text(next(examples(holding)), encoding="utf-8")
    return tmp_path


def the_meeting(federation: Path, *, old: str = "", new: str = "") -> MeetingPack:
    path = federation / "meetings" / "north.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return load_meetings(federation)[0]


def test_the_documented_rule_set_loads_as_it_says(federation: Path) -> None:
    rules = load_rule_sets(federation)["north-2024"]
    assert rules.rule("ordinary").majority == SIMPLE
    special = rules.rule("special")
    assert special.majority.threshold == Fraction(2, 3)
    assert not special.majority.strict
    assert special.counts is Attendance.PRESENT
    assert special.sections is not None
    assert rules.weights == {"member": 1, "group": 10}
    assert rules.proxies == Proxies(allowed=True, most=2)
    assert rules.rule("officers").tie is Tie.LOT


def test_sections_cannot_be_measured_by_who_is_present(federation: Path) -> None:
    path = federation / "rules" / "north.toml"
    text = path.read_text(encoding="utf-8").replace('base = "cast"', 'base = "present"')
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PackFaults, match="not counted as present"):
        load_rule_sets(federation)


def test_the_hash_of_a_rule_set_changes_with_any_of_its_rules(federation: Path) -> None:
    before = load_rule_sets(federation)["north-2024"].hash
    path = federation / "rules" / "north.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"1/3"', '"1/4"'), encoding="utf-8")
    assert load_rule_sets(federation)["north-2024"].hash != before


def test_the_documented_meeting_loads_as_it_says(federation: Path) -> None:
    meeting = the_meeting(federation)
    assert len(meeting.roll) == 41
    assert meeting.roll.entitled == 50
    votes = {vote.seat: vote.sides for vote in meeting.polls[0].votes}
    assert votes["north-g1"] == Sides(6, 4, 0)
    assert len(votes) == 41
    assert [vote.seat for vote in meeting.polls[0].votes if vote.by == "north-m01"] == ["north-m40"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"north-m39"', '"north-m38"', "The seat 'north-m38' voted twice"),
        ('"north-m39"', '"south-1"', "'south-1' is not on the roll"),
        ('kind = "member"', 'kind = "guest"', "How many votes?"),
        ('rule = "ordinary"', 'rule = "usual"', "has no rule 'usual'"),
        ("present = true", "present = false", "is marked absent"),
        ('on = "motion:north-decriminalise"', 'on = "motion:x"', "'motion:x' is not put"),
        ("yes = 6, no = 4", "yes = 6, no = 5", "has 10 votes and cast 11"),
        ("2026-02-21T14:10:00+00:00", "2026-02-21T14:10:00", "a time with its offset"),
        ('id = "council-2-3"', 'id = "north-decriminalise"', "is used twice"),
        ('target = "policy:sex', 'target = "polcy:sex', "is not a reference"),
        ('rules = "north-2024"', 'rules = "north-2020"', "There are: north-2024"),
    ],
)
def test_a_fault_in_a_meeting_is_told_with_its_line(
    federation: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(PackFaults, match=r"north\.toml:(?!1:)\d+: .*" + re.escape(said)):
        the_meeting(federation, old=old, new=new)


@pytest.mark.parametrize(
    ("old", "new"),
    [("strict = false", 'tie = "chair"'), ('tie = "chair"', 'tie = "chair"\nsections = {}')],
)
def test_a_casting_vote_is_refused_where_no_one_simple_majority_can_tie(
    federation: Path, old: str, new: str
) -> None:
    path = federation / "rules" / "north.toml"
    text = path.read_text(encoding="utf-8").replace(old, new)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PackFaults, match="only breaks a tie"):
        load_rule_sets(federation)
