"""Files made by mistake or in bad faith: each is refused in a sentence that says where."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from folkmoot.cli import application
from folkmoot.decision.ranking.ballots import named
from folkmoot.decision.ranking.blt import read_blt, write_blt
from folkmoot.decision.ranking.methods import count
from folkmoot.decision.ranking.tables import read_csv
from folkmoot.foundation.errors import InputError

GOOD = '3 1\n4 1 2 0\n3 2 1 0\n0\n"Ann"\n"Bill"\n"Cay"\n"Board"\n'
HIDDEN = "\u202e"

BAD_BLT = [
    ("", 1),
    ("\n\n\n", 1),
    ("3\n0\n", 1),
    ("3 1 7\n0\n", 1),
    ("0 1\n0\n", 1),
    ("3 0\n0\n", 1),
    ("-3 1\n0\n", 1),
    ("3.0 1\n0\n", 1),
    ("٣ ١\n0\n", 1),
    ("1_000 1\n0\n", 1),
    ("three one\n0\n", 1),
    ("9999999999999999999999 1\n0\n", 1),
    ("\x00\x1b[2J\x00", 1),
    (GOOD.replace("4 1 2 0", "4 1 2"), 2),
    (GOOD.replace("4 1 2 0", "0 0 0 0 1"), 2),
    (GOOD.replace("4 1 2 0", "4 0 1 0"), 2),
    (GOOD.replace("4 1 2 0", "4 4 0"), 2),
    (GOOD.replace("4 1 2 0", "4 1 1 0"), 2),
    (GOOD.replace("4 1 2 0", "4 -1 0"), 2),
    (GOOD.replace("4 1 2 0", "4 1=2 0"), 2),
    (GOOD.replace("4 1 2 0", "4 1 - 2 0"), 2),
    (GOOD.replace("4 1 2 0", "(id) 4 1 0"), 2),
    (GOOD.replace("4 1 2 0", "0.5 1 0"), 2),
    (GOOD.replace("4 1 2 0", "1e9 1 0"), 2),
    (GOOD.replace("4 1 2 0", "+4 1 0"), 2),
    (GOOD.replace("4 1 2 0", "²4 1 0"), 2),
    (GOOD.replace("4 1 2 0", f"{'9' * 5000} 1 0"), 2),
    (GOOD.replace("4 1 2 0", "x" * 100_000), 2),
    (GOOD.replace("4 1 2 0", "-4"), 2),
    (GOOD.replace("4 1 2 0", "-1 2"), 2),
    (GOOD.replace("4 1 2 0", "--1"), 2),
    (GOOD.replace("4 1 2 0", "4 1 2 0 # well"), 0),
    (GOOD.replace("\n0\n", "\n"), 4),
    (GOOD.split("0\n")[0], 1),
    (GOOD.replace('"Bill"\n', ""), 0),
    (GOOD.replace('"Bill"\n"Cay"\n', ""), 1),
    (GOOD + '"more"\n', 1),
    (GOOD.replace('"Bill"', "Bill"), 6),
    (GOOD.replace('"Bill"', '"Bill'), 6),
    (GOOD.replace('"Bill"', '"'), 6),
    (GOOD.replace('"Bill"', '""'), 6),
    (GOOD.replace('"Bill"', '"   "'), 6),
    (GOOD.replace('"Bill"', '"Ann"'), 6),
    (GOOD.replace('"Bill"', '" Ann "'), 6),
    (GOOD.replace('"Bill"', '"Bi\x1b[31mll"'), 6),
    (GOOD.replace('"Bill"', f'"Bi{HIDDEN}ll"'), 6),
    (GOOD.replace('"Bill"', '"Bi\x0cll"'), 6),
    (GOOD.replace('"Bill"', '"Bi\u2028ll"'), 6),
    (GOOD.replace('"Bill"', f'"{"B" * 301}"'), 6),
    (GOOD.replace('"Board"', '"Bo\x07ard"'), 8),
    (GOOD.replace("4 1 2 0", "999999999 1 2 0"), None),
]


@pytest.mark.parametrize(("text", "line"), [each for each in BAD_BLT if each[1] != 0])
def test_malformed_blt_is_refused_with_its_line(text: str, line: int | None) -> None:
    with pytest.raises(InputError) as refused:
        read_blt(text, name="x.blt")
    said = str(refused.value)
    assert said.startswith(f"x.blt:{line}: ") or line is None
    assert len(said) < 300
    assert said.isprintable()
    assert said.endswith(".")


@pytest.mark.parametrize("text", [each for each, line in BAD_BLT if line == 0])
def test_a_comment_and_a_missing_title_are_no_fault(text: str) -> None:
    assert read_blt(text).total == 7


def test_fifty_faults_are_tried() -> None:
    assert sum(line != 0 for _, line in BAD_BLT) + len(BAD_CSV) >= 50


BAD_CSV = [
    "",
    "first,second\nA,B\n",
    "choice 1,count\nA,four\n",
    "choice 1,count\nA,-1\n",
    "choice 1,count\nA,1.5\n",
    "choice 1,count\nA,1e3\n",
    "choice 1,count\nA,\n",
    "choice 1,count\nA,٤\n",
    f"choice 1,count\nA,{'9' * 400}\n",
    "choice 1,choice 2\nA\n",
    "choice 1,choice 2\nA,B,C\n",
    'choice 1\n"A\n',
    f"choice 1\n{'A' * 200_000}\n",
    "choice 1\nA\x1b[2J\n",
    f"choice 1\nA{HIDDEN}B\n",
    "choice 1\n\n",
    "choice 1\nundervote\n",
    "choice 1,count\nA,999999999\nB,999999999\n",
]


@pytest.mark.parametrize("text", BAD_CSV)
def test_malformed_csv_is_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_csv(path)
    assert len(str(refused.value)) < 400
    assert str(refused.value).isprintable()


@settings(deadline=None, max_examples=300)
@given(
    st.integers(0, len(GOOD)),
    st.integers(0, 6),
    st.text(alphabet=' 0123456789-"\nAé\x00#=', max_size=6),
)
def test_whatever_is_done_to_a_file_it_is_read_or_refused(at: int, cut: int, put: str) -> None:
    said = "."
    try:
        count(read_blt(GOOD[:at] + put + GOOD[at + cut :]), method="irv", seats=1)
    except InputError as refused:
        said = str(refused)
    assert said.endswith(".")


def test_a_name_that_blt_cannot_hold_is_refused_when_it_is_written() -> None:
    with pytest.raises(InputError, match="BLT cannot hold the quotation mark"):
        write_blt(named(['Ann "the" Bold', "Bill"], [["Bill"]]))


def test_the_command_writes_blt_that_counts_the_same_and_breaks_ties_as_told(
    tmp_path: Path,
) -> None:
    source, written = tmp_path / "in.blt", tmp_path / "out.blt"
    source.write_text('2 1\n1 1 0\n1 2 0\n0\n"Ann"\n"Bill"\n"Board"\n', encoding="utf-8")

    def elected(*options: str) -> str:
        result = CliRunner().invoke(
            application(), ["count", str(source), "--method", "irv", *options]
        )
        assert result.exit_code == 0
        return result.stdout.strip().splitlines()[-1]

    assert elected("--blt", str(written)) == "Elected: Bill"
    assert written.read_text(encoding="utf-8") == source.read_text(encoding="utf-8")
    assert elected("--ties", "chair", "--prefer", "Ann") == "Elected: Ann"
    seeds = {elected("--ties", "lot", "--seed", str(n)) for n in range(9)}
    assert seeds == {"Elected: Ann", "Elected: Bill"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--ties", "chair"], "Ann, Bill are equal. The chair says which of them goes first."),
        (["--ties", "chair", "--prefer", "Zed"], "Nobody is called 'Zed'"),
        (["--ties", "dice"], "There is no rule 'dice'"),
        (["--blt", "/nowhere/at/all.blt"], "cannot be written"),
    ],
)
def test_what_the_command_cannot_do_is_told(tmp_path: Path, options: list[str], said: str) -> None:
    source = tmp_path / "in.blt"
    source.write_text('2 1\n1 1 0\n1 2 0\n0\n"Ann"\n"Bill"\n"Board"\n', encoding="utf-8")
    result = CliRunner().invoke(application(), ["count", str(source), "--method", "irv", *options])
    assert isinstance(result.exception, InputError)
    assert said in str(result.exception)
