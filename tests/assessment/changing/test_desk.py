"""A change of law at the desk: from a new statute to a changed map, by two people."""

import tomllib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client

from folkmoot.federation.mandates import Role
from folkmoot.web.assessment import change_queries as queries
from folkmoot.web.assessment.models import LawChangeRow
from folkmoot.web.ledger import queries as ledger

Enter = Callable[..., Client]

ACT = {
    "title": "Sale of Services (Invented) Act 2026",
    "short": "Invented Act 2026",
    "id": "invented-2026",
    "language": "en",
    "reading": "official",
    "commenced": "2026-02-01",
    "adopted": "2026-01-15",
}
SECTION = {
    "instrument": "invented-2026",
    "shown": "s 4",
    "pinpoint": "s4",
    "about": "buying is an offence",
}
BUYING = {
    "value": "criminal",
    "from": "2026-02-01",
    "provisions": ["invented-2026#s4"],
    "confidence": "high",
    "coder": "leif",
}


def begun(client: Client, place: str = "NZL") -> str:
    """Begin a change, and give its address."""
    answer = client.post(f"/desk/law/{place}/change/", {"about": "An invented act on buying."})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def written(client: Client) -> str:
    """Write a whole change that makes buying an offence; give its address."""
    here = begun(client)
    for part, said in (("act", ACT), ("section", SECTION), ("answer/B1", BUYING)):
        answer = client.post(f"{here}{part}/", said)
        assert answer.status_code == 302, answer.content.decode()
    return here


def page(client: Client, address: str, status: int = 200) -> str:
    """Give a page as text."""
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.usefixtures("law")
def test_a_new_statute_becomes_a_changed_map(entered: Enter) -> None:
    leif, ines = entered("leif"), entered("ines", Role.OFFICER)
    here = written(leif)
    shown = page(leif, here)
    for told in (
        "Invented Act 2026 s 4",
        "none, until 31 January 2026",
        "criminal, from 1 February 2026",
        "decriminalisation",
        "end demand",
        "Not known:",
        "breached",
        "to = &quot;2026-01-31&quot;",
    ):
        assert told in shown, told
    assert leif.post(here, {"act": "propose"}).status_code == 302
    assert "Publish this change" in page(ines, f"{here}settle/")
    assert ines.post(f"{here}settle/", {"act": "publish"}).status_code == 302
    country = page(Client(), "/law/NZL/?on=2026-03-01")
    assert "End demand" in country
    assert "Invented Act 2026" in country
    assert "End demand" in page(Client(), "/law/?on=2026-03-01")
    clause = page(Client(), "/law/clause/sex-work-rights/1/2.2/")
    assert "Invented Act 2026 s 4" in clause
    assert "published" in page(leif, "/desk/law/changes/")
    assert [entry.event for entry, _ in ledger.entries("law")][-3:] == [
        "law.change.proposed",
        "law.changed",
        "law.assessed",
    ]
    assert ledger.breaks() == []


@pytest.mark.usefixtures("law")
def test_who_proposed_a_change_does_not_publish_it(entered: Enter) -> None:
    leif = entered("leif")
    here = written(leif)
    leif.post(here, {"act": "propose"})
    answer = leif.post(f"{here}settle/", {"act": "publish"})
    assert answer.status_code == 400
    assert "Who proposed a change does not publish it" in answer.content.decode()
    assert LawChangeRow.objects.get().state == "proposed"


@pytest.mark.usefixtures("law")
def test_a_refusal_says_why(entered: Enter) -> None:
    leif, ines = entered("leif"), entered("ines", Role.OFFICER)
    here = written(leif)
    leif.post(here, {"act": "propose"})
    assert "Write why" in ines.post(f"{here}settle/", {"act": "refuse"}).content.decode()
    ines.post(f"{here}settle/", {"act": "refuse", "reason": "Section 4 is not in force yet."})
    assert "Section 4 is not in force yet." in page(leif, here)


@pytest.mark.usefixtures("law")
def test_faults_stand_beside_the_field_in_plain_words(entered: Enter) -> None:
    leif = entered("leif")
    here = begun(leif)
    soon = leif.post(f"{here}act/", {**ACT, "commenced": "soon"})
    assert soon.status_code == 400
    assert "In force from: &#x27;soon&#x27; is not a date." in soon.content.decode()
    bare = leif.post(f"{here}answer/B1/", {**BUYING, "provisions": []})
    assert "What does the law say?: It cites nothing." in bare.content.decode()
    taken = leif.post(f"{here}act/", {**ACT, "id": "pra-2003"})
    assert "Prostitution Reform Act 2003 has this name." in taken.content.decode()
    overlap = leif.post(
        f"{here}answer/B1/", {**BUYING, "from": "unknown", "provisions": ["pra-2003#s3"]}
    )
    assert "answered twice for the same days" in overlap.content.decode()
    assert LawChangeRow.objects.get().edits == []


@pytest.mark.usefixtures("law")
def test_an_answer_is_corrected_where_it_stands(entered: Enter) -> None:
    leif = entered("leif")
    here = begun(leif)
    form = page(leif, f"{here}answer/S7/?corrects=S7@2003-06-28")
    assert "being corrected" in form
    said = {
        "value": "administrative",
        "from": "2003-06-28",
        "provisions": ["pra-2003#s9"],
        "confidence": "medium",
        "coder": "leif",
    }
    assert leif.post(f"{here}answer/S7/?corrects=S7@2003-06-28", said).status_code == 302
    found = queries.changes("NZL")[0]
    before, after = found.before.answers, found.after.answers
    changed = set(after.splitlines()) - set(before.splitlines())
    assert 'value = "administrative"' in after
    assert len(changed) <= 4
    page(leif, f"{here}answer/S7/?corrects=S7@1999", 404)


@pytest.mark.usefixtures("law")
def test_two_changes_begun_from_one_text_are_published_one_after_the_other(entered: Enter) -> None:
    leif, ines = entered("leif"), entered("ines", Role.OFFICER)
    first, second = written(leif), written(leif)
    leif.post(first, {"act": "propose"})
    leif.post(second, {"act": "propose"})
    ines.post(f"{first}settle/", {"act": "publish"})
    refused = ines.post(f"{second}settle/", {"act": "publish"})
    assert "Another change of this law was published since" in refused.content.decode()
    assert "Begin it anew" in page(leif, second)
    again = leif.post(second, {"act": "anew"}).content.decode()
    assert "This no longer fits" in again
    assert "invented-2026#s4" in again


@pytest.mark.usefixtures("law")
def test_what_still_fits_is_carried_over(entered: Enter) -> None:
    leif, ines = entered("leif"), entered("ines", Role.OFFICER)
    first, second = written(leif), begun(leif)
    leif.post(f"{second}act/", {**ACT, "id": "other-2026", "title": "Another Invented Act"})
    leif.post(first, {"act": "propose"})
    ines.post(f"{first}settle/", {"act": "publish"})
    answer = leif.post(second, {"act": "anew"})
    assert answer.status_code == 302
    assert "Another Invented Act" in page(leif, answer.headers["Location"])


@pytest.mark.usefixtures("law")
def test_a_piece_is_taken_out_again_unless_another_stands_on_it(entered: Enter) -> None:
    leif = entered("leif")
    here = written(leif)
    refused = leif.post(here, {"act": "out", "position": "0"})
    assert refused.status_code == 400
    assert "is no instrument of this file" in refused.content.decode()
    for position in ("2", "1", "0"):
        assert leif.post(here, {"act": "out", "position": position}).status_code == 302
    found = queries.changes("NZL")[0]
    assert found.before == found.after


@pytest.mark.usefixtures("law")
def test_somebody_else_does_not_write_in_my_draft(entered: Enter) -> None:
    leif, mira = entered("leif"), entered("mira")
    here = begun(leif)
    assert "Somebody else began this change" in mira.post(f"{here}act/", ACT).content.decode()
    assert mira.post(here, {"act": "withdraw"}).status_code == 400


@pytest.mark.usefixtures("law")
def test_an_empty_change_is_not_proposed(entered: Enter) -> None:
    leif = entered("leif")
    here = begun(leif)
    refused = leif.post(here, {"act": "propose"})
    assert "This change says nothing yet" in refused.content.decode()


@pytest.mark.usefixtures("law")
def test_both_files_are_handed_out_in_the_folders_of_the_packs(entered: Enter) -> None:
    leif = entered("leif")
    here = written(leif)
    with ZipFile(BytesIO(leif.get(f"{here}files.zip").content)) as archive:
        answers = archive.read("packs/laws/NZL/answers.toml").decode()
        assert archive.namelist() == ["packs/laws/NZL/law.toml", "packs/laws/NZL/answers.toml"]
    assert tomllib.loads(answers)["coder"] == "draft-1"
    assert 'value = "criminal"\nfrom = "2026-02-01"' in answers


@pytest.mark.usefixtures("law")
def test_a_law_that_was_never_coded_is_begun_at_the_desk(entered: Enter) -> None:
    leif, ines = entered("leif"), entered("ines", Role.OFFICER)
    here = begun(leif, "BTN")
    for part, said in (("act", ACT), ("section", SECTION), ("answer/B1", BUYING)):
        assert leif.post(f"{here}{part}/", said).status_code == 302
    leif.post(here, {"act": "propose"})
    assert ines.post(f"{here}settle/", {"act": "publish"}).status_code == 302
    assert "Invented Act 2026" in page(Client(), "/law/BTN/?on=2026-03-01")


@pytest.mark.usefixtures("law")
def test_an_act_is_marked_as_repealed(entered: Enter) -> None:
    leif = entered("leif")
    here = begun(leif)
    assert "Prostitution Reform Act 2003" in page(leif, f"{here}tables/")
    address = f"{here}act/?corrects=pra-2003"
    assert 'value="Prostitution Reform Act 2003"' in page(leif, address)
    said = {**ACT, "id": "pra-2003", "short": "Prostitution Reform Act 2003"}
    assert leif.post(address, {**said, "repealed": "2026-01-31"}).status_code == 302
    assert "repealed 31 January 2026" in page(leif, here)


@pytest.mark.usefixtures("law")
@pytest.mark.parametrize(
    "address",
    [
        "/desk/law/XXX/change/",
        "/desk/law/NZL/change/99/",
        "/desk/law/NZL/change/99/act/",
        "/desk/law/NZL/change/99/settle/",
    ],
)
def test_what_is_not_there_is_not_found(entered: Enter, address: str) -> None:
    page(entered("leif"), address, 404)
