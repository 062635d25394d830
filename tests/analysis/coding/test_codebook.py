"""Codebooks: their faults, their versions, and the file that people write."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.coding.codebook import (
    Code,
    Codebook,
    changes,
    codebook_hash,
    document,
    read_codebook,
    shared_codes,
)
from folkmoot.analysis.coding.codebook_files import (
    as_toml,
    from_toml,
    from_toml_text,
    gaps,
    in_one_line,
)
from folkmoot.foundation.errors import InputError, PackFaults
from tests.analysis.coding.coded import a_codebook

LINES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=20)
PROSE = LINES.map(in_one_line)


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ((Code("a", "A"), Code("a", "B")), "'a' is here twice"),
        ((Code("a", "A"), Code("b", "a")), "Two codes are called 'a'"),
        ((Code("a", "A", parent="b"),), "lies under 'b', which is not here"),
        ((Code("a", "A", parent="b"), Code("b", "B", parent="a")), "lies under itself"),
        ((Code("a", "A", parent="a"),), "lies under itself"),
        ((Code("A b", "A"),), "'A b' is no short name"),
        ((Code("a", " "),), "'a' has no name"),
        ((Code("a", "A", colour="red"),), "Write it like #1A7F37"),
    ],
)
def test_what_is_wrong_with_a_codebook_is_said(codes: tuple[Code, ...], words: str) -> None:
    with pytest.raises(InputError, match=words):
        a_codebook(*codes)


def test_a_later_version_says_what_was_added_what_is_gone_and_what_reads_differently() -> None:
    before = a_codebook(Code("a", "A"), Code("b", "B", "old"), Code("c", "C"))
    after = a_codebook(
        Code("a", "A", colour="#112233"), Code("b", "B", "new"), Code("d", "D"), version=2
    )
    found = changes(before, after)
    assert (found.added, found.gone, found.reworded, found.same) == (("d",), ("c",), ("b",), ("a",))


def test_only_codes_that_are_the_same_in_every_version_may_be_laid_together() -> None:
    first, second = a_codebook(), a_codebook(Code("safety", "Safety", "Another thing."), version=2)
    assert shared_codes([first, first]) == ("safety", "police", "poverty")
    assert shared_codes([first, second]) == ()
    assert shared_codes([]) == ()


def test_the_document_of_a_codebook_reads_to_the_same_and_changes_with_a_word() -> None:
    book = a_codebook()
    told = document(book)
    assert isinstance(told, dict)
    assert read_codebook(told) == book
    other = a_codebook(
        *book.codes[:3], Code("poverty", "Poverty", "Want of work.", parent="causes")
    )
    assert codebook_hash(other) != codebook_hash(book)


@pytest.mark.parametrize("told", [{}, {"name": "a", "version": 1, "codes": [{"id": "a"}]}])
def test_a_document_that_holds_no_codebook_is_refused(told: dict[str, object]) -> None:
    with pytest.raises(InputError, match="no codebook"):
        read_codebook(told)


@given(PROSE.filter(bool), PROSE, PROSE, st.lists(st.sampled_from(("2.3", "4"))))
def test_a_codebook_written_as_toml_reads_to_the_same(
    name: str, definition: str, include: str, clauses: list[str]
) -> None:
    code = Code("b", name, definition, include, clauses=tuple(clauses), parent="a")
    book = Codebook("work", 3, (Code("a", "\u2060 over it", is_codable=False), code))
    assert from_toml_text(as_toml(book)) == book


def test_every_fault_of_a_file_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text(
        'name = "work"\nversion = "1"\n\n[[code]]\nid = "a"\nname = "A"\ncolor = "#112233"\n\n'
        '[[code]]\nid = "b"\nclauses = "2.3"\n'
    )
    with pytest.raises(PackFaults) as told:
        from_toml(path)
    lines = [fault.line for fault in told.value.faults]
    assert {7, 9, 11} <= set(lines)
    assert "'version' must be a whole number" in str(told.value)


def test_codes_without_a_definition_are_named() -> None:
    assert gaps(a_codebook(Code("a", "A", "Said."), Code("b", "B"))) == ("b",)
