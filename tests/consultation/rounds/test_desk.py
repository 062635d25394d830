"""A round opened at the desk by its coordinator, from the pack to the announcement."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from folkmoot.consultation import zones
from folkmoot.consultation.proposals import propose
from folkmoot.consultation.rounds import Round, RoundState, Who
from folkmoot.federation.mandates import Role
from folkmoot.web.consultation import queries, services
from folkmoot.web.federation import services as federation
from folkmoot.web.intake import box_services as box
from folkmoot.web.intake.models import NoticeRow
from folkmoot.web.ledger import queries as record
from tests.builders import a_mandate, a_tree
from tests.consultation.senders import NORTH as BY
from tests.consultation.senders import PACK

pytestmark = pytest.mark.django_db

NEW = "/desk/round/new/?consultation=trial-2025&body=north&meeting=2031-03-08"
SCRIPT = "<script>alert(1)</script>"
TYPED: dict[str, Any] = {
    "opens": "2031-01-06",
    "closes": "2031-01-31",
    "closes_at": "17:00",
    "grace_days": "7",
    "meeting": "2031-03-08",
    "contact": "ask@north.example",
    "languages": ["en", "ar"],
    "reminders": ["14", "3"],
    "who": "open",
}


@pytest.fixture(autouse=True)
def desk() -> None:
    federation.set_up_bodies(a_tree().bodies.values())
    federation.set_up_person("bo", "Bo", [a_mandate("bo", Role.COORDINATOR, "north")])
    federation.set_up_person("dag", "Dag", [a_mandate("dag", Role.COORDINATOR, "south")])
    for person in ("bo", "dag"):
        federation.give_account(person, "secret")
    services.publish_pack(PACK, by=BY, at=datetime(2025, 9, 1, tzinfo=UTC))


@pytest.fixture
def bo(client: Client) -> Client:
    client.login(username="bo", password="secret")
    return client


def held(round_id: str = "north-2031") -> Round:
    found = queries.round_of(round_id)
    assert found is not None
    return found


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_dates_are_proposed_from_the_annual_meeting(bo: Client) -> None:
    assert "When is your annual meeting?" in page(bo, NEW.partition("&meeting")[0])
    soon = (datetime.now(UTC).date() + timedelta(days=120)).isoformat()
    html = page(bo, NEW.replace("2031-03-08", soon))
    assert f'value="{soon}"' in html
    assert 'name="closes" value="20' in html
    assert "Europe/London" in html


def test_a_round_is_a_draft_until_it_is_announced(bo: Client) -> None:
    answer = bo.post(NEW, TYPED)
    found = held(answer["Location"].split("/")[-3])
    assert found.state_at(datetime.now(UTC)) is RoundState.DRAFT
    assert found.closes.isoformat() == "2031-01-31T17:00:00+00:00"
    assert found.reminders == (14, 3)
    assert found.meeting == date(2031, 3, 8)
    assert not NoticeRow.objects.filter(round=found.id).exists()
    assert Client().get(f"/round/{found.id}/").status_code == 404
    bo.post(f"/desk/round/{found.id}/check/", {"announce": "yes"})
    assert held(found.id).state_at(datetime.now(UTC)) is RoundState.ANNOUNCED
    assert NoticeRow.objects.filter(round=found.id).exists()
    assert Client().get(f"/round/{found.id}/").status_code == 200


@pytest.fixture
def draft(bo: Client) -> str:
    """Give the id of a draft of North."""
    return str(bo.post(NEW, TYPED)["Location"].split("/")[-3])


def test_a_preview_shows_colleagues_a_code_and_the_intake_face_its_mark(
    bo: Client, draft: str
) -> None:
    check = f"/desk/round/{draft}/check/"
    html = bo.post(check, {"preview": "yes"}).content.decode()
    code = services.preview_code(draft)
    assert f"{code[:4]} {code[4:8]}" in html
    assert held(draft).state_at(datetime.now(UTC)) is RoundState.PREVIEW
    document = NoticeRow.objects.get(round=draft).document
    assert document["round"]["preview"] == held(draft).preview
    assert code not in str(document)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"closes": "2031-01-01"}, "before the first"),
        ({"closes": "2033-01-31", "meeting": ""}, "at most 400 days"),
        ({"opens": "next week"}, "Write a day"),
        ({"opens": "0000-00-00"}, "Write a day"),
        ({"opens": "9999-12-31"}, "Write a day"),
        ({"closes_at": "25:00"}, "Write a time"),
        ({"closes": "2031-03-30", "closes_at": "01:30", "meeting": ""}, "put forward"),
        ({"meeting": "2031-01-30"}, "before the last day"),
        ({"grace_days": "-1"}, "from 0 to 90"),
        ({"grace_days": "9" * 5000}, "from 0 to 90"),
        ({"languages": []}, "at least one language"),
        ({"languages": ["xx"]}, "at least one language"),
        ({"contact": ""}, "whom people can ask"),
        ({"who": "friends"}, "Choose who may answer"),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_stays(
    bo: Client, changes: dict[str, object], words: str
) -> None:
    answer = bo.post(NEW, TYPED | changes)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert words in html
    assert 'value="2031-' in html
    assert queries.consultation("trial-2025").rounds == ()  # type: ignore[union-attr]


def test_a_zone_that_does_not_exist_is_no_reason_to_fail() -> None:
    pack = queries.consultation("trial-2025")
    assert pack is not None
    body = replace(a_tree().bodies["north"], zone="Mars/Olympus")
    assert propose(pack, body, today=date(2030, 1, 1)).zone == "UTC"


def test_the_dates_stand_in_the_form_as_they_were_typed(bo: Client, draft: str) -> None:
    html = page(bo, f"/desk/round/{draft}/edit/")
    for words in ('value="2031-01-06"', 'value="2031-01-31"', 'value="17:00"', 'value="7"'):
        assert words in html
    before = held(draft)
    bo.post(f"/desk/round/{draft}/edit/", TYPED)
    assert held(draft) == before


def test_a_last_day_without_a_time_is_whole(bo: Client, draft: str) -> None:
    bo.post(f"/desk/round/{draft}/edit/", TYPED | {"closes_at": ""})
    found = held(draft)
    assert found.closes == zones.day_ends(date(2031, 1, 31), ZoneInfo("Europe/London"))
    assert 'value="2031-01-31"' in page(bo, f"/desk/round/{draft}/edit/")


def test_own_questions_and_rules_are_asked_in_each_language_of_the_round(
    bo: Client, draft: str
) -> None:
    words = f"/desk/round/{draft}/words/"
    typed = {"rules.en": "We read all.", "q1.text.en": "Which?", "q1.choices.en": "This\nThat"}
    answer = bo.post(words, typed)
    assert answer.status_code == 422
    assert answer.content.decode().count("Write it in this language too.") == 4
    assert "We read all." in answer.content.decode()
    whole = typed | {"rules.ar": "نقرأ", "q1.text.ar": "أيهما؟", "q1.choices.ar": "هذا\nذاك"}
    assert bo.post(words, whole).status_code == 302
    (question,) = held(draft).questions
    assert question.id == f"own-{draft}-1"
    assert [each.label.in_language("ar") for each in question.choices] == ["هذا", "ذاك"]
    assert "Which?" in page(bo, f"/desk/round/{draft}/check/")


def test_a_language_that_is_added_after_the_words_holds_the_announcement_back(
    bo: Client, draft: str
) -> None:
    edit, check = f"/desk/round/{draft}/edit/", f"/desk/round/{draft}/check/"
    bo.post(edit, TYPED | {"languages": ["en"]})
    bo.post(f"/desk/round/{draft}/words/", {"rules.en": "We read all."})
    bo.post(edit, TYPED)
    answer = bo.post(check, {"announce": "yes"})
    assert answer.status_code == 422
    assert "Your own words are missing in العربية." in answer.content.decode()
    assert held(draft).announced is None


def test_a_round_whose_last_day_is_over_is_not_announced(bo: Client) -> None:
    old = TYPED | {"opens": "2021-01-06", "closes": "2021-01-31", "meeting": ""}
    address = str(bo.post(NEW, old)["Location"])
    answer = bo.post(address, {"announce": "yes"})
    assert answer.status_code == 422
    assert "Choose a later one" in answer.content.decode()


def test_once_open_the_close_may_be_put_off_and_nothing_else_taken_back(bo: Client) -> None:
    opened = services.open_round("trial-2025", "north-2025", by=BY, at=datetime.now(UTC))
    now = datetime.now(UTC)
    services_open = TYPED | {
        "opens": (now - timedelta(days=5)).date().isoformat(),
        "closes": (now + timedelta(days=9)).date().isoformat(),
        "meeting": "",
        "closes_at": "",
    }
    address = str(bo.post(NEW, services_open)["Location"])
    bo.post(address, {"announce": "yes"})
    round_id = address.split("/")[-3]
    edit = f"/desk/round/{round_id}/edit/"
    earlier = services_open | {"closes": (now + timedelta(days=2)).date().isoformat()}
    answer = bo.post(edit, earlier)
    assert answer.status_code == 422
    assert "It may only be later." in answer.content.decode()
    later = services_open | {"closes": (now + timedelta(days=20)).date().isoformat()}
    assert bo.post(edit, later).status_code == 302
    assert held(round_id).last_day == (now + timedelta(days=20)).date()
    assert "round.changed" in [entry.event for entry, _ in record.entries("trial-2025")]
    refused = bo.post(f"/desk/round/{round_id}/words/", {"rules.en": "New.", "rules.ar": "ج"})
    assert refused.status_code == 422
    assert opened.id != round_id


def test_the_public_knows_nothing_of_a_draft(bo: Client, draft: str) -> None:
    services.show_round(draft)
    bo.post(f"/desk/round/{draft}/invite/", {"list": "a@x.example"})
    bo.post(f"/desk/round/{draft}/edit/", TYPED | {"grace_days": "3"})
    everybody = Client()
    assert draft not in everybody.get("/consultation/trial-2025/").content.decode()
    assert everybody.get(f"/round/{draft}/").status_code == 404
    told = [entry for entry, _ in record.entries("trial-2025")]
    assert [entry.event for entry in told] == ["pack.published"]


def test_the_record_holds_no_word_of_a_round(bo: Client, draft: str) -> None:
    bo.post(f"/desk/round/{draft}/check/", {"announce": "yes"})
    bo.post(f"/desk/round/{draft}/words/", {"rules.en": "Hushed words.", "rules.ar": "سر"})
    bo.post(f"/desk/round/{draft}/edit/", TYPED | {"contact": "hush@north.example"})
    told = str([(entry.event, dict(entry.detail)) for entry, _ in record.entries("trial-2025")])
    assert "round.changed" in told
    assert "Hushed" not in told
    assert "hush@" not in told


def test_scripts_in_every_field_stay_words(bo: Client, draft: str) -> None:
    bo.post(f"/desk/round/{draft}/edit/", TYPED | {"contact": SCRIPT})
    words = {f"{name}.{code}": SCRIPT for name in ("rules", "q1.text") for code in ("en", "ar")}
    bo.post(f"/desk/round/{draft}/words/", words)
    bo.post(f"/desk/round/{draft}/check/", {"announce": "yes"})
    bo.post(f"/desk/round/{draft}/invite/", {"list": f"name,e-mail\n{SCRIPT},\n"})
    for place in ("", "edit/", "words/", "check/", "invite/"):
        html = page(bo, f"/desk/round/{draft}/{place}")
        assert SCRIPT not in html
        assert "&lt;script&gt;" in html or place in ("",)
    assert SCRIPT not in bo.get(f"/round/{draft}/").content.decode()
    letters = bo.post(f"/desk/round/{draft}/invite/letters/", {"for": "paper"}).content.decode()
    assert SCRIPT not in letters


@pytest.mark.parametrize("place", ["", "edit/", "words/", "check/", "invite/", "invite/letters/"])
def test_a_coordinator_of_another_section_opens_none_of_its_pages(draft: str, place: str) -> None:
    dag = Client()
    dag.login(username="dag", password="secret")
    assert dag.get(f"/desk/round/{draft}/{place}").status_code == 403
    assert dag.post(f"/desk/round/{draft}/{place}", TYPED).status_code == 403
    assert Client().get(f"/desk/round/{draft}/{place}").status_code == 302
    assert dag.get("/desk/round/none/").status_code == 404


def test_nobody_opens_a_round_for_another_section(bo: Client) -> None:
    dag = Client()
    dag.login(username="dag", password="secret")
    assert dag.get(NEW).status_code == 403
    assert dag.post(NEW, TYPED).status_code == 403
    assert bo.get(NEW.replace("trial-2025", "none")).status_code == 404


def test_only_members_is_kept_and_told(bo: Client, draft: str) -> None:
    bo.post(f"/desk/round/{draft}/edit/", TYPED | {"who": "members"})
    bo.post(f"/desk/round/{draft}/check/", {"announce": "yes"})
    assert held(draft).who is Who.MEMBERS
    assert "Members may answer" in Client().get(f"/round/{draft}/").content.decode()


def test_the_dashboard_says_what_comes_next_and_no_percentage(bo: Client, draft: str) -> None:
    html = page(bo, f"/desk/round/{draft}/")
    assert "A draft: nobody sees it." in html
    bo.post(f"/desk/round/{draft}/check/", {"announce": "yes"})
    html = page(bo, f"/desk/round/{draft}/")
    assert "It opens by itself on 6 January 2031." in html
    assert "no opinion poll" in html
    assert "%" not in html.partition("<main")[2].partition("</main>")[0]


def test_two_rounds_of_a_year_have_ids_of_their_own(bo: Client, draft: str) -> None:
    again = str(bo.post(NEW, TYPED)["Location"].split("/")[-3])
    assert again == f"{draft}-2"


def test_what_is_told_to_the_intake_face_follows_each_change(bo: Client, draft: str) -> None:
    bo.post(f"/desk/round/{draft}/check/", {"announce": "yes"})
    bo.post(f"/desk/round/{draft}/edit/", TYPED | {"contact": "new@north.example"})
    document = NoticeRow.objects.get(round=draft).document
    assert document["round"]["contact"] == "new@north.example"
    assert document["public_key"]
    assert box.count_to_collect(draft) == 0
