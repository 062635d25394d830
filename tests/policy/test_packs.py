"""A policy pack is read whole, and everything wrong in it is told at once with file and line."""

from pathlib import Path

import pytest

from folkmoot.foundation.errors import PackFaults
from folkmoot.foundation.packs import packs_home
from folkmoot.policy.clauses import Status
from folkmoot.policy.considerations import unanswered
from folkmoot.policy.evidence import SourceState
from folkmoot.policy.packs import load_continuation, load_policy

GOOD = {
    "policy.toml": """\
id = "open-water"
title = "Open water"
summary = "An invented policy."
encoded_by = "Tests"

[[version]]
file = "draft.md"
status = "draft"

[[mandate]]
id = "meeting-2020"
title = "What the meeting asked for"
body = "The meeting"
date = "2020"
asks = "A policy."
file = "meeting.md"

[[warning]]
text = "Speaks of drowning."
""",
    "draft.md": """\
+++
policy = "open-water"
version = "1"
title = "Open water"
+++

## 1 Position

### 1.1 Swimming {respect}
Source: charter, Part 2

Nobody is punished for swimming.
""",
    "meeting.md": """\
+++
mandate = "meeting-2020"
+++

### 1 Safety
Source: charter, point 1

Swimmers are safe.

### 2 Cost

It costs little.
""",
    "sources.toml": """\
[[source]]
id = "charter"
title = "Charter"
author = "The meeting"
date = "2019-06"
where = "charter.txt"
state = "held"

[[source]]
id = "note-1"
state = "missing"
footnote = 1
cited_for = "a count of swimmers"
""",
    "evidence.toml": """\
[[claim]]
id = "count"
statement = "There were 12 swimmers."
sources = ["charter, Annex", "note-1"]
supports = ["1.1"]
as_of = "2018"
""",
    "positions.toml": """\
[[position]]
id = "anglers"
holder = "The anglers"
holds = "Swimmers disturb the fish."
sources = ["charter, Annex"]
opposes = ["1.1"]
""",
    "answers.toml": """\
[[answer]]
consideration = "meeting-2020#1"
version = "1"
clauses = ["1.1"]
why = "It is said."

[[answer]]
consideration = "meeting-2020#2"
version = "1"
clauses = []
why = "Nothing is said of cost."
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a pack without faults in a folder of packs."""
    folder = tmp_path / "packs" / "policies" / "open-water"
    folder.mkdir(parents=True)
    for name, text in GOOD.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(PackFaults) as raised:
        load_policy(folder)
    prefix = "packs/policies/open-water/"
    faults = [str(fault) for fault in raised.value.faults]
    assert all(fault.startswith(prefix) for fault in faults)
    return [fault.removeprefix(prefix) for fault in faults]


def test_a_pack_without_faults_is_read_whole(folder):
    pack = load_policy(folder)
    assert pack.versions[0].clause("1.1").title == "Swimming"
    assert pack.sources[1].state is SourceState.MISSING
    assert not pack.sources[1].is_in_the_record
    assert [str(place) for place in pack.claims[0].sources] == ["charter, Annex", "note-1"]
    assert pack.positions[0].stances == (("opposes", "1.1"),)
    assert str(pack.mandates[0].reference("2")) == "consideration:meeting-2020#2"
    assert pack.warnings == ("Speaks of drowning.",)


def test_a_consideration_that_nothing_answers_stays_visible(folder):
    open_answers = unanswered(load_policy(folder).answers, "1")
    assert [str(answer.reference) for answer in open_answers] == ["consideration:meeting-2020#2"]


def test_faults_of_all_files_are_told_at_once(folder):
    change(folder, "policy.toml", 'title = "Open water"\n', "")
    change(folder, "draft.md", "{respect}", "{admire}")
    change(folder, "sources.toml", 'state = "held"', 'state = "lost"')
    change(folder, "evidence.toml", 'as_of = "2018"', 'as_of = "the other day"')
    change(folder, "positions.toml", '"1.1"', '"9.9"')
    change(folder, "answers.toml", "meeting-2020#2", "meeting-2020#3")
    found = faults_of(folder)
    assert [fault.split(": ")[0] for fault in found] == [
        "answers.toml:1",
        "answers.toml:8",
        "draft.md:9",
        "evidence.toml:6",
        "policy.toml:1",
        "positions.toml:6",
        "sources.toml:7",
    ]
    assert "meeting-2020#2 has no [[answer]]" in found[0]
    assert "Write one of held, named, missing" in found[6]


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("sources.toml", 'id = "note-1"', 'id = "charter"', "sources.toml:10: The id 'charter'"),
        ("sources.toml", "footnote = 1", 'footnote = "one"', "sources.toml:12: 'footnote' must be"),
        ("sources.toml", 'cited_for = "a', 'cites = "a', "sources.toml:9: 'cited_for' is missing"),
        ("evidence.toml", '"note-1"]', '"note-2"]', "evidence.toml:4: 'note-2' is not in sources"),
        ("evidence.toml", "as_of", 'state = "stale"\nas_of', "evidence.toml:6: A claim that is"),
        (
            "evidence.toml",
            'sources = ["charter, Annex", "note-1"]',
            "sources = []",
            ":4: This name",
        ),
        ("evidence.toml", "supports", "suports", "evidence.toml:5: [[claim]] has no field 'supor"),
        ("positions.toml", "opposes", "named = 1\nopposes", "positions.toml:6: 'named' must be"),
        ("positions.toml", '["1.1"]', '"1.1"', "positions.toml:6: 'opposes' must be a list"),
        ("policy.toml", 'file = "draft.md"', 'file = "gone.md"', "policy.toml:7: There is no"),
        (
            "policy.toml",
            'file = "draft.md"',
            'file = "../../x"',
            "policy.toml:7: The text must",
        ),
        (
            "policy.toml",
            'id = "open-water"',
            'id = "water"',
            "policy.toml:1: The pack 'water'",
        ),
        ("draft.md", 'policy = "open-water"', 'policy = "x"', "draft.md:1: This text is of the"),
        ("meeting.md", "### 2 Cost", "### 1 Cost", "meeting.md:10: The id 1 already stands"),
        ("evidence.toml", "[[claim]]", "[[claim", "evidence.toml:1: This is not TOML"),
    ],
)
def test_each_fault_has_its_sentence_and_its_line(folder, name, old, new, expected):
    change(folder, name, old, new)
    assert any(expected in fault for fault in faults_of(folder))


def test_a_missing_file_is_one_fault_among_the_others(folder):
    (folder / "positions.toml").unlink()
    change(folder, "draft.md", "{respect}", "{admire}")
    assert faults_of(folder) == [
        "draft.md:9: 'admire' is no obligation. Write {respect}, {protect} or {fulfil}.",
        "positions.toml:1: This file is missing. Add it to the pack.",
    ]


def test_a_file_that_is_not_utf_8_is_a_fault(folder):
    (folder / "draft.md").write_bytes(b"\xff\xfe\x00")
    assert any("cannot be read as UTF-8" in fault for fault in faults_of(folder))


def test_a_federation_continues_a_policy_with_versions_of_its_own(folder):
    pack = load_policy(folder)
    later = folder.parents[1] / "federations" / "lakes" / "policies" / "open-water"
    later.mkdir(parents=True)
    (later / "policy.toml").write_text('[[version]]\nfile = "second.md"\nstatus = "adopted"\n')
    second = GOOD["draft.md"].replace('version = "1"', 'version = "2"')
    (later / "second.md").write_text(
        f"{second}\n### 1.2 Cost {{fulfil}}\nSource: charter, point 2\n\nSwimming costs nothing.\n"
    )
    (later / "answers.toml").write_text(
        GOOD["answers.toml"].replace('version = "1"', 'version = "2"')
        + '[[bearing]]\nof = "position:anglers"\nstance = "opposes"\nversion = "2"\n'
        'clauses = ["1.2"]\nwhy = "They want a fee."\n'
        '[[part]]\nmotion = "free-water"\npart = "2"\nversion = "2"\n'
        'clauses = ["1.2"]\nwhy = "It costs nothing."\n'
    )
    continued = load_continuation(later, pack)
    assert [str(answer.part) for answer in continued.parts] == ["motion:free-water#2"]
    assert continued.versions[0].status is Status.ADOPTED
    assert continued.bearings[0].clauses == ("1.2",)
    change(later, "answers.toml", "position:anglers", "position:divers")
    with pytest.raises(PackFaults, match=r"lakes/policies/open-water/answers.toml:13: 'position:"):
        load_continuation(later, pack)


def test_the_packs_that_come_with_folkmoot_are_read():
    for path in sorted((packs_home() / "policies").iterdir()):
        assert load_policy(path).id == path.name
