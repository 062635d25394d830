"""The law on the site: taken in whole, kept, and shown without a script."""

from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree

import pytest
from django.test import Client

from folkmoot.foundation.canonical import content_hash
from folkmoot.foundation.errors import InputError, PackFaults
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Reference
from folkmoot.web.assessment import queries, services, world_queries
from folkmoot.web.assessment.models import LawDocument
from folkmoot.web.ledger import queries as ledger

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
NEW_YEAR = date(2026, 1, 1)
SECRETARIAT = Reference.parse("body:secretariat")
FIRST = Reference.parse("policy:sex-work-rights@1")


@pytest.fixture(scope="module")
def law(kept: None) -> None:
    services.import_laws(by=SECRETARIAT, at=NOON)


def _page(address: str, status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_nothing_is_judged_before_any_law_is_taken_in() -> None:
    assert services.assess_all(FIRST, NEW_YEAR, by=SECRETARIAT, at=NOON) == 0
    with pytest.raises(InputError, match="No law is stored"):
        queries.laws()
    assert "No law is coded here yet" in _page("/law/")


@pytest.mark.usefixtures("law")
def test_files_are_stored_whole_with_their_hash() -> None:
    document = LawDocument.objects.get(name="laws/SWE/answers.toml")
    assert document.hash == content_hash(document.text)
    assert 'question = "B1"' in document.text


@pytest.mark.usefixtures("law")
def test_taking_the_same_law_in_again_changes_nothing() -> None:
    services.import_laws(by=SECRETARIAT, at=NOON)
    assert [entry.event for entry, _ in ledger.entries("law")] == ["law.imported"]


@pytest.mark.usefixtures("law")
def test_a_pack_with_faults_leaves_the_last_good_one(tmp_path: Path) -> None:
    packs = copytree(packs_home(), tmp_path / "packs")
    answers = packs / "laws" / "SWE" / "answers.toml"
    answers.write_text(answers.read_text().replace('"criminal"', '"crimnal"', 1))
    with pytest.raises(PackFaults, match="'crimnal' is no answer to B1"):
        services.import_laws(packs, by=SECRETARIAT, at=NOON)
    sweden = next(one for one in world_queries.world(NEW_YEAR).laws if one.id == "SWE")
    assert sweden.model == "end_demand"


@pytest.mark.usefixtures("law")
def test_a_changed_law_changes_the_world_and_keeps_the_old_text(tmp_path: Path) -> None:
    packs = copytree(packs_home(), tmp_path / "packs")
    answers = packs / "laws" / "NZL" / "answers.toml"
    text = answers.read_text()
    repealed = text.replace('value = "certificate"', 'value = "offence"', 1)
    assert repealed != text
    answers.write_text(repealed)
    services.import_laws(packs, by=SECRETARIAT, at=NOON)
    changed = {one.id: one.model for one in world_queries.world(NEW_YEAR).laws}
    assert changed["NZL"] == "partial_criminalisation"
    assert LawDocument.objects.filter(name="laws/NZL/answers.toml").count() == 2


@pytest.mark.usefixtures("law")
def test_the_world_is_listed_by_model_on_the_day_asked_for() -> None:
    now, then = _page("/law/?on=2026-01-01"), _page("/law/?on=1998-12-31")
    assert "End demand" in now
    assert "End demand" not in then
    assert "not a score" in now


@pytest.mark.usefixtures("law")
def test_a_day_to_come_is_refused_beside_the_field() -> None:
    assert "still to come" in _page("/law/?on=9999-01-01")
    assert "Enter a valid date" in _page("/law/SWE/?on=soon")


@pytest.mark.usefixtures("law")
def test_every_answer_is_shown_with_its_grounds_or_as_unknown() -> None:
    page = _page("/law/GB-EAW/answers/")
    assert "Street Offences Act 1959" in page
    assert "Nobody has coded it." in page
    assert "practice, not law" in page


@pytest.mark.usefixtures("law")
def test_what_if_shows_provisions_touched_and_unknowns_left() -> None:
    page = _page("/law/GB-EAW/what-if/?until=K3&on=2026-01-01")
    assert "Touches <bdi>Sexual Offences Act 1956 s 33, s 33A</bdi>" in page
    assert "Hypothetical" in page
    assert "unknowns are left" in page
    by_hand = _page("/law/NZL/what-if/?q_B1=criminal&on=2026-01-01")
    assert "end demand" in by_hand


@pytest.mark.usefixtures("law")
def test_what_if_refuses_what_the_codebook_does_not_know() -> None:
    assert "not in the codebook" in _page("/law/NZL/what-if/?q_B1=perhaps")


@pytest.mark.usefixtures("law")
@pytest.mark.parametrize("address", ["/law/XXX/", "/law/USA/answers/", "/law/XXX/what-if/"])
def test_a_law_that_is_not_coded_is_not_found(address: str) -> None:
    _page(address, status=404)
