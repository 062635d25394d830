"""A script in every text that a participant or a stranger can send: shown as text everywhere."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from folkmoot.consultation.receipts import new_code
from folkmoot.consultation.responses import Answer, Channel, Consents, RespondentKind, Response
from folkmoot.federation.mandates import Role
from folkmoot.foundation.references import Reference
from folkmoot.policy.anchors import Anchor
from folkmoot.web.consultation import services
from folkmoot.web.federation import services as federation
from folkmoot.web.intake import box_services
from folkmoot.web.intake import services as intake
from tests.builders import a_mandate, a_tree

pytestmark = pytest.mark.django_db

PACK = Path(__file__).parent / "pack"
BY = Reference.parse("body:north")
OPEN = datetime(2025, 11, 4, 12, tzinfo=UTC)
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
RAW = re.compile(r"<script>alert|<img src=x")
ROLES = (Role.COORDINATOR, Role.CODER, Role.SAFEGUARDING)


@pytest.fixture(autouse=True)
def hostile_round() -> None:
    """Hold a round into which a script was sent by each way."""
    federation.set_up_bodies(a_tree().bodies.values())
    federation.set_up_person("bo", "Bo", [a_mandate("bo", role, "north") for role in ROLES])
    federation.give_account("bo", "secret")
    services.publish_pack(PACK, by=BY, at=OPEN)
    services.open_round("trial-2025", "north-2025", by=BY, at=OPEN)
    box_services.open_gathering("north-2025", SCRIPT)
    response = Response(
        *("", "north-2025", Channel.FORM, date.min, RespondentKind.ORGANISATION),
        organisation=SCRIPT,
        answers=(
            Answer("q1", SCRIPT, choice=SCRIPT, clauses=("2.1",)),
            Answer("q2", SCRIPT),
            Answer("q4", SCRIPT, clause="2.1", clauses=("2.1",), anchor=Anchor("2.1", SCRIPT)),
            Answer(SCRIPT, SCRIPT),
        ),
        language="en",
        consents=Consents(quote=True, attribute=True, archive=True, pass_on=True),
    )
    intake.submit_response(response, code=new_code(), at=OPEN)
    services.collect("north-2025", at=OPEN + timedelta(days=1))


def test_no_page_of_the_workbench_runs_what_somebody_sent(client: Client) -> None:
    client.login(username="bo", password="secret")
    files = [
        SimpleUploadedFile(f"{SCRIPT[:20]}.txt", SCRIPT.encode()),
        SimpleUploadedFile("sheet.csv", f"id,{SCRIPT}\n1,{SCRIPT}\n".encode()),
        SimpleUploadedFile("scan.png", b"\x89PNG\r\n\x1a\n" + SCRIPT.encode()),
    ]
    taken_in = client.post("/desk/round/north-2025/files/", {"files": files})
    assert taken_in.status_code == 200
    sheet = SimpleUploadedFile("big.csv", f"id,{SCRIPT},q2\n1,{SCRIPT},{SCRIPT}\n".encode())
    client.post("/desk/round/north-2025/import/", {"files": [sheet]})
    shown = {"files": taken_in.content.decode(), **every_page(client)}
    assert [address for address, html in shown.items() if RAW.search(html)] == []
    told = {address for address, html in shown.items() if "&lt;script&gt;" in html}
    assert "/desk/round/north-2025/gatherings/" in told
    assert any(address.startswith("/desk/round/north-2025/moderate/north-") for address in told)
    assert any(address.startswith("/desk/responses/north-") for address in told)


def test_a_script_that_is_not_shown_as_text_would_be_seen() -> None:
    assert RAW.search(f"<p>{SCRIPT}</p>")


def every_page(client: Client) -> dict[str, str]:
    """Give every page that links lead to from the desk and the public record."""
    waiting = ["/desk/", "/round/north-2025/", "/consultation/trial-2025/"]
    seen: dict[str, str] = {}
    while waiting and len(seen) < 150:
        address = waiting.pop(0)
        if address in seen or address.startswith(("/language/", "/leave/")):
            continue
        got = client.get(address)
        is_page = got.get("Content-Type", "").startswith("text/html")
        seen[address] = got.content.decode() if is_page else ""
        links = re.findall(r'href="([^"#]+)', seen[address])
        inside = [urljoin(address, link) for link in links]
        inside += [
            f"/{place}/{name}/"
            for place in ("desk/responses", "response")
            for name in re.findall(r"/moderate/(north-\w+)/", seen[address])
        ]
        waiting += [link for link in inside if not urlsplit(link).netloc]
    return seen
