"""A mailbox of a real IMAP server: each message once, marked only when it is stored."""

from dataclasses import replace

import pytest
from django.core import mail

from folkmoot.consultation.intake.items import Batch, ItemState
from folkmoot.foundation.errors import InputError
from folkmoot.web.consultation import queries
from folkmoot.web.consultation.models import FetchedRow
from folkmoot.web.consultation.queries import items as waiting
from folkmoot.web.consultation.services import mailbox
from folkmoot.web.consultation.services.mailbox import Mailbox, mailbox_at
from tests.consultation import post
from tests.consultation.mailbox.conftest import CERTIFICATE, PASSWORD, Server
from tests.consultation.senders import NORTH, OPEN, ROUND, hold_north

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def north() -> None:
    hold_north()


def letters(count: int) -> list[bytes]:
    return [
        post.a_message(
            f"Letter {n}.", sender=f"{n}@x.example", message_id=f"<{n}@x.example>"
        ).as_bytes()
        for n in range(count)
    ]


def box(server: Server, done: str = "") -> Mailbox:
    address = f"imap://consultation%40north.example@localhost:{server.port}/INBOX"
    return mailbox_at(address, done=done, authority=str(CERTIFICATE))


def fetched(server: Server, done: str = "", **given: int) -> Batch:
    return mailbox.fetch(box(server, done), PASSWORD, ROUND, by=NORTH, at=OPEN, **given)


def test_every_message_comes_in_once_and_is_marked_as_read(server: Server) -> None:
    server.deliver(*letters(3))
    batch = fetched(server)
    assert (batch.came_in, batch.count(ItemState.ACCEPTED)) == (3, 3)
    assert (server.held(), server.held(criterion="UNSEEN")) == (3, 0)
    assert fetched(server).came_in == 0
    assert queries.figures_of(ROUND).responses == 3


def test_what_is_done_goes_to_its_folder(server: Server) -> None:
    server.make("Done")
    server.deliver(*letters(2))
    fetched(server, "Done")
    assert (server.held(criterion="UNDELETED"), server.held("Done")) == (0, 2)


def test_a_run_takes_no_more_than_it_may_and_the_next_goes_on(server: Server) -> None:
    server.deliver(*letters(5))
    assert [fetched(server, limit=2).came_in for _ in range(4)] == [2, 2, 1, 0]


def test_a_kill_before_marking_takes_nothing_in_twice(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.deliver(*letters(2))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(mailbox, "_finish_some", killed)
        with pytest.raises(KeyboardInterrupt):
            fetched(server)
    assert server.held(criterion="UNSEEN") == 2
    assert fetched(server).came_in == 0
    assert server.held(criterion="UNSEEN") == 0
    assert queries.figures_of(ROUND).responses == 2


def test_a_kill_before_storing_marks_nothing_and_loses_nothing(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.deliver(*letters(2))

    def killed(*_: object, **__: object) -> Batch:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(mailbox, "take_found", killed)
        with pytest.raises(KeyboardInterrupt):
            fetched(server)
    assert (server.held(criterion="UNSEEN"), FetchedRow.objects.count()) == (2, 0)
    assert fetched(server).count(ItemState.ACCEPTED) == 2


def test_a_message_too_large_is_not_fetched_and_waits_with_a_sentence(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.deliver(*letters(1))
    monkeypatch.setattr(mailbox, "FILE", 100)
    assert fetched(server).count(ItemState.QUARANTINED) == 1
    (item,) = waiting.items_of(ROUND)
    assert item.waiting is not None
    assert "It is still in the mailbox" in item.waiting.reason
    assert fetched(server).came_in == 0


def test_the_same_letter_sent_twice_counts_once(server: Server) -> None:
    server.deliver(*letters(1), *letters(1))
    batch = fetched(server)
    assert (batch.count(ItemState.ACCEPTED), batch.count(ItemState.DUPLICATE)) == (1, 1)


def test_nobody_gets_an_answer(server: Server) -> None:
    server.deliver(*letters(2), b"no message at all")
    fetched(server)
    assert mail.outbox == []


def test_a_server_that_shows_another_certificate_is_not_believed(server: Server) -> None:
    with pytest.raises(InputError, match="cannot be reached safely"):
        mailbox.fetch(replace(box(server), authority=""), PASSWORD, ROUND, by=NORTH, at=OPEN)


def test_a_wrong_password_is_told_and_not_repeated(server: Server) -> None:
    with pytest.raises(InputError, match="does not let us in") as told:
        mailbox.fetch(box(server), "wrong-pass", ROUND, by=NORTH, at=OPEN)
    assert "wrong-pass" not in str(told.value)


@pytest.mark.parametrize(
    ("change", "said"),
    [({"folder": "Nowhere"}, "has no folder 'Nowhere'"), ({"port": 9}, "cannot be reached")],
)
def test_what_is_wrong_with_the_address_is_told(server: Server, change, said: str) -> None:
    with pytest.raises(InputError, match=said):
        mailbox.fetch(replace(box(server), **change), PASSWORD, ROUND, by=NORTH, at=OPEN)


def test_a_folder_for_what_is_done_that_is_not_there_is_told_and_nothing_is_lost(
    server: Server,
) -> None:
    server.deliver(*letters(1))
    with pytest.raises(InputError, match="taken in, and the folder 'Done'"):
        fetched(server, "Done")
    assert queries.figures_of(ROUND).responses == 1


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "is no mailbox"),
        ("http://bo@mail.example", "is no mailbox"),
        ("imaps://mail.example/INBOX", "is no mailbox"),
        ("imaps://bo:secret@mail.example/INBOX", "holds a password"),
    ],
)
def test_an_address_that_is_none_or_holds_a_password_is_refused(address: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as told:
        mailbox_at(address)
    assert "secret" not in str(told.value)


def test_an_address_gives_its_parts() -> None:
    found = mailbox_at("imaps://bo%40north.example@mail.example/Consultation%202026")
    assert (found.user, found.port, found.folder, found.by_starttls) == (
        "bo@north.example",
        993,
        "Consultation 2026",
        False,
    )
