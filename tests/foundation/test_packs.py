"""Faults in packs name the file and the line."""

from pathlib import Path

import pytest

from folkmoot.foundation.errors import PackFaults
from folkmoot.foundation.packs import raise_faults, read_toml

TEXT = """\
about = "A pack"

[[answer]]
question = "S1"

[[answer]]
question = "S2"
value = ""
"""


def a_file(folder: Path, text: str | bytes) -> Path:
    path = folder / "answers.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_each_fault_has_the_line_of_its_key_and_all_are_told(tmp_path: Path) -> None:
    file = read_toml(a_file(tmp_path, TEXT), root=tmp_path)
    for position, table in file.tables("answer"):
        file.text(table, "value", of="answer", position=position)
    with pytest.raises(PackFaults) as told:
        raise_faults(file)
    assert [fault.line for fault in told.value.faults] == [3, 8]
    assert "'value' is missing" in told.value.faults[0].message


def test_a_file_without_faults_raises_nothing(tmp_path: Path) -> None:
    raise_faults(read_toml(a_file(tmp_path, TEXT)))


def test_broken_toml_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(PackFaults, match=r"answers\.toml:2: This is not TOML"):
        read_toml(a_file(tmp_path, "good = 1\nbad = \n"))


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackFaults, match="Save it as UTF-8"):
        read_toml(a_file(tmp_path, b'name = "caf\xe9"'))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackFaults, match="This file is missing"):
        read_toml(tmp_path / "policy.toml")


def test_a_list_that_is_no_list_of_tables_is_a_fault(tmp_path: Path) -> None:
    file = read_toml(a_file(tmp_path, 'answer = "S1"\n'))
    assert list(file.tables("answer")) == []
    assert "Write [[answer]]" in file.faults[0].message
