"""Projects written as REFI-QDA and read again, and projects as other programs write them."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from folkmoot.analysis.coding.codebook import Code, Codebook
from folkmoot.analysis.coding.codebook_files import in_one_line
from folkmoot.analysis.coding.codings import Coded, Memo, Remark
from folkmoot.analysis.coding.refi_qda.descriptions import described, description
from folkmoot.analysis.coding.refi_qda.project import LeftOut, Project
from folkmoot.analysis.coding.refi_qda.reading import take_in
from folkmoot.analysis.coding.refi_qda.writing import export
from folkmoot.analysis.coding.segments import Segment
from folkmoot.analysis.corpus import Text, clean
from tests.analysis.coding.coded import (
    a_codebook,
    a_project,
    a_text,
    coded,
    codings_of,
    texts_to_code,
)

NAMESPACE = "urn:QDA-XML:project:1.0"
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("project.xsd")))
LINES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=30)


def document_of(packed: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return etree.fromstring(archive.read("project.qde"))


def a_file(inside: str, *, origin: str = "NVivo", **members: str | bytes) -> bytes:
    """Give a project as another program would write it, with *members* among its sources."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        told = f'<Project xmlns="{NAMESPACE}" name="Theirs" origin="{origin}">{inside}</Project>'
        archive.writestr("project.qde", told)
        for name, content in members.items():
            archive.writestr(f"Sources/{name}.txt", content)
    return target.getvalue()


CODES = (
    '<Users><User guid="{AAAAAAAA-0000-0000-0000-000000000001}" name="Anna"/></Users>'
    '<CodeBook><Codes><Code guid="c1" name="Sécurité" isCodable="true" color="#AABBCC"/>'
    '<Code guid="c2" name="Causes" isCodable="false"><Description>Why people come.</Description>'
    '<Code guid="c3" name="Sécurité" isCodable="true"/></Code></Codes></CodeBook>'
)
OUTSIDE = "It does not lie in the text, or holds blanks only."
ANNA = "aaaaaaaa-0000-0000-0000-000000000001"


def selection(start: int, end: int, name: str = "", code: str = "c1") -> str:
    return (
        f'<PlainTextSelection guid="s{start}" name="{name}" startPosition="{start}" '
        f'endPosition="{end}" creatingUser="{ANNA}"><Coding guid="x{start}">'
        f'<CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>'
    )


def a_source(*selections: str, path: str = 'plainTextPath="internal://a.txt"') -> str:
    inside = "".join(selections)
    return f'<Sources><TextSource guid="t1" name="Anna" {path}>{inside}</TextSource></Sources>'


def test_an_export_is_valid_by_the_published_schema_and_has_its_texts_beside_it():
    packed = export(a_project())
    document = document_of(packed)
    SCHEMA.assertValid(document)
    (source,) = document.iter("{*}TextSource")
    path = source.get("plainTextPath", "").removeprefix("internal://")
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.read(f"sources/{path}").decode() == a_text().text


def test_the_schema_of_the_tests_refuses_what_it_should():
    document = document_of(export(a_project()))
    next(document.iter("{*}CodeRef")).set("targetGUID", "no guid")
    assert not SCHEMA.validate(document)


def test_what_is_exported_is_taken_in_as_it_was():
    project = a_project()
    taken = take_in(export(project))
    assert taken.project == replace(
        project, codings=tuple(sorted(project.codings)), memos=tuple(sorted(project.memos))
    )
    assert (taken.left_out, taken.told, taken.origin) == ((), (), "Folkmoot")


@settings(max_examples=40)
@given(st.data())
def test_codings_of_any_text_by_any_coders_come_back_the_same(data):
    text = data.draw(texts_to_code())
    codings = data.draw(codings_of(text, coders=("ines", "tomas", "machine:3f2a")))
    project = a_project([text], codings)
    packed = export(project)
    taken = take_in(packed).project
    assert taken.codings == tuple(sorted(set(codings)))
    assert taken.texts == project.texts
    SCHEMA.assertValid(document_of(packed))


@given(LINES.map(clean), LINES.map(in_one_line).filter(bool))
def test_words_in_any_script_come_back_the_same(said, name):
    text = Text("a/b: c", said, "unknown", (("kind", "member"),))
    book = Codebook("work", 2, (Code("a-1", name, name, name, f"Include: {name}"),))
    project = Project(name, book, (text,), ())
    taken = take_in(export(project)).project
    assert (taken.codebook, taken.texts) == (book, (text,))


@given(st.sampled_from(("", "Include: x", "Short name: y", "Definition: z", "plain")), LINES)
def test_the_description_of_a_code_reads_to_what_it_was_made_of(definition, raw):
    code = Code("a", "A", definition, in_one_line(raw), in_one_line(raw[::-1]), ("2.3", "4"))
    told = described(description(code))
    assert (told.id, told.definition, told.clauses) == ("a", definition, ("2.3", "4"))
    assert (told.include, told.exclude) == (code.include, code.exclude)


def as_others_read(packed: bytes) -> Iterator[tuple[str, str, str]]:
    """Give the words, code and coder of each coding as the standard says, by no line of ours."""
    archive, space = zipfile.ZipFile(io.BytesIO(packed)), {"q": NAMESPACE}
    root = ElementTree.fromstring(archive.read("project.qde"))
    names = {one.get("guid"): str(one.get("name")) for one in root.iter() if one.get("guid")}
    for source in root.iterfind("q:Sources/q:TextSource", space):
        path = source.get("plainTextPath", "").replace("internal://", "sources/")
        text = archive.read(path).decode("utf-8")
        for one in source.iterfind("q:PlainTextSelection", space):
            words = text[int(one.get("startPosition", "")) : int(one.get("endPosition", ""))]
            user = names[one.get("creatingUser")]
            codes = one.iterfind("q:Coding/q:CodeRef", space)
            yield from ((words, names[code.get("targetGUID")], user) for code in codes)


def test_whoever_slices_texts_by_positions_finds_the_words_the_code_and_the_coder():
    assert list(as_others_read(export(a_project()))) == [
        ("makes it safer", "Police", "tomas"),
        ("makes it safer", "Safety at work", "tomas"),
        ("call the police", "Police", "ines"),
        ("😀 and it's poverty", "Poverty", "tomas"),
    ]


def test_characters_that_xml_cannot_hold_are_left_out_of_what_is_said():
    memo = coded("poverty", "poverty", text=a_text(), memo="what\x0b\ufffe is it")
    (coding,) = take_in(export(a_project([a_text()], [memo]))).project.codings
    assert coding.memo == "what is it"


def test_the_same_project_gives_the_same_bytes_and_no_time_but_a_day():
    packed = export(a_project())
    assert packed == export(a_project())
    times = {
        value
        for element in document_of(packed).iter()
        for name, value in element.attrib.items()
        if "DateTime" in str(name)
    }
    assert times == {"2026-11-22T00:00:00Z"}


def test_nothing_about_a_response_that_is_gone_is_exported():
    gone = a_text("gone")
    project = replace(
        a_project([a_text()], [coded("poverty", "poverty", "bo", text=gone)]),
        memos=(Memo("He is gone.", response="gone"),),
        readers={"gone": ("bo",)},
    )
    packed = export(project)
    assert b"gone" not in etree.tostring(document_of(packed))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert len(archive.namelist()) == 2
    assert take_in(packed).project.memos == ()


def test_notes_without_a_place_are_memos_and_those_with_one_are_remarks():
    note = (
        f'<Notes><Note guid="n1" creatingUser="{ANNA}"><PlainTextContent>Where?</PlainTextContent>'
        '<PlainTextSelection guid="s7" startPosition="0" endPosition="4"/></Note>'
        '<Note guid="n2"><PlainTextContent>Mine.</PlainTextContent></Note>'
        '<Note guid="n3"><PlainTextContent>All.</PlainTextContent></Note></Notes>'
    )
    own = '<NoteRef targetGUID="n1"/><NoteRef targetGUID="n2"/>'
    source = a_source("<Description>Told.</Description>", own)
    project = take_in(a_file(CODES + source + note, a="Work is work.")).project
    assert project.remarks == (Remark(Segment("Anna", 0, 4), "Anna", "Where?"),)
    assert project.memos == (
        Memo("All."),
        Memo("Mine.", response="Anna"),
        Memo("Told.", response="Anna"),
    )


def test_codes_of_another_program_get_short_names_and_names_of_their_own():
    book = take_in(a_file(CODES)).project.codebook
    assert [(code.id, code.name, code.parent) for code in book.codes] == [
        ("securite", "Sécurité", ""),
        ("causes", "Causes", ""),
        ("securite-2", "Sécurité (2)", "causes"),
    ]
    assert book.code("causes").definition == "Why people come."
    assert book.code("securite").colour == "#AABBCC"
    assert book.ids == ("securite", "securite-2")


def test_a_code_that_is_a_case_in_truth_is_no_code():
    case = '<Cases><Case guid="{C3}" name="Anna"/></Cases>'
    book = take_in(a_file(CODES + case)).project.codebook
    assert [code.id for code in book.codes] == ["securite", "causes"]


def test_coders_memos_and_values_are_found_where_programs_put_them():
    noted = (
        f'<PlainTextSelection guid="s9" startPosition="0" endPosition="4" creatingUser="{ANNA}">'
        "<Description>by selection</Description>"
        '<Coding guid="x9"><CodeRef targetGUID="c1"/><NoteRef targetGUID="n1"/></Coding>'
        '</PlainTextSelection><PlainTextSelection guid="s8" startPosition="5" endPosition="9"/>'
    )
    inside = (
        f'{CODES}<Variables><Variable guid="v1" name="kind" typeOfVariable="Text"/></Variables>'
        '<Cases><Case guid="k1"><VariableValue><VariableRef targetGUID="V1"/>'
        "<!-- so it is --><TextValue>member</TextValue></VariableValue>"
        f'<SourceRef targetGUID="t1"/></Case></Cases>{a_source(noted)}'
        '<Notes><Note guid="n1"><PlainTextContent>by note</PlainTextContent></Note>'
        '<Note guid="n2" plainTextPath="internal://n2.txt"/></Notes>'
        '<Links><Link guid="l1" originGUID="n2" targetGUID="s8"/></Links>'
    )
    project = take_in(a_file(inside, a="Work is work.", n2="linked")).project
    (coding,) = project.codings
    assert (coding.coder, coding.memo) == ("Anna", "by selection\nby note")
    assert [remark.words for remark in project.remarks] == ["linked"]
    assert project.texts[0].group("kind") == "member"


def test_a_coding_of_a_whole_text_is_on_all_of_its_words():
    whole = '<Coding guid="x1"><CodeRef targetGUID="c1"/></Coding>'
    (coding,) = take_in(a_file(CODES + a_source(whole), a="Work is work.\r\n")).project.codings
    assert coding == Coded(Segment("Anna", 0, 13), "securite", "unknown")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ('<PictureSource guid="p" name="A photo"/>', "It is of the kind 'picture'."),
        ('<PDFSource guid="p" name="A photo"/>', "It is a PDF without its text."),
        ('<TextSource guid="p" name="A photo" richTextPath="x.docx"/>', "It has no plain text"),
        (
            '<TextSource guid="p" name="A photo" plainTextPath="relative:///x.txt"/>',
            "Its text lies outside of the file.",
        ),
        (
            '<TextSource guid="p" name="A photo" plainTextPath="internal://../../etc/passwd"/>',
            "Its text is not in the file.",
        ),
        (
            '<TextSource guid="p" name="A photo" plainTextPath="internal://b.txt"/>',
            "Its text is neither UTF-8 nor UTF-16.",
        ),
    ],
)
def test_a_source_without_text_is_listed_with_the_reason(source, reason):
    taken = take_in(a_file(f"{CODES}<Sources>{source}</Sources>", b=b"\xff\x00\xff"))
    (left,) = taken.left_out
    assert (left.what, left.name) == ("source", "A photo")
    assert left.reason.startswith(reason)


def test_the_text_of_a_pdf_is_taken_in_where_the_file_holds_it():
    held = f'<Representation guid="r" plainTextPath="internal://a.txt">{selection(0, 4)}'
    pdf = f'<Sources><PDFSource guid="p" name="P">{held}</Representation></PDFSource></Sources>'
    project = take_in(a_file(CODES + pdf, a="Work is work.")).project
    assert [one.segment for one in project.codings] == [Segment("P", 0, 4)]


def test_codings_that_cannot_be_placed_are_listed_one_by_one():
    source = a_source(selection(0, 4, code="c2"), selection(1, 4, code="c9"), selection(90, 99))
    sets = '<Sets><Set guid="z" name="Mine"/></Sets>'
    taken = take_in(a_file(CODES + source + sets, a="Work is work."))
    assert taken.project.codings == ()
    assert taken.left_out == (
        LeftOut("coding", "Anna, 0 to 4", "Its code is a heading."),
        LeftOut("coding", "Anna, 1 to 4", "Its code is not in the codebook."),
        LeftOut(
            "selection", "Anna, 90 to 99", "It does not lie in the text, or holds blanks only."
        ),
        LeftOut("set", "Mine", "Sets of codes or sources have no place here."),
    )


def test_two_sources_and_two_coders_of_one_name_are_told_apart():
    users = '<Users><User guid="u1" name="A"/><User guid="u2" name="A"/></Users>'
    twice = "".join(
        f'<TextSource guid="t{n}" name="T"><PlainTextContent>Work.</PlainTextContent>'
        f'<PlainTextSelection guid="s{n}" startPosition="0" endPosition="4" creatingUser="u{n}">'
        f'<Coding guid="x{n}"><CodeRef targetGUID="c1"/></Coding></PlainTextSelection>'
        "</TextSource>"
        for n in (1, 2)
    )
    project = take_in(
        a_file(users + CODES.partition("</Users>")[2] + f"<Sources>{twice}</Sources>")
    )
    assert [text.id for text in project.project.texts] == ["T", "T (2)"]
    assert [one.coder for one in project.project.codings] == ["A", "A (2)"]


def test_an_empty_project_is_taken_in_as_one():
    taken = take_in(a_file(""))
    assert (taken.project.texts, taken.project.codebook.codes) == ((), ())
    assert take_in(export(a_project([a_text(said="")], []))).project.codings == ()


def test_the_colour_of_a_code_is_kept():
    book = a_codebook(Code("a", "A", colour="#1A7F37"))
    packed = export(Project("P", book, (), ()))
    assert take_in(packed).project.codebook == book
