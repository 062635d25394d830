"""Coding goes out once, a body its own, and comes back to the letter."""

import csv
import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from folkmoot.analysis.coding.refi_qda.reading import take_in
from folkmoot.federation.mandates import Role
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.models import BatchRow, CodingRow
from folkmoot.web.consultation.services.withdrawing import withdraw_by_name
from folkmoot.web.federation.asking import CONFIRMED
from folkmoot.web.ledger import queries as ledger
from tests.analysis.web_coding.conftest import BATCH, BY, CODES, CONSULTATION, NOON, Enter
from tests.analysis.web_coding.test_settling import settle_all

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db

OUT = f"/desk/coding/of/north/{BATCH}/"
IN = "/desk/coding/take-in/"


@pytest.fixture
def ines(both_read: object, entered: Enter) -> Client:
    """Let Ines settle and close the batch."""
    client = entered("ines")
    settle_all(client)
    client.post(f"/desk/coding/batch/{BATCH}/")
    return client


@pytest.fixture
def nora(ines: Client, entered: Enter) -> Client:
    """Let the coordinator of North enter, and give the password again."""
    client = entered("nora", Role.COORDINATOR, "north")
    session = client.session
    session[CONFIRMED] = timezone.now().timestamp()
    session.save()
    return client


def taken_out(client: Client, form: str = "qdpx") -> bytes:
    page = client.get(OUT).content.decode()
    (ticket,) = re.findall(r'name="ticket" value="([^"]+)"', page)
    answer = client.post(OUT, {"ticket": ticket, "form": form})
    assert answer.status_code == 200
    assert client.post(OUT, {"ticket": ticket, "form": form}).status_code == 403
    return answer.content


def sent_in(client: Client, data: bytes, name: str = "come-back") -> "Answer":
    file = SimpleUploadedFile("p.qdpx", data)
    return client.post(IN, {"name": name, "consultation": CONSULTATION, "file": file})


def test_a_project_goes_out_with_words_codes_and_coders_and_what_was_settled(nora: Client) -> None:
    found = take_in(taken_out(nora))
    assert found.origin == "Folkmoot"
    assert {code.id for code in found.project.codebook.codes} == {code.id for code in CODES}
    assert {one.coder for one in found.project.codings} == {"Amina", "Bo", "settled"}
    assert len(found.project.texts) == 8


def test_sheets_go_out_with_codebook_codings_responses_and_memos(nora: Client) -> None:
    with zipfile.ZipFile(io.BytesIO(taken_out(nora, "sheets"))) as archive:
        files = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    assert set(files) == {"codebook.toml", "codings.csv", "memos.csv", "responses.csv"}
    rows = list(csv.DictReader(io.StringIO(files["codings.csv"])))
    assert {row["coder"] for row in rows} == {"Amina", "Bo", "settled"}
    assert "a fine is police" in files["memos.csv"]


def test_a_withdrawn_response_never_goes_out(nora: Client) -> None:
    withdraw_by_name("north-0", by=BY, at=NOON)
    found = take_in(taken_out(nora))
    assert "north-0" not in {text.id for text in found.project.texts}
    assert not any(one.segment.response == "north-0" for one in found.project.codings)


def test_another_body_takes_nothing_out_of_north_s_responses(nora: Client, entered: Enter) -> None:
    south = entered("sol", Role.COORDINATOR, "south")
    assert south.get(OUT).status_code == 403
    assert south.get(f"/desk/coding/of/south/{BATCH}/").status_code in {302, 404}
    listed = south.get("/desk/coding/of/south/").content.decode()
    assert BATCH not in listed
    assert BATCH in nora.get("/desk/coding/of/north/").content.decode()


def test_an_open_batch_does_not_go_out(both_read: object, entered: Enter) -> None:
    client = entered("nora", Role.COORDINATOR, "north")
    session = client.session
    session[CONFIRMED] = timezone.now().timestamp()
    session.save()
    assert client.get(OUT).status_code == 404


def test_the_ledger_tells_that_it_went_out_and_no_word(nora: Client) -> None:
    taken_out(nora)
    entry = [entry for entry, _ in ledger.entries("analysis")][-1]
    assert (entry.event, entry.detail["responses"]) == ("coding.taken-out", 8)
    assert "raid" not in str(entry.detail)


def test_what_went_out_comes_back_as_a_batch_with_the_same_codings(
    nora: Client, ines: Client
) -> None:
    before = places("person:")
    assert sent_in(ines, taken_out(nora))["Location"] == "/desk/coding/batch/come-back/"
    assert places("taken:") == before
    held = queries.batch("come-back")
    assert held.people == ("taken:Amina", "taken:Bo")
    page = ines.get("/desk/coding/batch/come-back/agreement/").content.decode()
    assert "2 people, 8 responses" in page


def places(kind: str) -> set[tuple[str, int, int, str]]:
    rows = CodingRow.objects.filter(task__coder__startswith=kind)
    return set(rows.values_list("task__response", "start", "end", "code"))


def test_what_is_on_words_that_are_not_here_to_the_letter_is_left_out_and_listed(
    nora: Client, ines: Client
) -> None:
    data = taken_out(nora)
    withdraw_by_name("north-0", by=BY, at=NOON)
    sent_in(ines, data)
    assert "north-0" not in queries.responses_in("come-back")
    page = ines.get("/desk/coding/batch/come-back/").content.decode()
    assert "There is no response of this name here." in page


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"<xml/>"])
def test_what_is_no_project_is_refused_in_a_sentence(ines: Client, data: bytes) -> None:
    answer = sent_in(ines, data)
    assert answer.status_code == 400
    assert 'class="errors"' in answer.content.decode()
    assert not BatchRow.objects.filter(id="come-back").exists()


def test_a_name_that_is_taken_is_refused(nora: Client, ines: Client) -> None:
    data = taken_out(nora)
    assert sent_in(ines, data, BATCH).status_code == 400
    assert sent_in(ines, data, "voices").status_code == 400
