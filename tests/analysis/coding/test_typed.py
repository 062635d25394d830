"""What a coder types, read and written back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.coding.codings import Coded, Remark, document, read_document
from folkmoot.analysis.coding.segments import Segment
from folkmoot.analysis.coding.typed import Typed, read_codings
from folkmoot.analysis.coding.typed_back import written
from folkmoot.analysis.coding.typed_lines import ProblemKind
from folkmoot.analysis.words import passages
from tests.analysis.coding.coded import SAID, a_codebook, a_text, codings_of, texts_to_code


def typed(lines: dict[int, str], extra: str = "") -> Typed:
    return read_codings(lines, extra, text=a_text(), codebook=a_codebook(), coder="tomas")


def found(read: Typed) -> list[tuple[str, str]]:
    return [(one.segment.words(SAID), one.code) for one in read.codings]


def kinds(read: Typed) -> list[ProblemKind]:
    return [problem.kind for problem in read.problems]


def test_codes_beside_a_passage_are_put_on_the_whole_passage() -> None:
    read = typed({1: "safety, police"})
    first = passages(SAID)[0].words
    assert sorted(found(read)) == [(first, "police"), (first, "safety")]
    assert not read.problems


def test_a_unique_beginning_is_enough_in_any_case_and_an_ambiguous_one_is_told() -> None:
    read = typed({1: "SAF", 2: "po"})
    assert [code for _, code in found(read)] == ["safety"]
    assert kinds(read) == [ProblemKind.AMBIGUOUS]
    assert str(read.problems[0]) == "'po' may be police or poverty. Type more of it."


def test_nothing_and_an_empty_field_say_the_same_and_nothing_with_a_code_is_told() -> None:
    assert typed({1: "-"}) == typed({1: ""}) == Typed((), (), ())
    assert kinds(typed({1: "- saf"})) == [ProblemKind.CONTRADICTION]


def test_a_heading_and_an_unknown_code_are_told() -> None:
    read = typed({1: "causes", 2: "nonsense"})
    assert kinds(read) == [ProblemKind.HEADING, ProblemKind.UNKNOWN]
    assert "poverty" in str(read.problems[0])


def test_a_memo_belongs_to_the_codes_of_its_line_and_without_any_it_is_a_remark() -> None:
    read = typed({1: "saf pol  # both, I think", 2: "- # what about him?"})
    assert {one.memo for one in read.codings} == {"both, I think"}
    (remark,) = read.remarks
    assert remark.words == "what about him?"
    assert remark.segment.words(SAID) == passages(SAID)[1].words


def test_other_segments_run_over_passages_or_hold_exact_words() -> None:
    read = typed({}, '1-2 saf\n2 "NEVER  call the police" pol\n2 "call the police" @2 saf # again')
    words = [said for said, _ in found(read)]
    assert words[0] == SAID[: passages(SAID)[1].end]
    assert words[1:] == ["Never call the police", "call the police"]
    assert read.codings[2].segment.start > read.codings[1].segment.end


def test_words_may_hold_quotation_marks_and_either_apostrophe() -> None:
    read = typed({}, '3 "law "protects" nobody" pol\n3 “it’s poverty” pov')
    assert [said for said, _ in found(read)] == ['law "protects" nobody', "it's poverty"]


def test_what_cannot_be_placed_is_told_line_by_line() -> None:
    read = typed({7: "saf"}, 'saf\n9 saf\n2-1 saf\n1 "the police" saf\n1\n\n2 "police" @9 pol')
    assert kinds(read) == [
        ProblemKind.NO_PASSAGE,
        ProblemKind.NO_PLACE,
        ProblemKind.NO_PASSAGE,
        ProblemKind.NO_PASSAGE,
        ProblemKind.NO_WORDS,
        ProblemKind.NO_CODE,
        ProblemKind.NO_WORDS,
    ]
    assert all(str(problem) for problem in read.problems)


@given(st.data())
def test_what_is_written_back_reads_to_the_same_codings(data: st.DataObject) -> None:
    text = data.draw(texts_to_code())
    codings = data.draw(codings_of(text))
    remarks = [Remark(one.segment, "tomas", "hm") for one in data.draw(codings_of(text))]
    back = written(codings, text, remarks=remarks)
    read = read_codings(back.lines, back.extra, text=text, codebook=a_codebook(), coder="tomas")
    assert not read.problems
    assert read.codings == tuple(sorted(set(codings)))
    assert read.remarks == tuple(sorted(set(remarks)))


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_typed_is_read_or_told_and_never_lost_elsewhere(line: str, extra: str) -> None:
    read = typed({1: line}, extra)
    for one in read.codings:
        assert 0 <= one.segment.start < one.segment.end <= len(SAID)


@pytest.mark.parametrize(
    ("said", "passages_there"), [("😀😀", 1), ("No", 1), ("", 0), (" \n ", 0), ("a" * 2**20, 1)]
)
def test_responses_that_are_hardly_any_are_coded_as_far_as_there_is_something(said, passages_there):
    text = a_text(said=said)
    read = read_codings({1: "saf"}, "", text=text, codebook=a_codebook(), coder="tomas")
    assert [one.segment.words(said) for one in read.codings] == [said] * passages_there
    assert kinds(read) == [ProblemKind.NO_PASSAGE] * (1 - passages_there)


def test_the_document_of_codings_says_neither_coder_nor_response_and_reads_to_the_same() -> None:
    codings = (Coded(Segment("r1", 2, 9), "safety", "tomas", "why"),)
    remarks = (Remark(Segment("r1", 0, 4), "tomas", "hm"),)
    told = document(codings, remarks)
    assert "tomas" not in str(told)
    assert "r1" not in str(told)
    assert isinstance(told, dict)
    assert read_document(told, response="r1", coder="tomas") == (codings, remarks)
