"""A changed rule at the desk: faults by line, then who flips, then a second person publishes it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from folkmoot.federation.mandates import Role
from folkmoot.foundation.canonical import content_hash
from folkmoot.web.assessment import queries, rules_queries, services, stored
from folkmoot.web.assessment.models import LawDocument, RuleChangeRow
from folkmoot.web.ledger import queries as ledger
from tests.assessment.changing.conftest import NOON, RIGHTS, SECRETARIAT

Enter = Callable[..., Client]
RULES = "policies/sex-work-rights/rules.toml"
DESK = "/desk/law/rules/"


def _text() -> str:
    return rules_queries.text_of(RULES)


def _milder() -> str:
    """Give rules by which a condom duty laid on sellers counts for nothing."""
    assert "or S7 != none or S6" in _text()
    rules = _text().replace("or S7 != none or S6", "or S6")
    return rules.replace('S7 = "criminal" }', 'S4 = "criminal" }')


def _sent(client: Client, said: Mapping[str, object], status: int = 200) -> str:
    answer = client.post(DESK, said)
    assert answer.status_code == status, answer.content.decode()
    return answer.headers["Location"] if status == 302 else answer.content.decode()


def _proposed(client: Client) -> str:
    said = {"text": _milder(), "about": "Leave the duty out.", "act": "propose"}
    return _sent(client, said, 302)


@pytest.mark.usefixtures("law")
def test_the_desk_shows_every_file_and_gives_its_text_to_change(entered: Enter) -> None:
    client = entered("leif")
    page = client.get(DESK).content.decode()
    for name in (RULES, "laws/codebook.toml", "laws/schemes/five-models.toml"):
        assert name in page
    assert "laws/NZL/law.toml" not in page
    assert "Condoms are no evidence" in client.get(f"{DESK}?of={RULES}").content.decode()
    assert "Crimes Act" not in client.get(f"{DESK}?of=laws/NZL/law.toml").content.decode()


@pytest.mark.usefixtures("law")
def test_faults_are_shown_with_their_lines_and_nothing_is_compared(entered: Enter) -> None:
    broken = _text().replace('breached = "B1 != none"', 'breached = "B9 != none"')
    page = _sent(entered("leif"), {"text": broken, "act": "look"}, 422)
    line = broken[: broken.index('"B9')].count("\n") + 1
    assert f"line {line}" in page
    assert "B9&#x27; is not a question" in page
    assert "would flip" not in page
    assert "Propose it" not in page


@pytest.mark.usefixtures("law")
def test_who_flips_is_shown_by_which_answers_before_anything_can_be_proposed(
    entered: Enter,
) -> None:
    client = entered("leif")
    page = _sent(client, {"text": _milder(), "act": "look", "on": "2026-01-01"})
    assert "1 of 2 laws would flip" in page
    assert "New Zealand" in page
    assert "S4 none" in page
    assert "Propose it" in page
    assert "Propose it" not in client.get(DESK).content.decode()
    assert not RuleChangeRow.objects.exists()


@pytest.mark.usefixtures("law")
def test_a_file_may_be_uploaded_instead(entered: Enter) -> None:
    sent = SimpleUploadedFile("rules.toml", _milder().encode())
    assert "would flip" in _sent(entered("leif"), {"file": sent, "act": "look"})
    sent = SimpleUploadedFile("rules.toml", b"\xff\xfe")
    assert "not UTF-8" in _sent(entered("leif"), {"file": sent, "act": "look"}, 422)
    assert "Paste the file" in _sent(entered("leif"), {"act": "look"}, 422)


@pytest.mark.usefixtures("law")
def test_a_second_person_publishes_it_and_every_law_is_judged_anew(entered: Enter) -> None:
    leif, ines, before = entered("leif"), entered("ines", Role.OFFICER), _text()
    here = _proposed(leif)
    assert "waits for somebody else" in leif.get(here).content.decode()
    assert leif.post(here, {"act": "publish"}).status_code == 422
    assert "1 of 2 laws would flip" in ines.get(here).content.decode()
    assert ines.post(here, {"act": "publish"}).status_code == 302
    assert "S7" not in _text().split('id = "K1"')[1].split("[[rule]]")[0]
    assert LawDocument.objects.filter(name=RULES, hash=content_hash(before)).exists()
    laws = {row.jurisdiction: row.result for row in queries.laws_on(RIGHTS.at("2.1")).rows}
    assert laws["New Zealand"] == "met"
    (entry,) = [entry for entry, _ in ledger.entries("law") if entry.event == "law.rules.changed"]
    assert entry.detail[RULES] == content_hash(_text())
    assert entry.detail["flips"] == 1


@pytest.mark.usefixtures("law")
def test_taking_packs_in_again_does_not_undo_what_the_desk_published(
    entered: Enter, packs: Path
) -> None:
    here = _proposed(entered("leif"))
    entered("ines", Role.OFFICER).post(here, {"act": "publish"})
    published = _text()
    services.import_laws(packs, by=SECRETARIAT, at=NOON)
    assert _text() == published
    rules = packs / RULES
    rules.write_text(f"{rules.read_text()}# Newer.\n")
    services.import_laws(packs, by=SECRETARIAT, at=NOON)
    client = entered("leif")
    assert "the packs hold another text" in client.get(DESK).content.decode()
    assert "# Newer." in client.get(f"{DESK}?of={RULES}&offered=1").content.decode()
    assert "# Newer." not in client.get(f"{DESK}?of={RULES}").content.decode()
    rules.write_text(published)
    services.import_laws(packs, by=SECRETARIAT, at=NOON)
    assert not next(file for file in rules_queries.files() if file.name == RULES).by_desk


@pytest.mark.usefixtures("law")
def test_a_refusal_has_a_reason_and_a_withdrawal_is_one_s_own(entered: Enter) -> None:
    leif, ines = entered("leif"), entered("ines", Role.OFFICER)
    here = _proposed(leif)
    assert ines.post(here, {"act": "refuse"}).status_code == 422
    assert ines.post(here, {"act": "withdraw"}).status_code == 422
    assert ines.post(here, {"act": "refuse", "reason": "It is a penalty."}).status_code == 302
    assert "It is a penalty." in leif.get(here).content.decode()
    again = _proposed(leif)
    assert leif.post(again, {"act": "withdraw"}).status_code == 302
    assert stored.measure().rules.rule("K1") is not None
    assert "partly" in {row.result for row in queries.laws_on(RIGHTS.at("2.1")).rows}


@pytest.mark.usefixtures("law")
def test_a_text_that_another_overtook_is_not_published(entered: Enter) -> None:
    leif, ines = entered("leif"), entered("ines", Role.OFFICER)
    first, second = _proposed(leif), _proposed(leif)
    assert ines.post(first, {"act": "publish"}).status_code == 302
    assert ines.post(second, {"act": "publish"}).status_code == 422
    assert "Another text was published" in ines.get(second).content.decode()


@pytest.mark.usefixtures("law")
@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"act": "propose"}, "Paste the file"),
        ({"text": "x = 1", "act": "look"}, "neither rules"),
        ({"text": "[[rule", "act": "look"}, "This is not TOML"),
    ],
)
def test_what_is_no_such_file_is_refused(entered: Enter, said: dict[str, str], says: str) -> None:
    assert says in _sent(entered("leif"), dict(said), 422)


@pytest.mark.usefixtures("law")
def test_the_same_text_and_one_without_a_reason_are_not_proposed(entered: Enter) -> None:
    same = {"text": _text(), "about": "Nothing.", "act": "propose"}
    assert "Nothing would change" in _sent(entered("leif"), dict(same), 422)
    assert "Write why" in _sent(entered("leif"), {"text": _milder(), "act": "propose"}, 422)
    assert not RuleChangeRow.objects.exists()


@pytest.mark.usefixtures("law")
def test_a_delegate_has_no_business_at_this_desk(entered: Enter) -> None:
    assert entered("dag", Role.DELEGATE, "north").get(DESK).status_code == 403
    assert entered("leif").get(f"{DESK}99/").status_code == 404
