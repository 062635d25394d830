"""Judging, validating and reporting on the site: blind until both are in, and public after."""

from collections.abc import Callable

import pytest
from django.test import Client

from folkmoot.assessment.restrictions import Part
from folkmoot.federation.bodies import Body, BodyKind
from folkmoot.federation.mandates import Role
from folkmoot.web.assessment import change_queries, change_services
from folkmoot.web.assessment.models import JudgementRow, RestrictionRow, ValidationRow
from folkmoot.web.federation import services as federation
from folkmoot.web.ledger import queries as ledger
from tests.assessment.changing.changes import MIRA, a_proposed_change
from tests.assessment.changing.conftest import NOON

Enter = Callable[..., Client]

pytestmark = pytest.mark.usefixtures("law")


def judged(verdict: str, why: str) -> dict[str, str]:
    """Give a whole judgement that says the same of every part."""
    parts = {part.value: verdict for part in Part}
    return {**parts, **{f"{part.value}_why": why for part in Part}, "sources": "The act."}


def put_to_the_test(client: Client) -> str:
    answer = client.post(
        "/desk/law/NZL/tests/",
        {"question": "S7", "on": "2026-01-01", "purpose": "Health, says section 3."},
    )
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_neither_assessor_sees_the_other_s_judgement_first(entered: Enter) -> None:
    leif, mira = entered("leif"), entered("mira")
    here = put_to_the_test(leif)
    assert leif.post(here, judged("fails", "LEIFSREASON")).status_code == 302
    for client in (mira, Client()):
        for address in (here, "/desk/law/NZL/tests/", "/law/NZL/others/", "/law/NZL/"):
            answer = client.get(address)
            assert b"LEIFSREASON" not in answer.content
    assert "LEIFSREASON" in page(leif, here)
    assert "It fails" not in page(Client(), "/law/NZL/others/")
    assert mira.post(here, judged("passes", "MIRASREASON")).status_code == 302
    shown = page(Client(), "/law/NZL/others/")
    for told in ("LEIFSREASON", "MIRASREASON", "It fails.", "they differ", "Health, says"):
        assert told in shown, told
    assert "leif" not in shown
    assert ledger.breaks() == []


def test_a_judgement_may_be_put_right_until_the_other_is_in(entered: Enter) -> None:
    leif, mira = entered("leif"), entered("mira")
    here = put_to_the_test(leif)
    leif.post(here, judged("fails", "First."))
    leif.post(here, judged("passes", "Second."))
    assert JudgementRow.objects.count() == 1
    mira.post(here, judged("passes", "Mine."))
    late = leif.post(here, judged("fails", "Third."))
    assert "Both assessors have judged" in late.content.decode()
    assert "It passes." in page(Client(), "/law/NZL/others/")


def test_there_is_no_third_assessor(entered: Enter) -> None:
    clients = [entered(name) for name in ("leif", "mira", "noor")]
    here = put_to_the_test(clients[0])
    codes = [client.post(here, judged("passes", "So.")).status_code for client in clients]
    assert codes == [302, 302, 400]


def test_a_verdict_without_a_reason_is_refused(entered: Enter) -> None:
    leif = entered("leif")
    here = put_to_the_test(leif)
    refused = leif.post(here, judged("fails", ""))
    assert "a verdict without a reason helps nobody" in refused.content.decode()
    assert leif.post(here, judged("unassessed", "")).status_code == 302


def test_what_is_no_restriction_is_not_put_to_the_test(entered: Enter) -> None:
    leif = entered("leif")
    refused = leif.post("/desk/law/NZL/tests/", {"question": "B1", "on": "2026-01-01"})
    assert refused.status_code == 400
    early = leif.post("/desk/law/NZL/tests/", {"question": "S7", "on": "1990-01-01"})
    assert "no such restriction on that day" in early.content.decode()
    assert not RestrictionRow.objects.exists()


def said_of(seen: str, **remarks: str) -> dict[str, str]:
    return {"organisation": "An Invented Collective", "on": "2026-02-01", "seen": seen, **remarks}


def test_what_an_organisation_said_is_tied_to_the_answers_it_saw(entered: Enter) -> None:
    leif = entered("leif")
    seen = change_queries.hashes_now("NZL")[1]
    disputed = {"v_S7": "disputed", "w_S7": "Nobody was fined.", "v_B1": "confirmed"}
    answer = leif.post("/desk/law/NZL/validations/", said_of(seen, **disputed))
    assert answer.status_code == 302, answer.content.decode()
    assert ValidationRow.objects.get().answers_hash == seen
    shown = page(Client(), "/law/NZL/others/")
    assert "An Invented Collective" in shown
    assert "Nobody was fined." in shown
    assert "of an earlier answer" not in shown
    change_services.publish(a_proposed_change(), by=MIRA, at=NOON)
    assert page(Client(), "/law/NZL/others/").count("of an earlier answer") == 1


def test_a_dispute_says_what_is_wrong_and_nothing_at_all_is_refused(entered: Enter) -> None:
    leif, seen = entered("leif"), change_queries.hashes_now("NZL")[1]
    address = "/desk/law/NZL/validations/"
    bare = leif.post(address, said_of(seen, v_S7="disputed"))
    assert "Say what is wrong with the answer." in bare.content.decode()
    assert "Nothing is said yet" in leif.post(address, said_of(seen)).content.decode()
    unknown = leif.post(address, said_of("0" * 64, v_S7="confirmed"))
    assert "not known here" in unknown.content.decode()


def test_a_coordinator_validates_the_law_of_the_own_country_and_no_other(entered: Enter) -> None:
    bo = entered("bo", Role.COORDINATOR, "north")
    assert bo.get("/desk/law/NZL/validate/north/").status_code == 404
    bodies = [
        Body("lantern", "Lantern", BodyKind.FEDERATION),
        Body("secretariat", "Secretariat", BodyKind.SECRETARIAT, "lantern"),
        Body("north", "North", BodyKind.SECTION, "lantern", jurisdiction="NZL"),
    ]
    federation.set_up_bodies(bodies, invented=True)
    assert "Confirm or dispute how the law" in page(bo, "/desk/")
    seen = change_queries.hashes_now("NZL")[1]
    said = {"on": "2026-02-01", "seen": seen, "v_S7": "confirmed"}
    assert bo.post("/desk/law/NZL/validate/north/", said).status_code == 302
    assert ValidationRow.objects.get().organisation == "North"
    assert bo.get("/desk/law/SWE/validate/north/").status_code == 404


def test_what_is_reported_stands_beside_what_coders_read(entered: Enter) -> None:
    leif = entered("leif")
    said = {
        "stream": "government",
        "answer": "B1:criminal",
        "source": "An invented periodic report, paragraph 12",
        "year": "2024",
        "words": "Buying is punished.",
    }
    assert leif.post("/desk/law/NZL/reported/", said).status_code == 302
    shown = page(Client(), "/law/NZL/others/")
    assert "An invented periodic report, paragraph 12" in shown
    assert "Buying is punished." in shown
    refused = leif.post("/desk/law/NZL/reported/", {**said, "year": "soon"})
    assert "is not a date" in refused.content.decode()
    assert leif.post("/desk/law/NZL/reported/", {**said, "answer": "B1:x"}).status_code == 400
