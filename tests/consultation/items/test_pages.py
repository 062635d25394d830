"""The desk of what came in, as Bo and Tomas go through it without a script."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from folkmoot.web.consultation import queries
from folkmoot.web.consultation.models import ImportRow
from folkmoot.web.consultation.queries import items as waiting
from folkmoot.web.consultation.services import private_folder
from tests.consultation import post
from tests.consultation.senders import ROUND

DESK = f"/desk/round/{ROUND}/"
SHEET = b"Response ID,My view\n1,yes\n2,perhaps\n3,no\n"


def given(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def html(client: Client, address: str) -> str:
    got = client.get(DESK + address)
    assert got.status_code == 200, address
    return got.content.decode()


def take_in(client: Client, *files: SimpleUploadedFile) -> str:
    return client.post(DESK + "files/", {"files": list(files)}).content.decode()


def left_in_the_clear() -> list[Path]:
    root = Path(settings.FILE_UPLOAD_TEMP_DIR)
    return [path for path in root.rglob("*") if path.is_file() and path.name != "lock"]


def test_files_are_taken_in_and_none_is_left_in_the_clear(bo: Client) -> None:
    shown = take_in(
        bo,
        given("letter.txt", b"I agree with clause 2.1."),
        given("../../scan.png", b"\x89PNG\r\n\x1a\n<script>"),
    )
    assert "2 came in: 1 accepted, 0 duplicate, 1 quarantined." in shown
    assert "scan.png is a picture. It has to be typed by a person." in shown
    assert left_in_the_clear() == []
    assert bo.post(DESK + "files/").status_code == 422


def test_what_a_killed_process_left_is_removed_by_the_next(bo: Client) -> None:
    root = Path(settings.FILE_UPLOAD_TEMP_DIR)
    left = root / "left" / "files"
    left.mkdir(parents=True)
    (left / "letter.txt").write_text("Canary")
    (root / "x.upload.txt").write_text("Canary")
    take_in(bo, given("letter.txt", b"I agree."))
    assert not left.exists()
    private_folder.sweep()
    assert left_in_the_clear() == []


@pytest.mark.parametrize("address", ["files/", "quarantine/", "import/", "type/"])
def test_the_desk_of_north_is_closed_to_others(people: None, client: Client, address: str) -> None:
    assert client.get(DESK + address).status_code == 302
    client.login(username="dag", password="secret")
    assert client.get(DESK + address).status_code == 403


def test_an_odd_row_is_corrected_and_taken_in(bo: Client) -> None:
    take_in(bo, given("sheet.csv", b"q1,q2,received\nmaybe,<b>Housing</b>,2025-11-02\n"))
    listed = html(bo, "quarantine/")
    assert "&#x27;maybe&#x27; is no choice of q1" in listed
    (address,) = re.findall(rf"{DESK}(quarantine/\d+/)", listed)
    assert "&lt;b&gt;Housing" in html(bo, address)
    form = html(bo, address + "correct/")
    assert "&lt;b&gt;Housing" in form
    assert "<bdi>maybe</bdi>" in form
    assert 'value="2025-11-02"' in form
    refused = bo.post(DESK + address + "correct/", {"q1": "perhaps"})
    assert refused.status_code == 422
    done = bo.post(DESK + address + "correct/", {"q1": "in-part", "q2": "Housing", "use": "yes"})
    assert done.status_code == 302
    assert queries.figures_of(ROUND).responses == 1
    assert "taken in" in html(bo, "quarantine/")


def test_an_item_is_set_aside_only_with_a_reason_and_can_wait_again(bo: Client) -> None:
    take_in(bo, given("old.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600))
    (address,) = re.findall(rf"{DESK}(quarantine/\d+/)", html(bo, "quarantine/"))
    assert bo.post(DESK + address, {"act": "aside"}).status_code == 422
    assert bo.post(DESK + address, {"act": "nonsense"}).status_code == 404
    bo.post(DESK + address, {"act": "aside", "why": "unreadable"})
    assert waiting.waiting_count(ROUND) == 0
    assert "Nobody can read it" in html(bo, "quarantine/")
    bo.post(DESK + address, {"act": "again"})
    assert waiting.waiting_count(ROUND) == 1


def test_a_scan_is_typed_by_two_people_and_each_difference_is_settled(
    bo: Client, tomas: Client, tmp_path: Path
) -> None:
    take_in(bo, given("scan.jpg", post.a_jpeg(tmp_path).read_bytes()))
    (address,) = set(re.findall(rf"{DESK}(type/\d+/)", html(bo, "type/")))
    assert bo.get(DESK + address + "page/1/").content.startswith(b"\x89PNG")
    typed = {"received": "2025-11-03", "q1": "yes", "q2": "Housing.", "use": "yes"}
    assert bo.post(DESK + address, {**typed, "q1": "perhaps"}).status_code == 422
    bo.post(DESK + address, typed)
    assert "waits for a second person" in html(bo, "type/")
    assert "Housing." not in html(tomas, address)
    assert "Housing." in html(tomas, address + "?check=yes")
    assert tomas.post(DESK + address + "settle/").status_code == 422
    tomas.post(DESK + address, {**typed, "q2": "Housing!"})
    settle = html(tomas, address + "settle/")
    assert settle.count("<fieldset>") == 1
    assert tomas.post(DESK + address + "settle/", {}).status_code == 422
    tomas.post(DESK + address + "settle/", {"choice-q2": "other", "text-q2": "Housing?"})
    (response,) = queries.responses_of("trial-2025")
    assert (response.channel, response.answers[1].text) == ("paper", "Housing?")


def test_a_paper_without_a_scan_is_typed_too(bo: Client) -> None:
    assert bo.post(DESK + "type/", {"name": "17", "received": "soon"}).status_code == 422
    got = bo.post(DESK + "type/", {"name": "no. 17", "received": "2025-11-03"})
    assert got.status_code == 302
    assert "no. 17" in html(bo, "type/")


def test_a_sheet_is_looked_at_mapped_and_taken_in(bo: Client) -> None:
    got = bo.post(DESK + "import/", {"files": [given("export.csv", SHEET)]})
    assert got.status_code == 302
    address = got["Location"].removeprefix(DESK)
    shown = html(bo, address)
    assert "This looks like an export of Citizen Space." in shown
    assert "perhaps" in shown
    chosen = {"column-0": "id", "column-1": "q1", "days": "year first"}
    bo.post(DESK + address, {**chosen, "act": "look"})
    assert queries.figures_of(ROUND).responses == 0
    values = re.findall(r'name="(value-1-\d)"', html(bo, address))
    assert values == ["value-1-0"]
    bo.post(DESK + address, {**chosen, "value-1-0": "in-part", "act": "run"})
    assert "All rows are in" in html(bo, address)
    assert queries.figures_of(ROUND).responses == 3
    assert ImportRow.objects.get().content is None


def test_another_browser_cannot_open_a_sheet_that_waits(bo: Client) -> None:
    got = bo.post(DESK + "import/", {"files": [given("export.csv", SHEET)]})
    elsewhere = Client()
    elsewhere.login(username="bo", password="secret")
    shown = elsewhere.get(got["Location"]).content.decode()
    assert "perhaps" not in shown
    assert "only the browser that brought it" in shown
    assert elsewhere.post(got["Location"], {"act": "run"}).status_code == 422


def test_what_is_no_sheet_is_told_at_the_import(bo: Client) -> None:
    got = bo.post(DESK + "import/", {"files": [given("a.txt", b"Words")]})
    assert got.status_code == 422
    assert "That is no sheet" in got.content.decode()
