"""Every tampering with a bundle is found: flipped, dropped, doubled or moved, in each kind of vote.

Whoever changes one thing is found by its hash. Whoever also rewrites all hashes is found by what
was published elsewhere: the head of the ledger, or the key that signs it.
"""

import copy
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from folkmoot.decision import bundles
from folkmoot.decision.bundles import document
from folkmoot.decision.decisions import Decision
from folkmoot.decision.recount import Differs, recount
from folkmoot.foundation.canonical import Json, canonical_json, json_hash
from folkmoot.record.heads import public_half
from tests.decision.builders import PRIVATE, a_chain, a_decision, signed
from tests.decision.bundled import DECISIONS, Files, fault, files_of, opened, rows, zipped

LISTS = (
    "rules.json",
    "roll.json",
    "proxies.json",
    "attendance.json",
    "voted.json",
    "votes.json",
    "texts.json",
    "salt.json",
    "heads.json",
    "ledger.jsonl",
)
CHANGES: Mapping[str, Callable[[list[Json]], list[Json]]] = {
    "drop the first": lambda rows: rows[1:],
    "drop the last": lambda rows: rows[:-1],
    "double the first": lambda rows: [*rows[:1], *rows],
    "double the last": lambda rows: [*rows, *rows[-1:]],
    "move the first to the end": lambda rows: [*rows[1:], *rows[:1]],
    "turn round": lambda rows: rows[::-1],
}
OTHER = bytes(range(1, 33))
"""The key of somebody who signs what they forged."""


@cache
def honest(kind: str) -> Files:
    return files_of(kind)


def put(files: Files, name: str, records: list[Json]) -> Files:
    """Give the files with other records in one of them."""
    if name.endswith("l"):
        lines = (canonical_json(record).decode() + "\n" for record in records)
        return files | {name: "".join(lines)}
    whole: Json = records if isinstance(json.loads(files[name]), list) else records[0]
    return files | {name: json.dumps(whole)}


@pytest.mark.parametrize("kind", DECISIONS)
@pytest.mark.parametrize("name", LISTS)
def test_a_record_dropped_doubled_or_moved_is_found(tmp_path: Path, kind: str, name: str) -> None:
    files = honest(kind)
    before = rows(files, name)
    for what, change in CHANGES.items():
        if change(before) != before:
            said = fault(tmp_path, put(files, name, change(before)))
            assert ".json" in said, (what, said)


def leaves(value: Json, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from leaves(inner, (*path, place))
    else:
        yield path


def flipped(value: Json) -> Json:
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case None:
            return "yes"
        case _:
            return f"{value}x"


def at(whole: Json, path: tuple[str | int, ...], change: Callable[[Json], Json]) -> Json:
    """Give *whole* with one value in it changed."""
    changed = copy.deepcopy(whole)
    place = changed
    for key in path[:-1]:
        place = place[key]  # type: ignore[index]  # the path was found in it
    place[path[-1]] = change(place[path[-1]])  # type: ignore[index]  # as above
    return changed


@pytest.mark.parametrize("kind", DECISIONS)
@pytest.mark.parametrize("name", [*LISTS, "decision.json"])
def test_every_single_value_that_is_changed_is_found(tmp_path: Path, kind: str, name: str) -> None:
    files = honest(kind)
    before: Json = rows(files, name)
    for path in leaves(before):
        changed = at(before, path, flipped)
        assert isinstance(changed, list)
        said = fault(tmp_path, put(files, name, changed))
        assert ".json" in said or "minutes.txt" in said, (path, said)


@pytest.mark.parametrize("kind", DECISIONS)
@pytest.mark.parametrize("name", [*LISTS, "decision.json"])
def test_every_field_that_is_left_out_or_added_is_found(
    tmp_path: Path, kind: str, name: str
) -> None:
    files = honest(kind)
    for place, record in enumerate(rows(files, name)):
        assert isinstance(record, dict)
        without = ({k: v for k, v in record.items() if k != key} for key in record)
        for other in [*without, {**record, "zz": 1}]:
            changed = rows(files, name)
            changed[place] = other
            if name == "heads.json" and other == {**record, "zz": 1}:
                continue  # what a head does not sign says nothing
            if name == "salt.json" and "salt" in other:
                continue  # nor does what stands beside the salt
            assert fault(tmp_path, put(files, name, changed))


def test_the_first_record_that_differs_is_named(tmp_path: Path) -> None:
    files = honest("recorded")
    votes = json.loads(files["votes.json"])
    votes[1]["yes"] += 1
    votes[2]["yes"] -= 1
    said = fault(tmp_path, files | {"votes.json": json.dumps(votes)})
    assert said == "votes.json, record 2 is not the one that was cast"


def test_a_file_that_is_missing_doubled_or_strange_is_found(tmp_path: Path) -> None:
    files = honest("recorded")
    for name in files:
        left = {key: text for key, text in files.items() if key != name}
        assert fault(tmp_path, left) == f"The bundle does not hold {name}"
    with pytest.warns(UserWarning, match="Duplicate name"):
        assert "twice" in fault(tmp_path, [*files.items(), ("votes.json", "[]")])
    assert "should not hold" in fault(tmp_path, files | {"extra.json": "[]"})


@pytest.mark.parametrize("kind", DECISIONS)
def test_minutes_that_were_changed_are_found(tmp_path: Path, kind: str) -> None:
    files = honest(kind)
    changed = files["minutes.txt"].replace("carried", "lost")
    assert "minutes.txt" in fault(tmp_path, files | {"minutes.txt": changed})


def forged(
    decision: Decision, change: Callable[[dict[str, Json]], object], *, private: bytes = PRIVATE
) -> Files:
    """Give a bundle whose whole ledger was written, and signed, for a document that is false."""
    paper = copy.deepcopy(document(decision))
    change(paper)
    chain = a_chain(decision, paper)
    return opened(
        bundles.bundle(
            decision, paper, bundles.Chained(chain, signed(chain, private)), for_members=True
        )
    )


FALSE: Mapping[str, tuple[dict[str, Json], str]] = {
    "tally": ({"tally": {"total": {}}}, "decision.json, tally"),
    "outcome": ({"outcome": {"verdict": "lost", "steps": []}}, "counted again it is carried"),
    "text": ({"text": "0" * 64}, "decision.json is not what the ledger says"),
    "opened": ({"opened": "2026-05-23T09:00Z"}, "the vote was open from 2026-05-23T09:00Z"),
    "closed": ({"closed": "2026-05-24T09:00Z"}, "the vote was open from"),
    "rule": ({"rule": "none"}, "decision.json is not what the ledger says"),
    "secrecy": ({"secrecy": "belenios"}, "decision.json is not what the ledger says"),
    "seen_by": ({"seen_by": "nobody"}, "decision.json is not what the ledger says"),
    "options": ({"options": ["a", "b"]}, "decision.json is not what the ledger says"),
    "rival_texts": ({"rival_texts": ["0" * 64]}, "decision.json is not what the ledger says"),
    "ballots": ({"ballots": {"root": "0" * 64, "count": 0}}, "the root is not that of"),
    "on": ({"on": "motion:another"}, "tells of vote.opened 0 times"),
}


@pytest.mark.parametrize("kind", DECISIONS)
@pytest.mark.parametrize("field", FALSE)
def test_what_is_false_is_found_behind_right_hashes_and_a_right_signature(
    tmp_path: Path, kind: str, field: str
) -> None:
    value, told = FALSE[field]
    files = forged(DECISIONS[kind](), lambda paper: paper.update(value))
    said = fault(tmp_path, files)
    if (kind, field) == ("recorded", "outcome"):
        told = "says lost; by the rule it is carried"
    if kind in {"members", "receipted"} and field == "outcome":
        told = "says lost; by the rule it is carried"
    assert told in said


def rewritten(name: str, change: Callable[[dict[str, Json]], object]) -> Files:
    """Give a bundle in which a record, its hash, the ledger and the head were all written anew."""
    decision = a_decision()
    records = json.loads(opened(bundles.bundle(decision, {}, bundles.Chained((), ())))[name])
    change(records[0])

    def follow(paper: dict[str, Json]) -> None:
        kept = paper["records"]
        assert isinstance(kept, dict)
        kept[name] = [json_hash(record) for record in records]

    return forged(decision, follow) | {name: json.dumps(records)}


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("rules.json", {"title": "Other"}, "rules.json is not what the ledger says"),
        ("roll.json", {"votes": 9}, "roll.json is not what the ledger says"),
        ("attendance.json", {"seat": "rive"}, "decision.json is not what the ledger says"),
        ("texts.json", {"text": "Nothing."}, "was made for another text"),
    ],
)
def test_a_record_rewritten_with_its_hash_is_not_what_the_ledger_told_before(
    tmp_path: Path, name: str, change: dict[str, Json], told: str
) -> None:
    assert told in fault(tmp_path, rewritten(name, lambda record: record.update(change)))


@pytest.mark.parametrize("kind", DECISIONS)
def test_who_rewrites_everything_is_found_by_the_published_head_or_by_the_key(
    tmp_path: Path, kind: str
) -> None:
    decision = DECISIONS[kind]()
    head, key = a_chain(decision)[-1].hash, public_half(PRIVATE)
    lie = forged(decision, lambda paper: paper.update(title="Another title"), private=OTHER)
    path = zipped(tmp_path, lie)
    assert list(recount(path))[-1], "nothing inside the bundle tells"
    with pytest.raises(Differs, match="does not hold the published head"):
        list(recount(path, head))
    with pytest.raises(Differs, match="another key than the published one"):
        list(recount(path, key=key))


def test_an_entry_of_another_vote_is_not_taken_for_this_one(tmp_path: Path) -> None:
    decision = a_decision()
    chain = a_chain(decision)
    twice = [*chain[:4], chain[3], chain[4]]
    files = honest("recorded")
    lines = "".join(entry.line.decode() for entry in twice)
    assert "record 5 does not follow" in fault(tmp_path, files | {"ledger.jsonl": lines})
