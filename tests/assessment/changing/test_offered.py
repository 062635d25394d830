"""Packs and the desk: neither undoes the other without anybody saying so."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import InputError, PackFaults
from folkmoot.web.assessment import change_queries as queries
from folkmoot.web.assessment import change_services, services, stored
from folkmoot.web.assessment.models import AssessmentRow, JurisdictionRow, LawChangeRow
from tests.assessment.changing.changes import MIRA, a_proposed_change
from tests.assessment.changing.conftest import NOON, SECRETARIAT

Enter = Callable[..., Client]


@pytest.fixture
def changed(law: Path) -> Path:
    """Publish a change of New Zealand's law at the desk; give the packs."""
    change_services.publish(a_proposed_change(), by=MIRA, at=NOON)
    return law


def take_in(packs: Path) -> None:
    services.import_laws(packs, by=SECRETARIAT, at=NOON)


def in_packs(packs: Path, old: str, new: str) -> None:
    answers = packs / "laws" / "NZL" / "answers.toml"
    text = answers.read_text()
    assert old in text
    answers.write_text(text.replace(old, new, 1))


def test_taking_in_the_same_packs_again_undoes_no_change_of_the_desk(changed: Path) -> None:
    before = queries.texts_now("NZL")
    take_in(changed)
    assert queries.texts_now("NZL") == before
    assert queries.held_back() == ()


def test_newer_packs_are_offered_and_stand_only_when_somebody_says_so(
    changed: Path, entered: Enter
) -> None:
    before = queries.texts_now("NZL")
    in_packs(changed, 'caution = "A fine only."', 'caution = "A fine, and nothing else."')
    take_in(changed)
    assert queries.texts_now("NZL") == before
    (offered,) = queries.held_back()
    assert "A fine, and nothing else." in offered.offered.answers
    ines = entered("ines", Role.OFFICER)
    shown = ines.get("/desk/law/changes/").content.decode()
    assert "The packs say otherwise" in shown
    assert "A fine, and nothing else." in shown
    assert ines.post("/desk/law/changes/", {"take": "NZL"}).status_code == 302
    assert "A fine, and nothing else." in queries.texts_now("NZL").answers
    assert queries.held_back() == ()
    again = ines.post("/desk/law/changes/", {"take": "NZL"})
    assert "The packs hold nothing newer" in again.content.decode()


def test_packs_that_hold_the_desk_s_own_text_count_again(changed: Path) -> None:
    now = queries.texts_now("NZL")
    folder = changed / "laws" / "NZL"
    (folder / "law.toml").write_text(now.law)
    (folder / "answers.toml").write_text(now.answers)
    take_in(changed)
    in_packs(changed, 'caution = "A fine only."', 'caution = "A fine, and nothing else."')
    take_in(changed)
    assert "A fine, and nothing else." in queries.texts_now("NZL").answers


def test_the_law_of_others_is_taken_in_meanwhile(changed: Path) -> None:
    law = changed / "laws" / "SWE" / "law.toml"
    law.write_text(law.read_text().replace('status = "draft"', 'status = "checked"'))
    take_in(changed)
    assert 'status = "checked"' in queries.texts_now("SWE").law


def test_packs_under_which_the_desk_s_text_is_out_of_order_change_nothing(law: Path) -> None:
    change_services.publish(a_proposed_change("BTN"), by=MIRA, at=NOON)
    registry = law / "laws" / "jurisdictions.toml"
    registry.write_text(registry.read_text().replace('id = "BTN"', 'id = "BTX"'))
    in_packs(law, 'caution = "A fine only."', 'caution = "A fine, and nothing else."')
    before = queries.texts_now("NZL")
    with pytest.raises(PackFaults, match=r"'BTN' is not in jurisdictions\.toml"):
        take_in(law)
    assert queries.texts_now("NZL") == before


def test_a_law_that_only_the_desk_has_coded_stays_coded(law: Path) -> None:
    change_services.publish(a_proposed_change("BTN"), by=MIRA, at=NOON)
    take_in(law)
    assert JurisdictionRow.objects.get(id="BTN").is_coded
    assert "BTN" in (stored.laws() or pytest.fail("no law")).laws


def test_nothing_can_be_taken_where_nothing_is_offered(law: Path) -> None:
    with pytest.raises(InputError, match="nothing newer"):
        change_services.take_offered("NZL", by=MIRA, at=NOON)


def test_a_change_is_published_only_while_it_is_in_order(law: Path) -> None:
    number, before = a_proposed_change(), queries.texts_now("NZL")
    AssessmentRow.objects.all().delete()  # judging anew would find the fault as well
    row = LawChangeRow.objects.get(id=number)
    LawChangeRow.objects.filter(id=number).update(
        answers=row.answers.replace('value = "criminal"', 'value = "crimnal"')
    )
    with pytest.raises(PackFaults, match="crimnal"):
        change_services.publish(number, by=MIRA, at=NOON)
    assert queries.texts_now("NZL") == before
