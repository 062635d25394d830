"""A stranger recounts a decision from its bundle, and every tampering with it is found."""

import copy
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from folkmoot.cli import application
from folkmoot.decision.bundles import bundle, document, records
from folkmoot.decision.minutes import minutes
from folkmoot.decision.outcome import Verdict
from folkmoot.decision.recount import Differs, Unreadable, digest, recount
from folkmoot.foundation.canonical import json_hash
from tests.decision.builders import a_chain, a_decision

Files = dict[str, str]
LISTS = ("rules.json", "roll.json", "votes.json", "texts.json", "ledger.json")


def the_files() -> Files:
    decision = a_decision()
    with zipfile.ZipFile(io.BytesIO(bundle(decision, a_chain(decision)))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def zipped(folder: Path, files: Files | list[tuple[str, str]]) -> str:
    path = folder / "bundle.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items() if isinstance(files, dict) else files:
            archive.writestr(name, text)
    return str(path)


def fault(folder: Path, files: Files | list[tuple[str, str]]) -> str:
    with pytest.raises(Differs) as found:
        list(recount(zipped(folder, files)))
    return str(found.value)


def test_an_honest_bundle_holds_and_says_what_was_counted(tmp_path: Path) -> None:
    told = list(recount(zipped(tmp_path, the_files())))
    assert "Counted again: 10 for, 2 against, 1 abstaining." in told
    assert "By the rule 'special' (art. 5) it is carried." in told


def test_the_file_inside_the_bundle_recounts_without_folkmoot(tmp_path: Path) -> None:
    files = the_files()
    (tmp_path / "recount.py").write_text(files["recount.py"], encoding="utf-8")
    command = [sys.executable, "-I", "-S", str(tmp_path / "recount.py"), zipped(tmp_path, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("All of it holds.\n")


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(lambda rows: rows[1:], id="drop the first"),
        pytest.param(lambda rows: rows[:-1], id="drop the last"),
        pytest.param(lambda rows: [rows[0], *rows], id="double the first"),
        pytest.param(lambda rows: [*rows, rows[-1]], id="double the last"),
        pytest.param(lambda rows: [*rows[1:], rows[0]], id="reorder"),
    ],
)
def test_a_record_dropped_doubled_or_moved_is_found(
    tmp_path: Path, name: str, changed: Callable[[list[object]], list[object]]
) -> None:
    files = the_files()
    rows = json.loads(files[name])
    if rows == changed(rows):
        return  # one record has no other order
    assert name.split(".")[0] in fault(tmp_path, files | {name: json.dumps(changed(rows))})


def leaves(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))
    else:
        yield path


def flipped(value: object) -> object:
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case None:
            return "yes"
        case _:
            return f"{value}x"


def test_every_single_value_that_is_changed_is_found(tmp_path: Path) -> None:
    files = the_files()
    tried = 0
    for name in (*LISTS, "decision.json"):
        whole = json.loads(files[name])
        for path in leaves(whole):
            changed = copy.deepcopy(whole)
            place = changed
            for key in path[:-1]:
                place = place[key]
            place[path[-1]] = flipped(place[path[-1]])
            said = fault(tmp_path, files | {name: json.dumps(changed)})
            assert ".json" in said or "minutes.txt" in said, (name, path, said)
            tried += 1
    assert tried > 150


def test_the_first_record_that_differs_is_named(tmp_path: Path) -> None:
    files = the_files()
    votes = json.loads(files["votes.json"])
    votes[1]["yes"] += 1
    votes[2]["yes"] -= 1
    said = fault(tmp_path, files | {"votes.json": json.dumps(votes)})
    assert said == "votes.json, record 2 is not the one decided on"


def test_a_file_that_is_missing_doubled_or_strange_is_found(tmp_path: Path) -> None:
    files = the_files()
    for name in files:
        left = {key: text for key, text in files.items() if key != name}
        assert fault(tmp_path, left) == f"The bundle does not hold {name}"
    with pytest.warns(UserWarning, match="Duplicate name"):
        assert "twice" in fault(tmp_path, [*files.items(), ("votes.json", "[]")])
    assert "should not hold" in fault(tmp_path, files | {"extra.json": "[]"})


def test_minutes_that_were_changed_are_found(tmp_path: Path) -> None:
    files = the_files()
    changed = files["minutes.txt"].replace("carried", "lost")
    assert "minutes.txt" in fault(tmp_path, files | {"minutes.txt": changed})


def test_a_decision_rewritten_with_its_hashes_is_not_what_the_ledger_says(tmp_path: Path) -> None:
    files = the_files()
    votes, paper = json.loads(files["votes.json"]), json.loads(files["decision.json"])
    votes[0] |= {"yes": 0, "no": 3}
    paper["records"]["votes.json"] = [digest(vote) for vote in votes]
    forged = {"votes.json": json.dumps(votes), "decision.json": json.dumps(paper)}
    assert fault(tmp_path, files | forged).startswith("decision.json is not what the ledger says")


def forged(tmp_path: Path, change: Callable[[dict[str, object]], object]) -> str:
    """Give what is found in a bundle whose whole ledger was written for a false document."""
    decision = a_decision()
    paper = copy.deepcopy(document(decision))
    change(paper)  # type: ignore[arg-type]  # a document is a dict of JSON
    chain = [{**entry.as_json(), "hash": stored} for entry, stored in a_chain(decision, paper)]
    files = the_files() | {"decision.json": json.dumps(paper), "ledger.json": json.dumps(chain)}
    return fault(tmp_path, files)


def test_a_false_tally_a_false_verdict_and_a_false_text_are_found_behind_right_hashes(
    tmp_path: Path,
) -> None:
    lost = {"verdict": "lost", "steps": []}
    assert "decision.json, tally: counted again" in forged(
        tmp_path, lambda paper: paper.update(tally={"total": {}})
    )
    assert "says lost; by the rule it is carried" in forged(
        tmp_path, lambda paper: paper.update(outcome=lost)
    )
    assert "is not what the changes make of the text" in forged(
        tmp_path, lambda paper: paper.update(text="0" * 64)
    )
    assert "only after the vote was opened" in forged(
        tmp_path, lambda paper: paper.update(opened="2026-05-23T09:00Z")
    )


def test_a_ledger_written_anew_is_found_by_its_published_head(tmp_path: Path) -> None:
    decision = a_decision()
    head = a_chain(decision)[-1][1]
    path = zipped(tmp_path, the_files())
    assert any("It is the published one" in line for line in recount(path, head))
    with pytest.raises(Differs, match="the published head is"):
        list(recount(path, "0" * 64))


@pytest.mark.parametrize("rule", ["ordinary", "special"])
def test_the_recount_knows_the_same_records_and_hashes_as_the_library(rule: str) -> None:
    decision = a_decision(rule)
    assert decision.outcome.verdict is Verdict.CARRIED
    paper = document(decision)
    assert digest(paper) == json_hash(paper)
    assert set(paper["records"]) == {*records(decision), "minutes.txt"}  # type: ignore[arg-type]


def test_a_file_that_is_no_bundle_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(b"nothing")
    with pytest.raises(Unreadable):
        list(recount(str(path)))
    result = CliRunner().invoke(application(), ["recount", str(path)])
    assert result.exit_code == 2
    assert "This is no bundle" in result.stderr


def test_the_command_ends_with_one_where_something_differs(tmp_path: Path) -> None:
    files = the_files()
    good = CliRunner().invoke(application(), ["recount", zipped(tmp_path, files)])
    assert good.exit_code == 0
    bad = zipped(tmp_path, files | {"votes.json": "[]"})
    result = CliRunner().invoke(application(), ["recount", bad])
    assert result.exit_code == 1
    assert "votes.json, record 1 is missing" in result.stdout


def test_the_same_decision_gives_the_same_bundle_byte_for_byte() -> None:
    decision = a_decision()
    assert bundle(decision, a_chain(decision)) == bundle(decision, a_chain(decision))


def test_minutes_tell_text_rule_arithmetic_and_who_voted_what() -> None:
    text = minutes(a_decision())
    assert "Rule: special, art. 5 of 'Standing orders of the council' (2020-06-01)." in text
    assert "exploit, coerce or deceive" in text
    assert "10 for and 2 against: 12 votes count; two thirds of 12 is 8; 10 is at least 8." in text
    assert "  rive (rive): 2 for, 2 against, 1 abstaining" in text
