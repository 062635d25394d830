"""Publishing on the site: the files, their addresses, what the record says, and the history."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.test import Client

from folkmoot.analysis.breakdown import NO_POLL
from folkmoot.consultation.quotations import find
from folkmoot.consultation.responses import Answer, Channel, Consents, RespondentKind, Response
from folkmoot.federation.packs import load_federation
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation import queries as queries_of_rounds
from folkmoot.web.consultation import services as consultation
from folkmoot.web.consultation.queries import quotations
from folkmoot.web.consultation.services.storing import store
from folkmoot.web.consultation.services.withdrawing import withdraw_by_name
from folkmoot.web.federation import services as federation
from folkmoot.web.ledger import queries as record
from folkmoot.web.publication import queries, services

pytestmark = pytest.mark.django_db

LANTERN = packs_home() / "federations" / "lantern"
OPEN = datetime(2025, 10, 20, 12, tzinfo=UTC)
NOW = datetime(2026, 6, 21, 12, tzinfo=UTC)
SECRET = "I would rather that nobody printed this."
SHARED = "Ask us first."
TWO = Reference.parse("person:ivo")


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """Publish the report on a consultation with twelve responses."""
    told = load_federation(LANTERN)
    federation.set_up_bodies(told.bodies, invented=True)
    pack = consultation.publish_pack(LANTERN / "consultation", by=services.SECRETARIAT, at=OPEN)
    consultation.open_round(pack.id, "north-2025", by=services.SECRETARIAT, at=OPEN)
    held = queries_of_rounds.round_of("north-2025")
    assert held is not None
    responses = [a_response(n) for n in range(12)]
    store(responses, held, pack)
    key = consultation.propose_quotation(
        responses[0], find(responses[0], SHARED), by=services.SECRETARIAT, at=OPEN
    )
    consultation.approve_quotation(key, by=TWO, at=OPEN)
    return services.publish_report(pack.id, tmp_path, at=NOW)


def a_response(n: int) -> Response:
    allowed = Consents(quote=True)
    words = SHARED if n == 0 else f"{SECRET} {n}"
    return Response(
        f"north-{n:03}",
        "north-2025",
        Channel.FORM,
        OPEN.date(),
        RespondentKind.MEMBER,
        language="en",
        answers=(Answer("q1", words), Answer("s1", scale=2)),
        consents=allowed,
    )


def test_the_report_the_pdf_and_the_data_are_written(published: Path) -> None:
    page = published.read_text()
    assert NO_POLL[:40] in page
    assert "Lantern is invented" in page
    assert (published.parent / "report.pdf").read_bytes().startswith(b"%PDF")
    assert (published.parent / "data" / "dictionary.csv").is_file()


def test_words_are_published_only_when_two_people_let_them_out(published: Path) -> None:
    everything = "".join(
        path.read_text(errors="ignore")
        for path in published.parent.rglob("*")
        if path.suffix in {".html", ".csv", ".json", ".md"}
    )
    assert SHARED in everything
    assert SECRET not in everything


def test_no_count_under_ten_is_published(published: Path) -> None:
    rows = (published.parent / "data" / "responses_by_kind.csv").read_text().splitlines()
    counts = [row.rpartition(",")[2] for row in rows[1:]]
    assert all(count == "" or int(count) >= 10 for count in counts)
    assert "12" in counts


def test_publishing_again_gives_the_same_bytes_and_says_nothing_new(published: Path) -> None:
    before = {path: path.read_bytes() for path in published.parent.rglob("*") if path.is_file()}
    services.publish_report("lantern-2025", published.parent, at=NOW)
    assert before == {path: path.read_bytes() for path in before}
    told = [entry.event for entry, _ in record.entries("publication")]
    assert told == [services.PUBLISHED]


def test_the_report_and_each_of_its_files_have_an_address(published: Path, client: Client) -> None:
    assert SHARED not in client.get("/data/").content.decode()
    assert NO_POLL[:40] in client.get("/report/lantern-2025/").content.decode()
    found = queries.report("lantern-2025")
    assert found is not None
    for name, _ in found.files:
        answer = client.get(f"/report/lantern-2025/files/{name}")
        assert answer.status_code == 200
        assert b"".join(answer) == (published.parent / name).read_bytes()


@pytest.mark.parametrize("name", ["../../secret.key", "report.txt", "data/", "/etc/passwd"])
def test_only_published_files_are_given(published: Path, client: Client, name: str) -> None:
    assert queries.file_of("lantern-2025", name) is None
    assert client.get(f"/report/lantern-2025/files/{name}").status_code == 404


def test_the_page_to_keep_may_use_its_own_styles_and_nothing_else(
    published: Path, client: Client
) -> None:
    policy = client.get("/report/lantern-2025/files/report.html")["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_an_unknown_consultation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no consultation 'nowhere'"):
        services.publish_report("nowhere", tmp_path, at=NOW)


def test_the_history_tells_what_is_known_and_what_is_not(client: Client) -> None:
    page = client.get("/history/2008-2016/").content.decode()
    assert "2014-03-21" in page
    assert "date not known" in page
    assert client.get("/history/nothing/").status_code == 404
    assert client.get("/report/nothing/").status_code == 404


def test_words_that_are_taken_back_leave_every_file_and_the_record_names_those_that_held_them(
    published: Path, client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    folder = published.parent
    held = [path for path in folder.rglob("*") if path.is_file() and SHARED in text_of(path)]
    assert {path.name for path in held} == {"quotations.csv", "quotations.json"}
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_by_name("north-000", by=TWO, at=NOW)
    left = [path for path in folder.rglob("*") if path.is_file() and SHARED in text_of(path)]
    assert left == []
    assert SHARED not in client.get("/report/lantern-2025/").content.decode()
    assert (folder / "report.pdf").is_file()  # written anew without them
    told = [entry for entry, _ in record.entries("publication")]
    assert [entry.event for entry in told] == [
        "report.published",
        "report.outdated",
        "report.published",
    ]
    assert told[1].detail["files"] == ["data/quotations.csv", "data/quotations.json"]


def test_an_outdated_report_is_not_shown_before_it_is_written_anew(
    published: Path, client: Client
) -> None:
    report = queries.report("lantern-2025")
    assert report is not None
    services.outdate([0], by=TWO, at=NOW)  # no report holds this one
    assert client.get("/report/lantern-2025/files/report.html").status_code == 200
    (key,) = (each.key for each in quotations.published(consultation_id="lantern-2025"))
    assert services.outdate([key], by=TWO, at=NOW) == 1
    page = client.get("/report/lantern-2025/")
    assert "being written anew" in page.content.decode()
    assert SHARED not in page.content.decode()
    assert client.get("/report/lantern-2025/files/report.html").status_code == 404
    assert client.get("/report/lantern-2025/files/data/themes.csv").status_code == 404


def text_of(path: Path) -> str:
    """Read what a published file says, a PDF by its text."""
    if path.suffix != ".pdf":
        return path.read_text(encoding="utf-8", errors="ignore")
    document = pypdfium2.PdfDocument(path)
    return "".join(page.get_textpage().get_text_range() for page in document)
