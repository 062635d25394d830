"""Codebooks on the desk: written row by row or as text, in versions that never change."""

import pytest
from django.test import Client

from folkmoot.analysis.coding.codebook import Code
from folkmoot.analysis.coding.codebook_files import as_toml
from folkmoot.foundation.errors import InputError
from folkmoot.web.analysis import coding_book_queries as books
from folkmoot.web.analysis.coding_book_queries import Book
from folkmoot.web.analysis.coding_book_services import save_codebook
from folkmoot.web.analysis.models import CodebookRow
from tests.analysis.web_coding.conftest import BY, CODES, CONSULTATION, NOON, Enter

pytestmark = pytest.mark.django_db

NEW, HERE = "/desk/coding/codebook/", "/desk/coding/codebook/voices-1/"


@pytest.fixture
def ines(book: Book, entered: Enter) -> Client:
    """Let Ines sit at her desk."""
    return entered("ines")


def rows(*codes: Code) -> dict[str, str]:
    """Give what a form with these codes sends."""
    fields = ("id", "name", "definition", "include", "exclude", "parent")
    sent = {f"{name}-{n}": getattr(code, name) for n, code in enumerate(codes) for name in fields}
    sent |= {f"clauses-{n}": " ".join(code.clauses) for n, code in enumerate(codes)}
    return {"how": "rows", **sent}


def test_a_codebook_is_written_row_by_row(ines: Client) -> None:
    sent = {"name": "Second look", "consultation": CONSULTATION, **rows(*CODES)}
    assert ines.post(NEW, sent)["Location"] == "/desk/coding/codebook/second-look-1/"
    assert books.book("second-look-1").codebook.codes == CODES


def test_a_codebook_is_written_as_the_text_of_a_file(ines: Client, book: Book) -> None:
    sent = {"name": "pasted", "consultation": CONSULTATION, "how": "text"}
    ines.post(NEW, {**sent, "text": as_toml(book.codebook)})
    assert books.book("pasted-1").codebook.codes == CODES


def test_a_change_makes_the_next_version_and_leaves_the_one_before(ines: Client) -> None:
    sent = rows(*CODES[:2], Code("need", "Need", "Work out of need."))
    assert ines.post(f"{HERE}change/", sent)["Location"] == "/desk/coding/codebook/voices-2/"
    assert books.book("voices-1").codebook.codes == CODES
    page = ines.get("/desk/coding/codebook/voices-2/").content.decode()
    assert "What is different from version 1" in page
    assert "<dd>need</dd>" in page
    assert "<dd>poverty</dd>" in page


def test_a_reworded_code_is_shown_with_what_changed(ines: Client) -> None:
    ines.post(f"{HERE}change/", rows(Code("safety", "Safety in the flat", "Being safe."), CODES[1]))
    page = ines.get("/desk/coding/codebook/voices-2/?against=voices-1").content.decode()
    assert "<kbd>safety</kbd> reworded" in page
    assert "<del>" in page


def test_a_row_that_is_ticked_to_go_is_left_out(ines: Client) -> None:
    ines.post(f"{HERE}change/", {**rows(*CODES), "gone-2": "yes"})
    assert [code.id for code in books.book("voices-2").codebook.codes] == ["safety", "police"]


def test_what_did_not_change_makes_no_version(ines: Client) -> None:
    assert ines.post(f"{HERE}change/", rows(*CODES))["Location"] == HERE
    assert CodebookRow.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (rows(Code("a", "A"), Code("a", "Another")), "is here twice"),
        (rows(Code("a", "A", parent="b")), "which is not here"),
        (
            {"how": "text", "text": 'name = "x"\nversion = 1\n[[code]]\nid = "A B"\nname = "A"'},
            "short name",
        ),
        ({"how": "rows"}, "needs a code"),
    ],
)
def test_what_is_no_codebook_comes_back_with_what_was_written(
    ines: Client, sent: dict[str, str], told: str
) -> None:
    answer = ines.post(f"{HERE}change/", sent)
    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert (
        sent.get("id-1", sent.get("text", "")).split("\n")[0].replace('"', "&quot;")
        in answer.content.decode()
    )
    assert CodebookRow.objects.count() == 1


def test_two_people_who_change_one_version_do_not_lose_each_others_work(ines: Client) -> None:
    ines.post(f"{HERE}change/", rows(*CODES[:2]))
    second = ines.post(f"{HERE}change/", rows(*CODES[1:]))
    assert second.status_code == 400
    assert "Somebody saved a version meanwhile" in second.content.decode()
    assert "Work out of need." in second.content.decode()
    assert CodebookRow.objects.count() == 2


def test_a_name_is_of_one_consultation(book: Book) -> None:
    with pytest.raises(InputError, match="another consultation"):
        save_codebook("voices", "elsewhere", CODES, after=1, by=BY, at=NOON)


def test_a_code_leads_to_the_clause_that_it_speaks_to(ines: Client) -> None:
    assert "/policy/sex-work-rights/1/2.1/" in ines.get(HERE).content.decode()
