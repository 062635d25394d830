"""Rules as packs write them: presets, proxies, secrecy, methods; and what does not go together."""

import re
from pathlib import Path

import pytest

from folkmoot.decision.packs import load_meeting, load_rule_sets
from folkmoot.decision.rule_packs import load_rule_set
from folkmoot.decision.rules import PRESETS, Proxies, RuleSet, Tie
from folkmoot.decision.secrecy import Secrecy, SeenBy
from folkmoot.decision.tally import Sides
from folkmoot.foundation.errors import PackFaults

HEAD = """
id = "north-2026"
body = "north"
title = "Standing orders"
adopted = "2026"
source = "standing-orders"
encoded_by = "tests"
"""
RULE = """
[[rule]]
id = "ordinary"
article = "1"
"""
MEETING = """
id = "m"
body = "north"
title = "Annual meeting"
day = "2026-02-21"
rules = "north-2026"
chair = "person:bo"
frozen = 2026-02-21T09:00:00+00:00

[[seat]]
id = "a1..3"
section = "north"
votes = 2

[[seat]]
id = "b1..2"
section = "north"
votes = 1
present = false

[[proxy]]
seat = "b1..2"
holder = "a1"
instructions = {"motion:x" = "no"}

[[motion]]
id = "x"
title = "X"
text = "X."
mover = "body:north"
rule = "ordinary"

[[vote]]
on = "motion:x"
opened = 2026-02-21T14:10:00+00:00
closed = 2026-02-21T14:25:00+00:00
secrecy = "receipted"
yes = ["a1..3"]
no = ["b1..2"]
by_proxy = ["b1..2"]
"""
PROXIES = "\n[proxies]\nmost = 2\n"


def a_rule_set(tmp_path: Path, text: str) -> RuleSet:
    path = tmp_path / "north.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    return load_rule_set(path)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_is_a_majority_by_name(tmp_path: Path, preset: str) -> None:
    rules = a_rule_set(tmp_path, f'{RULE}preset = "{preset}"\n')
    assert rules.rule("ordinary").majority == PRESETS[preset]


def test_proxies_secrecy_and_methods_are_read(tmp_path: Path) -> None:
    rules = a_rule_set(
        tmp_path,
        "[proxies]\nmost = 2\nsame_section = true\nfree = false\n"
        + RULE
        + 'secrecy = ["receipted", "recorded"]\nseen_by = "members"\n'
        + 'method = "scottish-stv"\nplaces = 3\n',
    )
    rule = rules.rule("ordinary")
    assert rules.proxies == Proxies(allowed=True, most=2, free=False, same_section=True)
    assert rule.secrecy == (Secrecy.RECEIPTED, Secrecy.RECORDED)
    assert (rule.seen_by, rule.method, rule.places) == (SeenBy.MEMBERS, "scottish-stv", 3)
    assert rule.tie is Tie.EARLIER_STAGE


def test_a_rule_set_that_says_nothing_of_proxies_knows_none(tmp_path: Path) -> None:
    assert not a_rule_set(tmp_path, RULE).proxies.allowed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f'{RULE}threshold = "1"\n', "More than all can't be reached"),
        (f'{RULE}secrecy = ["shouted"]\n', "'secrecy' must list kinds out of"),
        (f'{RULE}secrecy = ["recorded", "recorded"]\n', "each once"),
        (f'{RULE}secrecy = ["receipted"]\nsections = {{}}\n', "A secret vote knows no sections"),
        (f'{RULE}method = "borda"\n', "'method' must be one of: scottish-stv"),
        (f'{RULE}method = "irv"\nplaces = 0\n', "Somebody has to win"),
        (f'{RULE}method = "irv"\ntie = "lost"\n', "are told apart by one of: chair, earlier_stage"),
        (f'{RULE}tie = "lot"\n', "Only ranked votes break a tie so"),
        (f"{RULE}places = 2\n", "Only a ranked vote has places"),
        (f"[proxies]\nfree = false\ninstructed = false\n{RULE}", "Nobody could hold such a proxy"),
        (f"[proxies]\nmost = 0\n{RULE}", "Nobody could hold such a proxy"),
        (f"[[proxies]]\nmost = 1\n{RULE}", "Write a table"),
    ],
)
def test_what_does_not_go_together_in_a_rule_is_told_with_its_line(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(PackFaults, match=r"north\.toml:(?!1:)\d+: .*" + re.escape(said)):
        a_rule_set(tmp_path, text)


def a_meeting(tmp_path: Path, text: str = MEETING, rules: str = PROXIES):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "north.toml").write_text(HEAD + rules + RULE, encoding="utf-8")
    path = tmp_path / "meeting.toml"
    path.write_text(text, encoding="utf-8")
    return load_meeting(path, load_rule_sets(tmp_path))


def test_a_meeting_gives_proxies_and_who_voted_by_them(tmp_path: Path) -> None:
    meeting = a_meeting(tmp_path)
    (poll,) = meeting.polls
    held = {vote.seat: vote.by for vote in poll.votes if vote.by}
    assert held == {"b1": "a1", "b2": "a1"}
    assert poll.present == ("a1", "a2", "a3", "b1", "b2")
    assert sum((vote.sides for vote in poll.votes), Sides()) == Sides(6, 2)
    assert poll.secrecy is Secrecy.RECEIPTED


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('no = ["b1..2"]', 'abstain = ["b1..2"]', "is instructed to vote no"),
        ('by_proxy = ["b1..2"]', 'by_proxy = ["a2"]', "The seat 'a2' gave no proxy"),
        ('holder = "a1"', 'holder = "b1"', "cannot give its votes to itself"),
        ('instructions = {"motion:x" = "no"}', "instructions = 3", "Write instructions ="),
        ('"motion:x" = "no"', '"motion:x" = "maybe"', "with yes, no or abstain"),
        ('secrecy = "receipted"', 'secrecy = "whispered"', "must be one of: recorded"),
    ],
)
def test_a_fault_in_a_proxy_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in MEETING
    with pytest.raises(PackFaults, match=r"meeting\.toml:(?!1:)\d+: .*" + re.escape(said)):
        a_meeting(tmp_path, MEETING.replace(old, new))


def test_a_meeting_cannot_give_proxies_that_its_rules_do_not_allow(tmp_path: Path) -> None:
    with pytest.raises(PackFaults, match="The rules know no proxies"):
        a_meeting(tmp_path, rules="")
