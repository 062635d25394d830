"""The page of the law as data, and its files, from what the site has stored."""

import hashlib
import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from folkmoot.assessment.packs import load_packs
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Reference
from folkmoot.publication.law_data import law_data
from folkmoot.publication.opendata import as_zip, files_of
from folkmoot.web.assessment import services
from folkmoot.web.ledger import queries as ledger
from folkmoot.web.publication import law_data_queries as queries

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
SPRING = date(2026, 3, 20)
SECRETARIAT = Reference.parse("body:secretariat")
FEW = ("NZL", "SWE")


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the packs with two laws only."""
    home = tmp_path_factory.mktemp("packs")
    copytree(packs_home() / "policies", home / "policies")
    copytree(packs_home() / "laws", home / "laws", ignore=_all_but_few)
    return home


@pytest.fixture
def law(few: Path) -> None:
    services.import_laws(few, by=SECRETARIAT, at=NOON)


def _all_but_few(folder: str, names: list[str]) -> list[str]:
    kept = (*FEW, "schemes")
    there = Path(folder)
    return [name for name in names if (there / name / "law.toml").exists() and name not in kept]


def page(address: str = "/law/data/") -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_says_so_while_there_is_no_law() -> None:
    assert "No law is coded here yet." in page()
    assert Client().get("/law/data/laws.zip").status_code == 404


@pytest.mark.usefixtures("law")
def test_every_file_is_linked_with_the_hash_that_it_has() -> None:
    found = queries.published(SPRING)
    assert found is not None
    shown = page()
    for file in (*found.files, found.archive):
        answer = Client().get(f"/law/data/{file.name}")
        assert hashlib.sha256(answer.content).hexdigest() == file.hash
        assert len(answer.content) == file.size
        assert f'href="/law/data/{file.name}"' in shown
        assert file.hash in shown


@pytest.mark.usefixtures("law")
def test_the_site_gives_the_same_bytes_as_the_packs_do(few: Path) -> None:
    found = queries.published(SPRING)
    packs = load_packs(few)
    assert found is not None
    data = law_data(packs.laws, tuple(packs.rules.values()), on=found.on)
    assert found.packed == as_zip(files_of(data))


@pytest.mark.usefixtures("law")
def test_the_bytes_stay_until_a_law_or_a_day_changes_something() -> None:
    found = [queries.published(day) for day in (SPRING, date(2026, 3, 2))]
    assert found[0] is not None
    assert found[0] == found[1]
    assert found[0].on == NOON.date()


@pytest.mark.usefixtures("law")
def test_a_changed_text_gives_other_data(few: Path, tmp_path: Path) -> None:
    before = queries.published(SPRING)
    home = copytree(few, tmp_path / "packs")
    answers = home / "laws" / "SWE" / "answers.toml"
    text = answers.read_text(encoding="utf-8")
    answers.write_text(text.replace('coder = "draft-1"', 'coder = "inga"', 1), encoding="utf-8")
    services.import_laws(home, by=SECRETARIAT, at=NOON.replace(day=9))
    after = queries.published(SPRING)
    assert before is not None
    assert after is not None
    assert after.on == date(2026, 3, 9)
    assert b",inga," in Client().get("/law/data/answers.csv").content
    assert before.archive.hash != after.archive.hash


@pytest.mark.usefixtures("law")
def test_the_page_names_the_entry_of_the_record_that_tells_of_the_law() -> None:
    told = [hash_ for entry, hash_ in ledger.entries("law") if entry.event == "law.imported"]
    assert told[-1] in page()


@pytest.mark.usefixtures("law")
def test_files_are_kept_rather_than_shown() -> None:
    kinds = {
        "laws.jsonld": "application/ld+json",
        "laws.zip": "application/zip",
        "answers.csv": "text/csv; charset=utf-8",
        "README.md": "text/markdown; charset=utf-8",
    }
    for name, kind in kinds.items():
        answer = Client().get(f"/law/data/{name}")
        assert answer["Content-Type"] == kind
        assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.usefixtures("law")
@pytest.mark.parametrize("name", ["passwords.csv", "..", "%2e%2e", "laws", "answers.csv%00"])
def test_what_is_no_file_of_the_data_is_not_found(name: str) -> None:
    assert Client().get(f"/law/data/{name}").status_code == 404


@pytest.mark.usefixtures("law")
def test_the_archive_opens_and_holds_the_files() -> None:
    found = queries.published(SPRING)
    assert found is not None
    with zipfile.ZipFile(io.BytesIO(found.packed)) as archive:
        assert archive.namelist() == [file.name for file in found.files]
        assert archive.testzip() is None


@pytest.mark.usefixtures("law")
def test_the_pages_of_the_law_and_of_data_lead_here() -> None:
    assert 'href="/law/data/"' in page("/law/")
    assert 'href="/law/data/"' in page("/data/")


@pytest.mark.usefixtures("law")
def test_a_page_opened_again_asks_the_database_little(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    page()
    with django_assert_max_num_queries(12):
        page()
