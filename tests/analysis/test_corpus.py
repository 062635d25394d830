"""Reading files of responses, whatever is in them."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from folkmoot.analysis.corpus import read_texts
from folkmoot.analysis.quotes import is_exact, quote
from folkmoot.analysis.words import passages, sentences
from folkmoot.foundation.errors import InputError, UnreadableFile
from tests.analysis.texts import a_text


def a_file(folder: Path, content: str | bytes, name: str = "in.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_missing_column_is_told_with_the_columns_there_are(tmp_path):
    with pytest.raises(InputError, match=r"no column 'words'. Its columns are: id, said"):
        read_texts(a_file(tmp_path, "id,said\n1,yes\n"), text="words")


def test_every_row_is_kept_even_empty_huge_or_odd_ones(tmp_path):
    huge = "word " * 200_000
    odd = ["", "yes", huge, "😀😀", "a\x00b", "Oui. نعم. Yes."]
    rows = "".join(f'{n},"{text}"\n' for n, text in enumerate(odd))
    path = a_file(tmp_path, f"id,t\n{rows}")
    texts = {text.id: text for text in read_texts(path, text="t", id="id")}
    assert len(texts) == len(odd)
    assert texts["0"].text == ""
    assert texts["4"].text == "ab"
    assert {texts[n].language for n in "0134"} == {"unknown"}


def test_semicolons_and_a_byte_order_mark_are_understood(tmp_path):
    path = a_file(tmp_path, "\ufeffid;t\n1;one, two\n")
    (text,) = read_texts(path, text="t", id="id")
    assert text.text == "one, two"


def test_a_workbook_reads_like_a_csv(tmp_path):
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["id", "t", "kind"], [1, "We ask for safety.", "member"]):
        sheet.append(row)
    book.save(tmp_path / "in.xlsx")
    (text,) = read_texts(tmp_path / "in.xlsx", text="t", id="id", by="kind")
    assert (text.id, text.text, text.group("kind")) == ("1", "We ask for safety.", "member")


@pytest.mark.parametrize("name", ["in.csv", "in.xlsx"])
def test_binary_files_are_refused_in_a_sentence(tmp_path, name):
    with pytest.raises(UnreadableFile, match=name):
        read_texts(a_file(tmp_path, b"\xff\xfe\x00\x9f PK", name), text="t")


def test_an_id_that_comes_twice_is_refused(tmp_path):
    with pytest.raises(InputError, match="has the id '1' twice"):
        read_texts(a_file(tmp_path, "id,t\n1,a\n1,b\n"), text="t", id="id")


def test_sentences_and_passages_are_exact_parts_of_their_text():
    text = "It harms us!\nNo. Never.\n\n«Pourquoi?» demande-t-elle. هل هذا عدل؟ نعم."
    for piece in (*sentences(text), *passages(text)):
        assert text[piece.start : piece.end] == piece.words


def test_no_passage_goes_beyond_its_paragraph():
    assert [one.words for one in passages("Yes.\n\nNo.")] == ["Yes.", "No."]


def test_a_quotation_that_is_not_word_for_word_is_refused():
    text = a_text("7", "We ask for safety, and for rest.")
    with pytest.raises(InputError, match="does not stand in response 7"):
        quote(text, "We ask for safety and rest")
    assert is_exact(quote(text, "safety, and"), text)
    assert not is_exact(quote(text, "safety"), a_text("7", "We ask for peace."))
