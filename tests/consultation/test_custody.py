"""Keys of protected rounds: locked with a passphrase, unlocked for a while, recovered by two."""

from datetime import UTC, date, datetime, timedelta

import pytest

from folkmoot.consultation.custody import Custody, Keyring, lock, unlock
from folkmoot.consultation.receipts import new_code
from folkmoot.consultation.redaction import Reason, Span
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.models import HolderRow, RoundKeyRow, UnlockRow
from folkmoot.web.consultation.queries.keys import kept_key, key_file
from folkmoot.web.federation import services as federation
from folkmoot.web.ledger import queries as record
from tests.builders import a_tree
from tests.consultation.senders import NORTH, OPEN, PACK, ROUND, TRIAL, send

WORDS = "correct horse battery staple"
OTHERS = "seven quiet lanterns over water"
OWN = "an officer keeps these words"
BO, EVE, FAY = map(Reference.parse, ["person:bo", "person:eve", "person:fay"])
BEFORE = datetime(2025, 9, 1, tzinfo=UTC)


@pytest.fixture
def north(db: None, quick_locks: None) -> None:
    """Hold the round of North, which is not announced yet, with Bo and two recovery officers."""
    federation.set_up_bodies(a_tree().bodies.values())
    since = date(2020, 1, 1)
    for name, role in (("bo", Role.COORDINATOR), ("eve", Role.RECOVERY), ("fay", Role.RECOVERY)):
        federation.set_up_person(name, name.title(), [Mandate(name, role, "north", since)])
    services.publish_pack(PACK, by=NORTH, at=BEFORE)
    services.open_round(TRIAL, ROUND, by=NORTH, at=BEFORE)


@pytest.fixture
def protected(north: None) -> None:
    """Let Bo protect it, with Eve and Fay as recovery officers."""
    for officer in (EVE, FAY):
        services.make_officer_key(OWN, by=officer)
    services.protect(ROUND, WORDS, officers=["eve", "fay"], by=BO, at=BEFORE)


def unlocked(passphrase: str = WORDS, at: datetime = OPEN) -> Keyring:
    code = services.unlock_round(ROUND, passphrase, by=BO, at=at)
    return queries.keyring(code, person="bo", at=at)


def test_a_lock_opens_with_its_passphrase_however_the_keyboard_writes_it() -> None:
    locked = lock(b"k" * 32, "caf\u00e9 au lait au lit")
    assert unlock(locked, "cafe\u0301 au lait au lit") == b"k" * 32
    assert b"k" * 32 not in locked


def test_a_guess_costs_three_passes_over_64_mebibytes() -> None:
    locked = lock(b"k" * 32, WORDS)
    assert locked[4:12] == (3).to_bytes(4, "big") + (64 * 2**20).to_bytes(4, "big")


@pytest.mark.usefixtures("quick_locks")
def test_another_passphrase_or_a_changed_lock_opens_nothing_and_says_so() -> None:
    locked = lock(b"k" * 32, WORDS)
    with pytest.raises(InputError, match="not the passphrase of this key"):
        unlock(locked, OTHERS)
    for place in (0, 4, 7, 11, 12, 27, 28, 60, len(locked) - 1):  # of each part, a byte or two
        changed = locked[:place] + bytes([locked[place] ^ 1]) + locked[place + 1 :]
        with pytest.raises(InputError, match="Nothing was opened"):
            unlock(changed, WORDS)
    for short in (b"", locked[:20], locked[:-1]):
        with pytest.raises(InputError):
            unlock(short, WORDS)


def test_a_lock_that_asks_for_too_much_memory_is_refused_before_it_takes_it() -> None:
    locked = lock(b"k" * 32, WORDS)
    greedy = locked[:8] + (2**31).to_bytes(4, "big") + locked[12:]
    with pytest.raises(InputError):
        unlock(greedy, WORDS)


def test_a_passphrase_has_a_length_and_no_other_rule() -> None:
    with pytest.raises(InputError, match="at least 15"):
        lock(b"k" * 32, "Sh0rt!")
    assert unlock(lock(b"k" * 32, "aaaaaaaaaaaaaaa"), "aaaaaaaaaaaaaaa") == b"k" * 32


@pytest.mark.usefixtures("north")
def test_a_round_is_ordinary_until_somebody_protects_it() -> None:
    assert queries.custody_of(ROUND) is Custody.ORDINARY
    assert key_file(ROUND).stat().st_mode & 0o777 == 0o600
    assert key_file(ROUND).parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.usefixtures("protected")
def test_the_server_opens_nothing_of_a_protected_round_until_its_holder_is_there(
    django_capture_on_commit_callbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        services.protect(ROUND, WORDS, officers=["eve", "fay"], by=BO, at=BEFORE)
    assert kept_key(ROUND) == b""
    send("CANARY")
    services.collect(ROUND, at=OPEN)
    assert queries.responses_of(TRIAL) == ()
    assert queries.sealed_count(ROUND) == 1
    (found,) = queries.responses_of(TRIAL, keys=unlocked())
    assert found.answers[1].text == "CANARY"


@pytest.mark.usefixtures("protected")
def test_what_was_announced_stays_in_the_custody_that_people_were_told_of() -> None:
    after = datetime(2025, 10, 20, tzinfo=UTC)
    with pytest.raises(InputError, match="settled when it was announced"):
        services.protect(ROUND, WORDS, officers=["eve", "fay"], by=BO, at=after)
    with pytest.raises(InputError, match="settled when it was announced"):
        services.leave_ordinary(ROUND, by=BO, at=after)
    assert queries.custody_of(ROUND) is Custody.PROTECTED


@pytest.mark.usefixtures("protected")
def test_before_that_the_key_may_be_left_to_the_server_after_all() -> None:
    services.leave_ordinary(ROUND, by=BO, at=BEFORE)
    assert queries.custody_of(ROUND) is Custody.ORDINARY
    send("Housing.")
    services.collect(ROUND, at=OPEN)
    assert len(queries.responses_of(TRIAL)) == 1


@pytest.mark.usefixtures("north")
def test_a_protected_round_needs_the_officers_that_its_body_has() -> None:
    services.protect(ROUND, WORDS, officers=[], by=BO, at=BEFORE)  # nobody made a key yet
    for officer in (EVE, FAY):
        services.make_officer_key(OWN, by=officer)
    with pytest.raises(InputError, match="at least 2 recovery officers"):
        services.protect(ROUND, WORDS, officers=["eve"], by=BO, at=BEFORE)
    with pytest.raises(InputError, match="who have made their key"):
        services.protect(ROUND, WORDS, officers=["eve", "dag"], by=BO, at=BEFORE)


@pytest.mark.usefixtures("protected")
def test_nobody_else_unlocks_and_the_code_of_another_browser_opens_nothing() -> None:
    code = services.unlock_round(ROUND, WORDS, by=BO, at=OPEN)
    with pytest.raises(InputError, match="do not hold"):
        services.unlock_round(ROUND, WORDS, by=EVE, at=OPEN)
    with pytest.raises(InputError, match="not the passphrase"):
        services.unlock_round(ROUND, OTHERS, by=BO, at=OPEN)
    assert queries.keyring(code, person="bo", at=OPEN).private
    assert not queries.keyring(code, person="eve", at=OPEN).private
    assert not queries.keyring(new_code(), person="bo", at=OPEN).private


@pytest.mark.usefixtures("protected")
def test_what_was_unlocked_is_forgotten_on_leaving_and_after_half_an_hour() -> None:
    code = services.unlock_round(ROUND, WORDS, by=BO, at=OPEN)
    assert not queries.keyring(code, person="bo", at=OPEN + timedelta(minutes=30)).private
    services.lock_again(code)
    assert not queries.keyring(code, person="bo", at=OPEN).private  # replayed after leaving
    services.unlock_round(ROUND, WORDS, by=BO, at=OPEN)
    services.forget_unlocked(OPEN + timedelta(minutes=30))
    assert not UnlockRow.objects.exists()


@pytest.mark.usefixtures("protected")
def test_the_holder_releases_and_the_server_reads_that_and_no_more() -> None:
    for text in ("I live in Harbour Lane.", "Housing."):
        send(text)
    services.collect(ROUND, at=OPEN)
    keys = unlocked()
    named = {each.answers[1].text: each for each in queries.responses_of(TRIAL, keys=keys)}
    told = named["I live in Harbour Lane."]
    document = {"organisation": "", "answers": []}
    with pytest.raises(InputError, match="Unlock the round"):
        services.release(told, document, Keyring(), by=BO, at=OPEN)
    services.release(told, document, keys, by=BO, at=OPEN)
    (read,) = queries.responses_of(TRIAL)
    assert (read.id, read.answers) == (told.id, ())
    assert services.release_all(ROUND, keys, by=BO, at=OPEN) == 1
    assert len(queries.responses_of(TRIAL)) == 2
    assert queries.response(told.id, keys=keys) == told


@pytest.mark.usefixtures("protected")
def test_what_was_left_out_stays_out_when_the_rest_is_released_together() -> None:
    send("I live in Harbour Lane.")
    services.collect(ROUND, at=OPEN)
    keys = unlocked()
    (told,) = queries.responses_of(TRIAL, keys=keys)
    place = told.answers[1].text.index("Harbour Lane")
    lane = Span("q2", place, place + len("Harbour Lane"), Reason.PLACE)
    services.redact(told.id, [lane], by=BO, at=OPEN, keys=keys)
    assert services.release_all(ROUND, keys, by=BO, at=OPEN) == 1
    (read,) = queries.responses_of(TRIAL)
    assert "Harbour" not in repr(read)


@pytest.mark.usefixtures("protected")
def test_two_people_recover_a_key_and_the_record_tells_who() -> None:
    send("Housing.")
    services.collect(ROUND, at=OPEN)
    HolderRow.objects.all().delete()  # the holder has left, and took the passphrase along
    code = services.hand_over(ROUND, OWN, by=EVE, at=OPEN)
    assert not queries.keyring(code, person="eve", at=OPEN).private  # she hands over, and no more
    with pytest.raises(InputError, match="Two people"):
        services.take_over(ROUND, code, OTHERS, by=EVE, at=OPEN)
    services.take_over(ROUND, code, OTHERS, by=BO, at=OPEN)
    assert len(queries.responses_of(TRIAL, keys=unlocked(OTHERS))) == 1
    with pytest.raises(InputError, match="Nobody handed over"):
        services.take_over(ROUND, code, WORDS, by=BO, at=OPEN)
    events = [(entry.event, str(entry.by)) for entry, _ in record.entries(TRIAL)]
    assert ("round.key_handed_over", "person:eve") in events
    assert ("round.key_recovered", "person:bo") in events
    with pytest.raises(InputError):
        unlocked(WORDS)


@pytest.mark.usefixtures("protected")
def test_an_officer_hands_over_only_what_was_shared_and_only_for_a_day() -> None:
    code = services.hand_over(ROUND, OWN, by=FAY, at=OPEN)
    with pytest.raises(InputError, match="Nobody handed over"):
        services.take_over(ROUND, code, OTHERS, by=BO, at=OPEN + timedelta(days=1))
    with pytest.raises(InputError, match="not shared with you"):
        services.hand_over(ROUND, OWN, by=BO, at=OPEN)
    with pytest.raises(InputError, match="not the passphrase"):
        services.hand_over(ROUND, WORDS, by=EVE, at=OPEN)
    with pytest.raises(InputError, match="already"):
        services.make_officer_key(WORDS, by=EVE)


@pytest.mark.usefixtures("protected")
def test_neither_private_key_nor_passphrase_lies_anywhere_in_the_database() -> None:
    (private,) = unlocked().private.values()
    rows = [*RoundKeyRow.objects.values(), *HolderRow.objects.values(), *UnlockRow.objects.values()]
    stored = b"".join(
        bytes(each) for row in rows for each in row.values() if isinstance(each, bytes)
    )
    assert len(stored) > 200
    assert private not in stored
    assert WORDS.encode() not in stored
    assert repr(unlocked()) == "Keyring()"
