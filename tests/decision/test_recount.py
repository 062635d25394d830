"""A stranger recounts decisions of every kind from their bundles, on a machine without Folkmoot."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from folkmoot.cli import application
from folkmoot.decision import bundles
from folkmoot.decision.bundles import document, records
from folkmoot.decision.minutes import minutes
from folkmoot.decision.recount import Unreadable, assembled, digest, recount
from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.record.heads import public_half
from tests.decision.builders import (
    PRIVATE,
    a_bundle,
    a_chain,
    a_decision,
    chained,
    signed,
)
from tests.decision.bundled import (
    CODES,
    DECISIONS,
    fault,
    files_of,
    opened,
    ranked,
    receipted,
    with_proxies,
    zipped,
)

KEY = public_half(PRIVATE)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("recorded", "Counted again: 10 for, 2 against, 1 abstaining."),
        ("members", "Counted again: 8 for, 2 against, 1 abstaining."),
        ("receipted", "Counted again: 10 for, 1 against, 0 abstaining."),
        ("ranked", "Every stage by irv comes out the same; elected: council-position."),
    ],
)
def test_an_honest_bundle_holds_and_says_what_was_counted(
    tmp_path: Path, kind: str, told: str
) -> None:
    said = list(recount(zipped(tmp_path, files_of(kind))))
    assert told in said
    assert any(line.endswith("it is carried.") for line in said)


@pytest.mark.parametrize("kind", DECISIONS)
def test_the_file_inside_the_bundle_says_the_same_without_folkmoot(
    tmp_path: Path, kind: str
) -> None:
    files = files_of(kind)
    alone, path = tmp_path / "recount.py", zipped(tmp_path, files)
    alone.write_text(files["recount.py"], encoding="utf-8")
    command = [sys.executable, "-I", "-S", str(alone), path, "--key", KEY]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [*recount(path, key=KEY), "All of it holds."]


def test_the_assembled_file_is_one_tidy_program_in_which_no_name_is_said_twice() -> None:
    file = assembled()
    assert "folkmoot.decision" not in file
    ruff = [os.path.join(os.path.dirname(sys.executable), "ruff")]
    for arguments in (["format", "--check"], ["check", "--select", "I,F,E"]):
        command = [*ruff, *arguments, "--line-length", "100", "--stdin-filename", "recount.py", "-"]
        done = subprocess.run(command, input=file, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
    named = [
        line.split()[1].partition("(")[0].rstrip(":")
        for line in file.splitlines()
        if line.startswith(("def ", "class "))
    ]
    assert sorted(named) == sorted(set(named))


def test_where_names_are_for_members_the_public_bundle_has_sums_and_no_names(
    tmp_path: Path,
) -> None:
    public = opened(a_bundle(with_proxies()))
    assert (json.loads(public["votes.json"]), json.loads(public["salt.json"])) == ([], [])
    assert "s1 (north): " not in public["minutes.txt"]
    told = list(recount(zipped(tmp_path, public)))
    assert "The 7 ballots have names for members only; here are their sums." in told
    members = opened(a_bundle(with_proxies(), for_members=True))
    assert members["decision.json"] == public["decision.json"]
    assert members["ledger.jsonl"] == public["ledger.jsonl"]
    emptied = members | {"votes.json": "[]"}
    assert fault(tmp_path, emptied) == "votes.json, record 1 is missing"


def test_the_public_bundle_does_not_let_the_names_be_guessed() -> None:
    public, decision = opened(a_bundle(with_proxies())), with_proxies()
    kept = json.loads(public["decision.json"])["records"]["votes.json"]
    assert not {digest(vote) for vote in bundles.ballots(decision.poll)} & set(kept)
    assert decision.poll.salt not in "".join(public.values())


def test_a_voter_finds_the_ballots_of_a_code_and_nobody_elses(tmp_path: Path) -> None:
    path = zipped(tmp_path, files_of("receipted"))
    mine = [line for line in recount(path, code=CODES[0].lower()) if "With your code" in line]
    assert len(mine) == 2
    with pytest.raises(Unreadable, match="a slip in it"):
        list(recount(path, code=CODES[0][:-1] + "0"))


def test_the_published_head_is_found_where_it_is_in_the_chain(tmp_path: Path) -> None:
    chain = a_chain(a_decision())
    path = zipped(tmp_path, files_of("recorded"))
    told = list(recount(path, chain[-1].hash))
    assert told[0].endswith("The published head is that of entry 5.")
    assert "older than the decision" in fault(tmp_path, files_of("recorded"), head=chain[2].hash)
    assert "does not hold the published head" in fault(
        tmp_path, files_of("recorded"), head="0" * 64
    )


def test_the_published_key_is_compared_as_people_write_it(tmp_path: Path) -> None:
    files = files_of("recorded")
    grouped = " ".join(KEY[n : n + 8] for n in range(0, 64, 8)).upper()
    assert any(
        "It is the published one." in line for line in recount(zipped(tmp_path, files), key=grouped)
    )
    assert "another key" in fault(tmp_path, files, key="0" * 64)


def test_a_correction_is_told_and_cannot_be_left_out(tmp_path: Path) -> None:
    decision = a_decision()
    correction: dict[str, Json] = {
        "about": "decision:council-position",
        "text": "Rive is called Rives.",
    }
    happened = [(e.event, e.about[0], e.at, dict(e.detail)) for e in a_chain(decision)]
    about = decision.reference
    detail: dict[str, Json] = {"ruling": json_hash(correction)}
    entry = (bundles.DECISION_CORRECTED, about, happened[-1][2], detail)
    chain = chained(*happened, entry)
    held = bundles.Chained(chain, signed(chain), (correction,))
    files = opened(bundles.bundle(decision, document(decision), held))
    told = list(recount(zipped(tmp_path, files)))
    assert told[-1] == "It was corrected later: Rive is called Rives."
    assert fault(tmp_path, files | {"rulings.json": "[]"}) == "rulings.json, record 1 is missing"
    other = json.dumps([correction | {"text": "Nothing."}])
    assert "rulings.json, record 1 is not the one" in fault(
        tmp_path, files | {"rulings.json": other}
    )


@pytest.mark.parametrize("kind", DECISIONS)
def test_the_recount_knows_the_same_records_and_hashes_as_the_library(kind: str) -> None:
    decision = DECISIONS[kind]()
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
    assert "This cannot be recounted" in result.stderr


def test_the_command_ends_with_one_where_something_differs(tmp_path: Path) -> None:
    files = files_of("recorded")
    good = CliRunner().invoke(application(), ["recount", zipped(tmp_path, files), "--key", KEY])
    assert good.exit_code == 0
    bad = zipped(tmp_path, files | {"votes.json": "[]"})
    result = CliRunner().invoke(application(), ["recount", bad])
    assert result.exit_code == 1
    assert "votes.json, record 1 is missing" in result.stdout


@pytest.mark.parametrize("decided", [a_decision, receipted, ranked])
def test_the_same_decision_gives_the_same_bundle_byte_for_byte(decided) -> None:
    assert a_bundle(decided()) == a_bundle(decided())


def test_minutes_tell_text_rule_arithmetic_and_who_voted_what() -> None:
    text = minutes(a_decision())
    assert "Rule: special, art. 5 of 'Standing orders of the council' (2020-06-01)." in text
    assert "exploit, coerce or deceive" in text
    assert "10 for and 2 against: 12 votes count; two thirds of 12 is 8; 10 is at least 8." in text
    assert "  rive (rive): 2 for, 2 against, 1 abstaining" in text
    assert "The vote was secret." in minutes(receipted())
    assert "  s7 (north): 1>2>3, by s6" in minutes(ranked())
