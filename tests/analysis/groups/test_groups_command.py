"""`folkmoot groups`: votes in, one document out, and a sentence for what cannot be used."""

import json

import pytest
from typer.testing import CliRunner

from folkmoot.analysis.statement_files import read_statements
from folkmoot.analysis.votes import GAP
from folkmoot.cli import application
from folkmoot.foundation.errors import InputError
from tests.analysis.groups.conversations import planted


def a_file(folder, votes):
    """Write *votes* as a plain CSV file."""
    lines = [",".join(["participant", *votes.statements])]
    for name, row in zip(votes.participants, votes.matrix.tolist(), strict=True):
        lines.append(",".join([name, *("" if vote == GAP else str(vote) for vote in row)]))
    path = folder / "votes.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def groups(*arguments):
    return CliRunner().invoke(application(), ["groups", *map(str, arguments)])


def test_the_command_writes_the_same_bytes_each_time_and_says_what_it_found(tmp_path):
    votes, out, again = a_file(tmp_path, planted(2)), tmp_path / "1.json", tmp_path / "2.json"
    said = groups(votes, "-o", out)
    assert said.exit_code == 0
    assert "2 groups of 60, 60" in said.output
    assert "They are stable." in said.output
    groups(votes, "-o", again)
    assert out.read_bytes() == again.read_bytes()


def test_statements_bring_their_words_and_those_held_back_are_left_out(tmp_path):
    comments = tmp_path / "comments.csv"
    comments.write_text("comment-id,moderated,comment-body\n0,1,Yes to it.\n1,-1,Spam\n")
    out = tmp_path / "out.json"
    groups(a_file(tmp_path, planted(2)), "-o", out, "--statements", comments)
    statements = {one["id"]: one.get("text") for one in json.loads(out.read_text())["statements"]}
    assert statements["0"] == "Yes to it."
    assert "1" not in statements
    assert len(statements) == 39


def test_no_groups_are_told_in_a_sentence_and_written_down(tmp_path):
    path, out = tmp_path / "votes.csv", tmp_path / "out.json"
    path.write_text("participant,a\np,1\n")
    said = groups(path, "-o", out)
    assert said.exit_code == 0
    assert "No groups: Too few people voted on enough statements (1)" in said.output
    assert json.loads(out.read_text())["why"] == "too few"


def test_a_number_of_groups_that_cannot_be_is_refused(tmp_path):
    said = groups(a_file(tmp_path, planted(2)), "-o", tmp_path / "out.json", "--count", "9")
    assert isinstance(said.exception, InputError)
    assert "2 to 5 groups, not 9" in str(said.exception)


def test_a_file_of_statements_without_their_words_is_refused(tmp_path):
    path = tmp_path / "comments.csv"
    path.write_text("comment-id,said\n0,Yes\n")
    with pytest.raises(InputError, match="needs a column comment-body, body or text"):
        read_statements(path)
