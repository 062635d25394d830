"""Nothing that files tell of their writers reaches a published file, nor what made our own."""

import io
import re
import tempfile
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from folkmoot.consultation.intake.items import ItemState
from folkmoot.consultation.quotations import find
from folkmoot.foundation.references import Reference
from folkmoot.publication.blocks import paper_of
from folkmoot.publication.metadata import bare_pdf, bare_word
from folkmoot.publication.printed import printed
from folkmoot.publication.report import Report
from folkmoot.publication.word import as_word
from folkmoot.web.consultation import queries
from folkmoot.web.consultation import services as consultation
from folkmoot.web.publication import services
from tests.publication import canaries

PACK = Path(__file__).parents[1] / "consultation" / "pack"
OPEN = datetime(2025, 11, 4, 12, tzinfo=UTC)
BO, IVO = Reference.parse("person:bo"), Reference.parse("person:ivo")
PAPER = paper_of(Report("x", "Title", "The Federation", date(2026, 6, 21), summary=("Hello.",)))
PLACES = (tempfile.gettempdir(), str(Path.home()), str(Path(__file__).parents[2]))
MADE_BY = re.compile(
    rb"(?i:typst|python-docx|macintosh|appversion|w:rsid)|%s"
    % b"|".join(re.escape(place.rstrip("/").encode() + b"/") for place in PLACES if place != "/")
)
"""What made a file, and where: the folders of whatever machine the tests run on."""


@pytest.mark.django_db
def test_what_files_tell_of_their_writers_is_in_no_published_file(tmp_path: Path) -> None:
    came, out = tmp_path / "came", tmp_path / "out"
    came.mkdir()
    files = canaries.write_all(came)
    assert all(canaries.holds(path) for path in files)  # the guard sees what it looks for
    consultation.publish_pack(PACK, by=services.SECRETARIAT, at=OPEN)
    consultation.open_round("trial-2025", "north-2025", by=services.SECRETARIAT, at=OPEN)
    batch = consultation.take_in(files, "north-2025", by=BO, at=OPEN)
    waiting = [each.file for each in batch.items if each.state is ItemState.QUARANTINED]
    assert waiting == ["letter.xlsx", "noted.docx"]  # a hidden sheet, a comment: a person looks
    for response in queries.responses_of("trial-2025"):
        words = next(said for said in canaries.SAID.values() if said in str(response.answers))
        key = consultation.propose_quotation(
            response, find(response, words), by=BO, at=OPEN, word_for_word=True
        )
        consultation.approve_quotation(key, by=IVO, at=OPEN)
    services.publish_report("trial-2025", out, at=OPEN)
    published = [path for path in out.rglob("*") if path.is_file()]
    data = out / "data" / "quotations.csv"
    assert [said for said in canaries.SAID.values() if not canaries.holds(data, said)] == []
    assert [path.name for path in published if canaries.holds(path)] == []
    assert [path.name for path in published if canaries.holds(path, "13:37")] == []


def test_our_own_files_do_not_say_what_made_them_nor_when_to_the_minute(tmp_path: Path) -> None:
    for name, content in {"p.pdf": printed(PAPER), "p.docx": as_word(PAPER)}.items():
        path = tmp_path / name
        path.write_bytes(content)
        found = [MADE_BY.findall(layer) for layer in canaries.layers_of(path)]
        assert [each for each in found if each] == []
    assert b"D:20260621000000Z" in printed(PAPER)
    with zipfile.ZipFile(io.BytesIO(as_word(PAPER))) as whole:
        assert {each.date_time for each in whole.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_is_blanked_leaves_every_other_byte_in_its_place() -> None:
    before = b"<</Creator(Typst 0.15.1)/Producer(x)>><xmp:CreatorTool>Typst</xmp:CreatorTool>"
    after = bare_pdf(before)
    assert len(after) == len(before)
    assert b"Typst" not in after
    assert after.startswith(b"<</Creator(")


def test_a_word_file_without_marks_is_still_one_and_the_marks_were_there() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as whole:
        whole.writestr("[Content_Types].xml", '<T><Override PartName="/docProps/app.xml"/></T>')
        whole.writestr("docProps/app.xml", "<AppVersion>14</AppVersion>")
        whole.writestr("word/document.xml", '<w:p w:rsidR="00AB"><w:rsid w:val="1"/>words</w:p>')
    with zipfile.ZipFile(io.BytesIO(bare_word(held.getvalue()))) as bare:
        assert bare.namelist() == ["[Content_Types].xml", "word/document.xml"]
        assert bare.read("word/document.xml") == b"<w:p>words</w:p>"
        assert bare.read("[Content_Types].xml") == b"<T></T>"
