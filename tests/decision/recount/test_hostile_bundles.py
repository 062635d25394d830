"""Whatever a stranger's file does, the recount says a sentence and ends; it never falls over."""

import json
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from folkmoot.decision.recount import assembled
from tests.decision.bundled import files_of, zipped

DEEP = "[" * 100_000 + "]" * 100_000
HUGE = "9" * 5_000


def told(path: str, *options: str) -> tuple[int, str]:
    """Give the exit status and what the assembled file said of a bundle, and that it never fell."""
    alone = Path(path).with_name("recount.py")
    alone.write_text(assembled(), encoding="utf-8")
    command = [sys.executable, "-I", "-S", str(alone), path, *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["decision.json", "votes.json", "ledger.jsonl", "heads.json"])
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(DEEP, id="deep"),
        pytest.param(HUGE, id="a number without end"),
        pytest.param('{"seat": NaN}', id="not a number"),
        pytest.param('[{"yes": 1e400}]', id="infinite"),
        pytest.param('[{"yes": 1, "yes": 2}]', id="a key twice"),
        pytest.param('[{"yes": -1, "no": true, "abstain": 1.0}]', id="numbers that are none"),
        pytest.param("[[]]", id="a list for a record"),
        pytest.param('["\\ud800"]', id="half a sign"),
        pytest.param("", id="nothing"),
        pytest.param("null", id="null"),
        pytest.param("[]", id="no record"),
        pytest.param("{}", id="no list"),
        pytest.param("\ufeff[]", id="a mark at its beginning"),
    ],
)
def test_a_file_of_another_form_differs_with_a_sentence(
    tmp_path: Path, name: str, content: str
) -> None:
    status, said = told(zipped(tmp_path, files_of("recorded") | {name: content}))
    assert status == 1
    assert said.splitlines()[-1].startswith("It does not hold. ")


@pytest.mark.parametrize("fraction", ["1/0", "1e999999999", "-1/2", "1/3/4", "٣/٤", "0x1", ""])
def test_a_fraction_that_is_none_differs(tmp_path: Path, fraction: str) -> None:
    files = files_of("recorded")
    rules = json.loads(files["rules.json"])
    rules[0]["rules"][1]["majority"]["threshold"] = fraction
    status, said = told(zipped(tmp_path, files | {"rules.json": json.dumps(rules)}))
    assert (status, said.count("It does not hold.")) == (1, 1)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("ledger.jsonl", "w", force_zip64=True) as file,
    ):
        for _ in range(210):
            file.write(bytes(1_000_000))
    status, said = told(str(path))
    assert (status, "more than 200000000 bytes" in said) == (2, True)


def test_a_size_that_lies_is_found(tmp_path: Path) -> None:
    path = Path(zipped(tmp_path, files_of("recorded")))
    data = bytearray(path.read_bytes())
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 7)
    path.write_bytes(data)
    status, said = told(str(path))
    assert status == 2
    assert said.startswith("This cannot be recounted: ")


@pytest.mark.parametrize("cut", [0, 1, 21, 100, 2_000])
def test_a_file_that_is_cut_off_is_no_bundle(tmp_path: Path, cut: int) -> None:
    path = Path(zipped(tmp_path, files_of("recorded")))
    path.write_bytes(path.read_bytes()[:cut])
    assert told(str(path))[0] == 2


@pytest.mark.parametrize("packed", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_file_that_is_packed_in_another_way_is_no_bundle(tmp_path: Path, packed: int) -> None:
    path = tmp_path / "bundle.zip"
    with zipfile.ZipFile(path, "w", packed) as archive:
        archive.writestr("votes.json", "[]")
    assert told(str(path))[0] == 2


def test_a_file_that_is_not_there_or_is_a_folder_is_told(tmp_path: Path) -> None:
    assert told(str(tmp_path / "nothing.zip"))[0] == 2
    assert told(str(tmp_path))[0] == 2


def test_what_a_file_says_does_not_reach_the_terminal_as_a_command(tmp_path: Path) -> None:
    files = files_of("recorded") | {"\x1b[2Jevil\u202e.json": "[]"}
    status, said = told(zipped(tmp_path, files))
    assert status == 1
    assert "\x1b" not in said
    assert "\u202e" not in said


@pytest.mark.parametrize("code", ["", "nonsense", "0" * 28, "٠" * 28])
def test_a_code_that_is_none_is_told(tmp_path: Path, code: str) -> None:
    path = zipped(tmp_path, files_of("receipted"))
    status, said = told(path, f"--code={code}")
    assert (status == 0) is (code == "")
    assert code == "" or "The code" in said
