"""Inviting: one token each, a list that leads nowhere, mails that say nothing of the subject."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client

from folkmoot.consultation.custody import Custody
from folkmoot.consultation.invitation_lists import Invited
from folkmoot.consultation.invitations import mark_of, token_for
from folkmoot.consultation.rounds import Who
from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import InputError
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.models import InvitationRow, RoundKeyRow, RoundRow
from folkmoot.web.federation import services as federation
from folkmoot.web.intake.models import TokenRow
from folkmoot.web.ledger import queries as record
from tests.builders import a_mandate, a_tree
from tests.consultation.senders import NORTH as BY
from tests.consultation.senders import OPEN, PACK, ROUND

pytestmark = pytest.mark.django_db

INVITE = f"/desk/round/{ROUND}/invite/"
LAST_REMINDER = datetime(2025, 11, 11, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def invited_round() -> Iterator[None]:
    federation.set_up_bodies(a_tree().bodies.values())
    federation.set_up_person("bo", "Bo", [a_mandate("bo", Role.COORDINATOR, "north")])
    federation.give_account("bo", "secret")
    pack = services.publish_pack(PACK, by=BY, at=OPEN)
    told = replace(pack.round(ROUND), who=Who.INVITED, reminders=(14, 3), languages=("en", "ar"))
    services.hold_round(told, by=BY, at=OPEN)
    yield
    mail.outbox.clear()


def people(many: int) -> tuple[Invited, ...]:
    return tuple(Invited(f"P {n}", f"p{n}@north.example", "en") for n in range(many))


def everybody() -> list[InvitationRow]:
    """Give those invited, in one order however often their rows were changed."""
    return list(InvitationRow.objects.order_by("key"))


def tokens() -> list[str]:
    secret = settings.SECRET_KEY.encode()
    return [token_for(row.key, ROUND, secret=secret) for row in everybody()]


def answer_with(token: str) -> None:
    """Use a token as the intake face does."""
    spent = TokenRow.objects.filter(mark=mark_of(token, ROUND), round=ROUND, spent=False)
    assert spent.update(spent=True) == 1


def test_each_of_those_invited_has_a_token_that_the_intake_face_knows_by_its_mark() -> None:
    assert services.invite(ROUND, people(3), by=BY, at=OPEN) == 3
    marks = set(TokenRow.objects.filter(round=ROUND).values_list("mark", flat=True))
    assert marks == {mark_of(token, ROUND) for token in tokens()}
    assert len(marks) == 3


def test_a_token_that_did_not_reach_the_intake_face_does_before_it_is_mailed_or_printed() -> None:
    services.invite(ROUND, (*people(2), Invited("On paper", "", "en")), by=BY, at=OPEN)
    TokenRow.objects.all().delete()  # as when the process ends between the two databases
    services.send_invitations(ROUND, at=OPEN)
    services.letters_of(ROUND, on_paper=True)
    marks = set(TokenRow.objects.values_list("mark", flat=True))
    assert marks == {mark_of(token, ROUND) for token in tokens()}


def test_who_is_invited_already_stays_as_they_were() -> None:
    services.invite(ROUND, people(2), by=BY, at=OPEN)
    again = (
        *people(2),
        Invited("P", "P0@North.example", "en"),
        Invited("New", "n@x.example", "en"),
    )
    before = tokens()
    assert services.invite(ROUND, (again[0], again[3]), by=BY, at=OPEN) == 1
    assert services.invite(ROUND, (again[2],), by=BY, at=OPEN) == 0
    assert set(before) < set(tokens())


def test_no_table_joins_the_list_to_the_tokens_or_the_answers() -> None:
    services.invite(ROUND, people(3), by=BY, at=OPEN)
    stored = str(list(InvitationRow.objects.values()))
    at_intake = str(list(TokenRow.objects.values()))
    for token in tokens():
        assert token not in stored + at_intake
        assert mark_of(token, ROUND) not in stored
    names = {field.name for field in InvitationRow._meta.get_fields()}
    assert names == {"key", "round", "name", "address", "language", "sent"}
    assert "north.example" not in at_intake
    keys = {row.key for row in InvitationRow.objects.all()}
    assert not keys & {row.key for row in TokenRow.objects.all()}


def test_an_invitation_names_neither_the_body_nor_the_subject_and_follows_nobody() -> None:
    services.invite(ROUND, people(1), by=BY, at=OPEN)
    assert services.send_invitations(ROUND, at=OPEN) == 1
    (sent,) = mail.outbox
    (token,) = tokens()
    spaced = " ".join(re.findall("....", token))
    assert spaced in sent.body
    assert f"/s/{ROUND}/with/" in sent.body
    assert token not in sent.body
    told = (str(sent.subject) + sent.body.replace(spaced, "")).lower()  # a code may spell a word
    for word in ("trial", "selling", "sex", "P 0", "<img", "<a ", "Federation"):
        assert word.lower() not in told
    assert sent.content_subtype == "plain"
    assert sent.attachments == []


def test_a_mail_is_in_the_language_of_its_reader() -> None:
    services.invite(ROUND, (Invited("", "a@north.example", "ar"),), by=BY, at=OPEN)
    services.send_invitations(ROUND, at=OPEN)
    assert re.search("[\u0600-\u06ff]", str(mail.outbox[0].subject))
    assert "Last day" not in mail.outbox[0].body


def test_each_gets_the_mail_once_however_often_it_is_sent() -> None:
    services.invite(ROUND, people(3), by=BY, at=OPEN)
    assert [services.send_invitations(ROUND, at=OPEN) for _ in range(2)] == [3, 0]
    assert len(mail.outbox) == 3


def test_nothing_is_mailed_before_the_round_opens_or_after_its_end() -> None:
    services.invite(ROUND, people(3), by=BY, at=OPEN)
    for at in (datetime(2025, 9, 10, tzinfo=UTC), datetime(2025, 12, 24, tzinfo=UTC)):
        assert services.send_invitations(ROUND, at=at) == 0
        assert services.remind(ROUND, at=at) == 0


def test_reminders_reach_those_of_whom_nothing_came_once_a_day() -> None:
    services.invite(ROUND, people(3), by=BY, at=OPEN)
    services.send_invitations(ROUND, at=OPEN)
    answer_with(tokens()[0])
    mail.outbox.clear()
    assert [services.remind(ROUND, at=LAST_REMINDER) for _ in range(2)] == [2, 0]
    done = everybody()[0].address
    assert done not in {address for sent in mail.outbox for address in sent.to}


def test_under_a_passphrase_everybody_is_reminded_so_that_mail_servers_learn_nothing() -> None:
    services.invite(ROUND, people(3), by=BY, at=OPEN)
    services.send_invitations(ROUND, at=OPEN)
    answer_with(tokens()[0])
    RoundKeyRow.objects.filter(round_id=ROUND).update(custody=Custody.PROTECTED)
    assert services.remind(ROUND, at=LAST_REMINDER) == 3


def test_how_many_have_answered_is_told_in_tens_and_never_who() -> None:
    services.invite(ROUND, people(30), by=BY, at=OPEN)
    for token in tokens()[:19]:
        answer_with(token)
    found = queries.invitations(ROUND)
    assert (found.invited, found.answered, found.silent) == (30, 10, 20)
    client = Client()
    client.login(username="bo", password="secret")
    before = client.get(INVITE).content.decode()
    answer_with(tokens()[19 - 30])
    answer_with(tokens()[-1])
    after = client.get(INVITE).content.decode()
    listed = [re.findall(r"p\d+@north.example", html) for html in (before, after)]
    assert listed[0] == listed[1]
    assert len(listed[0]) >= 30


def test_taking_somebody_off_means_that_nothing_more_is_sent_to_them() -> None:
    services.invite(ROUND, people(2), by=BY, at=OPEN)
    services.take_off(ROUND, everybody()[0].key)
    assert services.send_invitations(ROUND, at=OPEN) == 1


def test_the_list_is_destroyed_when_the_round_is_compiled() -> None:
    services.invite(ROUND, people(3), by=BY, at=OPEN)
    services.compile_round(ROUND, by=BY, at=datetime(2025, 12, 1, tzinfo=UTC))
    assert not InvitationRow.objects.exists()
    with pytest.raises(InputError, match="over"):
        services.invite(ROUND, people(1), by=BY, at=datetime(2025, 12, 2, tzinfo=UTC))


def test_the_record_tells_how_many_were_invited_and_never_whom() -> None:
    services.invite(ROUND, people(3), by=BY, at=OPEN)
    (entry,) = [each for each, _ in record.entries("trial-2025") if each.event == "round.invited"]
    assert dict(entry.detail) == {"invited": 3}


@pytest.fixture
def bo(client: Client) -> Client:
    client.login(username="bo", password="secret")
    return client


def test_a_list_is_taken_in_with_a_reason_for_each_line_left_out(bo: Client) -> None:
    text = "name,e-mail,language\nA,a@x.example,en\nB,nonsense,\nA,A@x.example,\nC,c@x.example,fr\n"
    html = bo.post(INVITE, {"list": text}).content.decode()
    assert "1 new on the list" in html
    for line in ("Line 3:", "Line 4:", "Line 5:"):
        assert line in html


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_file_may_be_as_spreadsheets_write_it(bo: Client, encoding: str) -> None:
    raw = "Name;E-Mail\nZoë;zoe@x.example\n".encode(encoding)
    file = SimpleUploadedFile("list.csv", raw)
    assert "1 new on the list" in bo.post(INVITE, {"file": file}).content.decode()
    assert InvitationRow.objects.get().name == "Zoë"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"list": ""}, "The list is empty"),
        ({"list": "\n" * 500}, "The list is empty"),
        ({"file": SimpleUploadedFile("a.csv", b"x" * 20_000_001)}, "too large"),
        ({"file": SimpleUploadedFile("a.csv", b"a@x.example\n" * 100_000)}, "at most 20000"),
    ],
)
def test_a_list_that_cannot_be_taken_in_is_refused_whole(
    bo: Client, given: dict[str, Any], words: str
) -> None:
    answer = bo.post(INVITE, given)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not InvitationRow.objects.exists()


def test_letters_are_for_those_without_an_address_and_only_when_asked_for(bo: Client) -> None:
    bo.post(INVITE, {"list": "name,e-mail\nOn Paper,\nBy Mail,m@x.example\n"})
    assert bo.get(f"{INVITE}letters/").status_code == 302
    html = bo.post(f"{INVITE}letters/", {"for": "paper"}).content.decode()
    token = tokens()[[row.name for row in everybody()].index("On Paper")]
    assert " ".join(re.findall("....", token)) in html
    assert "By Mail" not in html


def test_the_buttons_send_and_remind(bo: Client) -> None:
    RoundRow.objects.filter(id=ROUND).update(closes=datetime(2090, 1, 1, tzinfo=UTC))
    bo.post(INVITE, {"list": "a@x.example\nb@x.example\n"})
    bo.post(INVITE, {"mail": "yes"})
    assert len(mail.outbox) == 2
    answer_with(tokens()[0])
    bo.post(INVITE, {"remind": "yes"})
    assert len(mail.outbox) == 3
    html = bo.get(INVITE).content.decode()
    assert "Invitations" in html
    assert "Reminders" in html


def test_a_mail_that_fails_stops_no_other_and_no_log_names_anybody(
    settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    services.invite(ROUND, people(2), by=BY, at=OPEN)
    with pytest.raises(ConnectionRefusedError):
        services.send_invitations(ROUND, at=OPEN)
    assert "north.example" not in caplog.text
    assert queries.invitations(ROUND).to_mail == 2


def test_many_are_invited_by_few_questions_to_the_database(
    django_assert_max_num_queries: Any,
) -> None:
    with django_assert_max_num_queries(40, connection=connections["default"]):
        services.invite(ROUND, people(1000), by=BY, at=OPEN)
