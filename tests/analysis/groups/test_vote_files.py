"""Files of votes: read at once or cell by cell with the same result, and refused with a reason."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.analysis.sheets import read_table
from folkmoot.analysis.vote_files import read_votes
from folkmoot.analysis.votes import GAP, votes_of
from folkmoot.foundation.errors import InputError


def written(folder, text, name="votes.csv"):
    path = folder / name
    path.write_bytes(text.encode())
    return path


def same(one, other):
    return (one.participants, one.statements) == (
        other.participants,
        other.statements,
    ) and np.array_equal(one.matrix, other.matrix)


def test_votes_are_read_with_rows_and_columns_in_the_order_of_their_ids(tmp_path):
    path = written(tmp_path, "participant,group-id,10,9\nq,0,1,-1\np,,0,\n")
    votes = read_votes(path)
    assert votes.participants == ("p", "q")
    assert votes.statements == ("9", "10")
    assert votes.matrix.tolist() == [[GAP, 0], [-1, 1]]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(["1", "0", "-1", ""]), min_size=3, max_size=3), min_size=1),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.integers(1, 60),
)
def test_the_short_way_and_the_long_way_read_the_same(tmp_path_factory, rows, end, closed, block):
    lines = ["participant,a,b,c", *(",".join([f"p{n}", *row]) for n, row in enumerate(rows))]
    text = end.join(lines) + (end if closed else "")
    path = written(tmp_path_factory.mktemp("votes"), text)
    assert same(read_votes(path, at_once=block), votes_of(read_table(path)))


@pytest.mark.parametrize(
    "text",
    [
        'participant,"a, b",c\np,1,0\n',
        "participant;a;c\np;1;0\n",
        "participant,a,c\np,1.0,0\n",
        "participant,a,c\np, 1,0\n",
        "\ufeffparticipant,a,c\np,1,0\n",
        "participant,a,c\n\np,1,0\n",
        "participant,a,c\npé,1,0\n",
    ],
)
def test_what_is_not_plain_is_read_all_the_same(tmp_path, text):
    votes = read_votes(written(tmp_path, text))
    assert votes.matrix.tolist() == [[1, 0]]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("participant,1\np,2\n", "row 2, column 1: '2' is no vote. Write 1 for agree"),
        ("participant,1\np,agree\n", "row 2, column 1: 'agree' is no vote"),
        ("participant,1\np,--\n", "'--' is no vote"),
        ("participant,1\np,1\np,0\n", "row 3: participant p comes twice"),
        ("participant,1\n,1\n", "row 2: who voted here is missing"),
        ("participant,1,1\np,1,0\n", "two columns '1'"),
        ("participant\np\n", "no column for a statement"),
        ("", "is empty"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_place(tmp_path, text, why):
    with pytest.raises(InputError, match=why.replace("(", r"\(")):
        read_votes(written(tmp_path, text))


def test_a_file_with_nobody_in_it_has_no_votes(tmp_path):
    votes = read_votes(written(tmp_path, "participant,a,b\n"))
    assert votes.matrix.shape == (0, 2)


def test_statements_that_were_not_let_through_are_left_out(tmp_path):
    votes = read_votes(written(tmp_path, "participant,a,b,c\np,1,0,-1\n")).without(["b", "x"])
    assert votes.statements == ("a", "c")
    assert votes.matrix.tolist() == [[1, -1]]
