"""A round's end on the site: compiled, written, reported, sent up, received, and never too much."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from docx import Document

from folkmoot.consultation.responses import Answer, Channel, Consents, RespondentKind, Response
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.queries import bundles as sent
from folkmoot.web.consultation.services.sending import own_card
from folkmoot.web.consultation.services.storing import store
from folkmoot.web.federation.services import give_account, set_up_bodies, set_up_person
from folkmoot.web.ledger import queries as record
from folkmoot.web.publication import round_services
from tests.builders import LONG_AGO, a_tree

pytestmark = pytest.mark.django_db

PACK = Path(__file__).parents[1] / "consultation" / "pack"
BY = Reference.parse("body:north")
AT = datetime(2025, 11, 1, 12, tzinfo=UTC)
CANARY = "A canary sang in Housing."
RESULTS, SEND = "/desk/round/north-2025/results/", "/desk/round/north-2025/send/"
REPORT, RECEIVED = "/round/north-2025/report/", "/desk/consultation/trial-2025/received/"


def a_response(n: int, **said: object) -> Response:
    plain = Response(
        *(f"north-{n:03}", "north-2025", Channel.FORM, date(2025, 11, 4), RespondentKind.MEMBER),
        answers=(Answer("q1", choice="yes", clauses=("2.1",)), Answer("q2", CANARY)),
        language="en",
    )
    return replace(plain, **said)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def north(settings: Any, tmp_path: Path) -> None:
    """Hold the round of North: 24 members, 3 organisations, one of which lets it be passed on."""
    settings.HOME = tmp_path
    set_up_bodies(a_tree().bodies.values())
    for person, role, body in (
        ("bo", Role.COORDINATOR, "north"),
        ("ines", Role.OFFICER, "secretariat"),
        ("sara", Role.COORDINATOR, "south"),
    ):
        set_up_person(person, person.title(), [Mandate(person, role, body, LONG_AGO)])
        give_account(person, "lantern")
    services.publish_pack(PACK, by=BY, at=AT)
    services.open_round("trial-2025", "north-2025", by=BY, at=AT)
    held, pack = queries.round_of("north-2025"), queries.consultation("trial-2025")
    assert held is not None
    assert pack is not None
    members = [a_response(n) for n in range(24)]
    others = [a_response(n, kind=RespondentKind.ORGANISATION) for n in range(24, 26)]
    passed = a_response(26, kind=RespondentKind.ORGANISATION, consents=Consents(pass_on=True))
    store([*members, *others, passed], held, pack)


@pytest.fixture
def entered() -> Callable[[str], Client]:
    """Give somebody who has entered."""

    def enter(person: str) -> Client:
        browser = Client()
        browser.post("/enter/", {"username": person, "password": "lantern"})
        return browser

    return enter


@pytest.fixture
def bo(entered: Callable[[str], Client]) -> Client:
    return entered("bo")


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def ticket_in(page: str) -> str:
    return page.partition('name="ticket" value="')[2].partition('"')[0]


def compile_and_write(bo: Client) -> None:
    assert bo.post(f"{RESULTS}compile/").status_code == 302
    words = {"language": "en", "summary": "Many asked for housing.", "position": "So do we."}
    assert bo.post(f"{RESULTS}write/", words).status_code == 302


def test_a_coordinator_compiles_writes_and_reports_and_then_everybody_reads_it(bo: Client) -> None:
    assert Client().get(REPORT).status_code == 404
    assert "no result yet" in text_of(bo.get(RESULTS))
    compile_and_write(bo)
    page = text_of(bo.get(RESULTS))
    assert '<th scope="row">Responses in time</th><td class="num">27</td>' in page
    assert "Nobody but the desk sees this yet" in text_of(bo.get(REPORT))
    assert Client().get(REPORT).status_code == 404
    assert bo.post(f"{RESULTS}report/").status_code == 302
    page = text_of(Client().get(REPORT))
    for said in ("Many asked for housing.", "So do we.", "Responses in time: 27.", "opinion poll"):
        assert said in page
    assert CANARY not in page
    events = [entry.event for entry, _ in record.entries("trial-2025")]
    assert events[-4:] == [
        "round.compiled",
        "result.compiled",
        "position.written",
        "round.reported",
    ]


def test_a_small_group_cannot_be_worked_out_from_the_report(bo: Client) -> None:
    compile_and_write(bo)
    page = text_of(bo.get(REPORT))
    assert '<th scope="row">members</th><td class="num">–</td>' in page
    assert '<th scope="row">organisations</th><td class="num">–</td>' in page
    assert '<th scope="row">web form</th><td class="num">27</td>' in page


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_the_report_is_a_page_a_pdf_and_a_word_file_in_each_language(
    bo: Client, language: str
) -> None:
    compile_and_write(bo)
    page = bo.get(f"{REPORT}?language={language}")
    assert f'lang="{language}"' in text_of(page)
    pdf = bo.get(f"{REPORT}report.pdf?language={language}")
    found = pypdfium2.PdfDocument(pdf.content)
    assert any("27" in each.get_textpage().get_text_bounded() for each in found)
    word = Document(io.BytesIO(bo.get(f"{REPORT}report.docx?language={language}").content))
    assert "Many asked for housing." in [line.text for line in word.paragraphs]
    assert bo.get(f"{REPORT}report.exe").status_code == 404


def test_a_round_that_is_open_cannot_be_compiled(bo: Client) -> None:
    row = queries.round_of("north-2025")
    assert row is not None
    from folkmoot.web.consultation.models import RoundRow

    RoundRow.objects.filter(id=row.id).update(closes=datetime(2099, 1, 1, tzinfo=UTC))
    assert "can be compiled after that" in text_of(bo.get(RESULTS))
    refused = bo.post(f"{RESULTS}compile/")
    assert refused.status_code == 422
    assert bo.post(SEND).status_code == 403


def test_a_report_without_a_summary_is_refused_and_says_what_to_do(bo: Client) -> None:
    bo.post(f"{RESULTS}compile/")
    refused = bo.post(f"{RESULTS}report/")
    assert refused.status_code == 422
    assert "There is no summary yet" in text_of(refused)


def test_what_was_typed_is_given_back_when_it_cannot_be_kept(bo: Client) -> None:
    refused = bo.post(f"{RESULTS}write/", {"summary": " ", "position": "So do we."})
    assert refused.status_code == 422
    assert "So do we.</textarea>" in text_of(refused)


def test_what_people_write_of_a_round_is_never_markup(bo: Client) -> None:
    bo.post(f"{RESULTS}compile/")
    bo.post(f"{RESULTS}write/", {"summary": "<script>alert(1)</script>", "position": "</textarea>"})
    for place in (REPORT, RESULTS):
        page = text_of(bo.get(place))
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_a_coordinator_sees_what_goes_and_what_stays_and_sends_it(bo: Client) -> None:
    compile_and_write(bo)
    page = text_of(bo.get(SEND))
    assert "passed on: 1." in page
    assert "All other responses: 26." in page
    assert bo.post(SEND, {"ticket": "none"}).status_code == 403
    assert bo.post(SEND, {"ticket": ticket_in(page)}).status_code == 302
    (found,) = sent.received_of("trial-2025")
    assert (found.body, found.number) == ("north", 1)
    assert bo.post(SEND, {"ticket": ticket_in(page)}).status_code == 403


def test_the_secretariat_sees_who_sent_and_the_position_is_public(
    bo: Client, entered: Callable[[str], Client]
) -> None:
    compile_and_write(bo)
    bo.post(SEND, {"ticket": ticket_in(text_of(bo.get(SEND)))})
    page = text_of(entered("ines").get(RECEIVED))
    assert "Signature, files and record hold" in page
    assert "So do we." in text_of(Client().get(REPORT))
    assert "So do we." in text_of(Client().get("/consultation/trial-2025/"))


def test_a_file_that_does_not_hold_is_refused_on_the_page_with_its_reason(
    entered: Callable[[str], Client],
) -> None:
    ines = entered("ines")
    file = io.BytesIO(b"nonsense")
    file.name = "north.zip"
    refused = ines.post(f"{RECEIVED}file/", {"file": file})
    assert refused.status_code == 422
    assert "north.zip is damaged" in text_of(refused)
    assert "Files that did not hold" in text_of(ines.get(RECEIVED))
    assert "Choose the file" in text_of(ines.post(f"{RECEIVED}file/"))


def test_a_section_with_an_instance_of_its_own_gets_a_file(
    bo: Client, entered: Callable[[str], Client]
) -> None:
    compile_and_write(bo)
    ines = entered("ines")
    ines.post(f"{RECEIVED}card/", {"make": "1"})
    card = own_card("secretariat")
    assert card.spoken in text_of(ines.get(RECEIVED))
    assert ines.post(f"{RECEIVED}card/", {"card": "nonsense"}).status_code == 422
    told = ines.post(f"{RECEIVED}card/", {"card": _as_text(replace(card))})
    assert "is known by this card" in text_of(told)
    answer = bo.post(SEND, {"ticket": ticket_in(text_of(bo.get(SEND)))})
    assert answer["Content-Type"] == "application/zip"
    assert CANARY.encode() not in answer.content


@pytest.mark.parametrize("place", [RESULTS, SEND, f"{RESULTS}compile/", RECEIVED])
def test_the_desk_of_one_section_is_shut_to_another_and_to_everybody(
    entered: Callable[[str], Client], place: str
) -> None:
    assert entered("sara").post(place).status_code == 403
    assert Client().post(place).status_code == 302


def test_nothing_is_sent_back_before_a_later_version_is_adopted(
    bo: Client, entered: Callable[[str], Client]
) -> None:
    compile_and_write(bo)
    refused = entered("ines").post(f"{RECEIVED}back/", {"round": "north-2025"})
    assert refused.status_code == 422
    assert bo.get("/round/north-2025/changes/").status_code == 404


def test_compiling_through_the_library_and_the_desk_is_the_same(bo: Client) -> None:
    compile_and_write(bo)
    at = datetime(2026, 2, 1, tzinfo=UTC)
    assert round_services.compile_whole("north-2025", by=BY, at=at).number == 1


def _as_text(card: Any) -> str:
    import json

    return json.dumps(card.as_json())


def test_a_round_of_another_consultation_is_refused_with_a_sentence(
    entered: Callable[[str], Client],
) -> None:
    refused = entered("ines").post(f"{RECEIVED}back/", {"round": "elsewhere"})
    assert refused.status_code == 422
    assert "has no round &#x27;elsewhere&#x27;" in text_of(refused)
