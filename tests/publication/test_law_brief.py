"""The brief on one law: every statement cites what says so, and the unknown is told as such."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pypdfium2
import pytest
from django.test import Client
from docx import Document

from folkmoot.assessment.assessments import assess
from folkmoot.foundation.references import Reference
from folkmoot.publication.blocks import Grid, Heading, Paper, Paragraph, Steps
from folkmoot.publication.law_brief import Beside, PolicyName, brief
from folkmoot.publication.webpage import article
from folkmoot.publication.word import as_word
from folkmoot.web.assessment import services
from tests.assessment.laws import NEW_YEAR, real_laws, real_measure

MADE = date(2026, 11, 22)
SECRETARIAT, AT = Reference.parse("body:secretariat"), datetime(2026, 6, 1, tzinfo=UTC)
LAWS = real_laws()
OURS, THEIRS = (real_measure(LAWS, policy) for policy in ("sex-work-rights", "equality-model"))
RIGHTS = PolicyName("The human rights of sex workers", {"2.2": "No state makes buying an offence."})
OF_A_YEAR = 1000  # Titles of acts have years in brackets.
REFORM = "The smallest change that would meet each clause"
NUMBER = re.compile(r"\[(\d+(?:, \d+)*)\]")


def a_brief(jurisdiction: str, on: date = NEW_YEAR) -> Paper:
    law = LAWS.law(jurisdiction)
    other = Beside(PolicyName("The other standard"), assess(law, THEIRS, on=on))
    held = assess(law, OURS, on=on)
    return brief(held, RIGHTS, made=MADE, publisher="Lantern", beside=[other])


def steps_below(paper: Paper, level: int) -> Iterator[tuple[str, str]]:
    """Give each step with the heading of *level* above it."""
    heading = ""
    for block in paper.blocks:
        if isinstance(block, Heading) and block.level == level:
            heading = block.text
        if isinstance(block, Steps):
            yield from ((heading, step) for step in block.steps)


def whole_text(paper: Paper) -> str:
    return re.sub("<[^>]*>", " ", article(paper))


@pytest.mark.parametrize("jurisdiction", sorted(LAWS.laws))
def test_every_statement_about_the_law_has_a_source_and_every_number_stands_among_them(
    jurisdiction: str,
) -> None:
    law = LAWS.law(jurisdiction)
    paper = a_brief(jurisdiction, max(NEW_YEAR, law.first_day))
    stated = [step for heading, step in steps_below(paper, 2) if heading != REFORM]
    assert all(NUMBER.search(step) or " unknown" in step for step in stated)
    *_, sources = paper.blocks
    assert isinstance(sources, Grid)
    listed = [int(row[0].partition("]")[0][1:]) for row in sources.table.rows]
    assert listed == list(range(1, len(listed) + 1))
    text = article(paper)
    cited = {int(each) for found in NUMBER.findall(text) for each in found.split(", ")}
    assert {number for number in cited if number < OF_A_YEAR} <= set(listed)


def test_a_statement_says_since_when_and_by_which_section() -> None:
    text = whole_text(a_brief("SWE"))
    assert re.search(r"B1: Is paying an adult .* criminal, since 1 April 2005 \[\d+\]", text)
    assert "Brottsbalken (1962:700), the Penal Code, 6 kap. 11 §" in text


def test_what_is_imagined_is_called_hypothetical_and_cites_what_it_touches() -> None:
    paper = a_brief("SWE")
    notes = [b.text for b in paper.blocks if isinstance(b, Paragraph) and b.kind == "note"]
    assert any(note.startswith("Hypothetical throughout") for note in notes)
    changes = [step for heading, step in steps_below(paper, 2) if heading == REFORM]
    assert any("criminal → none" in step and NUMBER.search(step) for step in changes)


def test_the_other_standard_stands_beside_it_by_the_same_answers() -> None:
    paper = a_brief("SWE")
    grids = [block.table for block in paper.blocks if isinstance(block, Grid)]
    (other,) = (table for table in grids if table.caption == "Findings by that standard")
    assert [row[0] for row in other.rows] == [rule.id for rule in THEIRS.rules.rules]


def test_what_is_not_known_is_listed_with_what_it_may_be() -> None:
    text = whole_text(a_brief("SWE"))
    assert "Not settled: what nobody has looked up" in text
    assert "G8: Documented use" in text


def test_words_of_the_packs_are_escaped_on_the_page() -> None:
    held = assess(LAWS.law("NZL"), OURS, on=NEW_YEAR)
    hostile = PolicyName("<script>alert(1)</script>", {"2.1": "<b>bold</b>"})
    text = article(brief(held, hostile, made=MADE, publisher="x"))
    assert "<script>" not in text
    assert "<b>bold" not in text


def test_the_word_file_has_the_same_headings_as_the_page() -> None:
    paper = a_brief("NZL")
    word = Document(io.BytesIO(as_word(paper)))
    headings = [p.text for p in word.paragraphs if str(p.style and p.style.name).startswith("Head")]
    assert headings == [block.text for block in paper.blocks if isinstance(block, Heading)]


@pytest.mark.django_db
def test_the_site_gives_the_brief_to_read_and_as_files(client: Client) -> None:
    services.import_laws(by=SECRETARIAT, at=AT)
    page = client.get("/law/SWE/brief/?on=2026-01-01").content.decode()
    assert "The law of Sweden, held to" in page
    assert 'href="/law/SWE/brief/report.docx?on=2026-01-01' in page
    word = client.get("/law/SWE/brief/report.docx?on=2026-01-01")
    assert "Brottsbalken" in "".join(
        cell.text
        for table in Document(io.BytesIO(word.content)).tables
        for row in table.rows
        for cell in row.cells
    )
    pdf = pypdfium2.PdfDocument(client.get("/law/SWE/brief/report.pdf?on=2026-01-01").content)
    assert "Sweden" in pdf[0].get_textpage().get_text_bounded()


@pytest.mark.django_db
def test_a_brief_on_what_is_not_there_is_not_found(client: Client) -> None:
    services.import_laws(by=SECRETARIAT, at=AT)
    assert client.get("/law/ATA/brief/").status_code == 404
    assert client.get("/law/SWE/brief/?policy=nobody").status_code == 404
    assert client.get("/law/SWE/brief/other.exe").status_code == 404
