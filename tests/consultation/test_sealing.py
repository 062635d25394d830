"""Responses at rest: no word in any table, opened by the round's key and by nothing else."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connections, models

from folkmoot.consultation.intake.items import ItemState
from folkmoot.consultation.responses import (
    Answer,
    Channel,
    Consents,
    RespondentKind,
    Response,
    facts_of,
    response_from,
    sealed_part,
    with_sealed_part,
)
from folkmoot.consultation.sealing import BLOCK, disclose, enclose, new_key_pair, seal, unseal
from folkmoot.foundation.errors import InputError
from folkmoot.policy.anchors import Anchor
from folkmoot.web.components.keys import RandomKey
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.models import ResponseKeyRow, ResponseRow
from folkmoot.web.consultation.queries.keys import kept_key
from tests.consultation import post
from tests.consultation.senders import NORTH, OPEN, ROUND, TRIAL, a_response, hold_north, send

CANARIES = ("CANARY-WORDS", "CANARY-HOUSE", "CANARY-CHOICE", "CANARY-PASSAGE")


@pytest.fixture
def north(db: None) -> None:
    hold_north()


def telling() -> Response:
    words, house, choice, passage = CANARIES
    mark = Anchor("2.1", passage)
    return a_response(
        organisation=house,
        answers=(
            Answer("q1", choice=choice, clauses=("2.1",)),
            Answer("q6", words, clause="2.1", clauses=("2.1",), anchor=mark),
        ),
    )


def everything_stored() -> str:
    """Read every table of both databases as raw rows."""
    tables = sorted({model._meta.db_table for model in apps.get_models()})
    return "\n".join(_rows(alias, table) for alias in connections for table in tables)


def _rows(alias: str, table: str) -> str:
    if table not in connections[alias].introspection.table_names():
        return ""
    with connections[alias].cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        return "\n".join(repr([_plain(value) for value in row]) for row in cursor)


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value


def test_a_response_is_parted_into_facts_and_words_and_put_together_again() -> None:
    sent = replace(
        telling(),
        id="north-1",
        kind=RespondentKind.GROUP,
        participants=12,
        consents=Consents(quote=True, pass_on=True),
    )
    facts = facts_of(sent)
    assert not [canary for canary in CANARIES if canary in repr(facts)]
    assert facts["parts"] == [["q1", "", ["2.1"]], ["q6", "2.1", ["2.1"]]]
    bare = response_from(
        facts, name="north-1", round_id=ROUND, channel=Channel.FORM, received=sent.received
    )
    assert with_sealed_part(bare, sealed_part(sent)) == sent


def test_what_is_no_response_is_refused_with_a_sentence() -> None:
    with pytest.raises(InputError, match="not the sealed part"):
        with_sealed_part(a_response(), {"answers": [{"question": "q1"}]})
    with pytest.raises(InputError, match="cannot be read"):
        response_from(
            {"kind": "king"},
            name="north-1",
            round_id=ROUND,
            channel=Channel.FORM,
            received=OPEN.date(),
        )


@pytest.mark.usefixtures("north")
def test_no_word_and_no_organisation_stands_in_any_table_of_either_database() -> None:
    response = telling()
    send(organisation=response.organisation, answers=response.answers)
    services.collect(ROUND, at=OPEN)
    stored = everything_stored()
    assert "q6" in stored  # which parts have an answer may be known
    assert [canary for canary in CANARIES if canary in stored] == []


@pytest.mark.usefixtures("north")
def test_nor_does_any_of_what_came_in_as_files_or_waits_for_a_person(tmp_path: Path) -> None:
    words, house, *_ = CANARIES
    files = [
        post.a_file(tmp_path, "letter.txt", f"{words}: I agree with clause 2.1."),
        post.a_file(tmp_path, f"{house}.txt", ""),
        post.a_file(tmp_path, "table.csv", f"organisation,answer\n{house},{words}\n"),
    ]
    batch = services.take_in(files, ROUND, by=NORTH, at=OPEN)
    assert batch.count(ItemState.ACCEPTED) == 1
    assert batch.count(ItemState.QUARANTINED) == 2
    stored = everything_stored()
    assert [canary for canary in CANARIES if canary in stored] == []


@pytest.mark.usefixtures("north")
def test_the_scan_finds_a_word_that_was_planted() -> None:
    send("CANARY")
    services.collect(ROUND, at=OPEN)
    ResponseRow.objects.update(language="CANARY")
    assert "CANARY" in everything_stored()


@pytest.mark.usefixtures("north")
def test_the_rounds_key_opens_what_was_collected_and_another_key_does_not() -> None:
    send("Housing.")
    services.collect(ROUND, at=OPEN)
    (found,) = queries.responses_of(TRIAL)
    assert found.answers[1].text == "Housing."
    row, key = ResponseRow.objects.get(), ResponseKeyRow.objects.get()
    content, sealed = bytes(row.content or b""), bytes(key.sealed)
    assert b"Housing." in disclose(content, sealed, kept_key(ROUND))
    with pytest.raises(InputError, match="not sealed for that key"):
        disclose(content, sealed, new_key_pair()[0])


@pytest.mark.usefixtures("north")
def test_what_was_changed_is_left_out_and_the_rest_is_read(
    caplog: pytest.LogCaptureFixture,
) -> None:
    for text in ("Housing.", "CANARY"):
        send(text)
    services.collect(ROUND, at=OPEN)
    (bad,) = (each for each in queries.responses_of(TRIAL) if each.answers[1].text == "CANARY")
    row = ResponseRow.objects.get(name=bad.id)
    content = bytes(row.content or b"")
    row.content = content[:-1] + bytes([content[-1] ^ 1])
    row.save()
    (read,) = queries.responses_of(TRIAL)
    assert read.answers[1].text == "Housing."
    assert bad.id not in caplog.text
    assert "could not be opened" in caplog.text


@pytest.mark.usefixtures("north")
def test_only_the_responses_that_are_named_are_opened() -> None:
    for text in ("One.", "Two.", "Three."):
        send(text)
    services.collect(ROUND, at=OPEN)
    first, *_ = queries.responses_of(TRIAL)
    assert queries.responses_of(TRIAL, names=[first.id]) == (first,)


def test_every_row_that_has_to_do_with_a_response_has_a_random_key() -> None:
    named = ("Response", "Item", "Quarantined", "Share", "Officer", "Unlock", "Submission")
    kept = [model for model in apps.get_models() if model.__name__.startswith(named)]
    assert len(kept) > 6
    assert [each for each in kept if not isinstance(each._meta.pk, RandomKey)] == []
    fields = [field for model in kept for field in model._meta.get_fields()]
    times = [each for each in fields if isinstance(each, models.DateTimeField)]
    assert [f"{each.model.__name__}.{each.name}" for each in times] == ["UnlockRow.until"]


READ_ALL = """
import django
django.setup()
from django.conf import settings
from pathlib import Path
from folkmoot.web.intake.models import SubmissionKeyRow
names = [name for name in dir(settings) if "WORKBENCH" not in name]
held = repr([getattr(settings, name) for name in names])
files = [path.name for path in Path(settings.HOME).rglob("*")]
print(len(settings.DATABASES), "folkmoot.sqlite3" in held, [n for n in files if n.endswith(".key")])
"""


def test_a_process_with_the_intakes_settings_has_one_database_and_no_key(tmp_path: Path) -> None:
    surroundings = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "folkmoot.web.site.intake_settings",
        "FOLKMOOT_INTAKE_HOME": str(tmp_path / "intake"),
        "FOLKMOOT_HOME": str(tmp_path / "nowhere"),
        "FOLKMOOT_INTAKE_DATABASE": "",
    }
    ran = subprocess.run(
        [sys.executable, "-c", READ_ALL],
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "1 False []"
    assert not (tmp_path / "nowhere").exists()
    refused = subprocess.run(
        [sys.executable, "-c", "import django; django.setup(); import " + WORKBENCH],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode != 0
    assert "INSTALLED_APPS" in refused.stderr


WORKBENCH = "folkmoot.web.consultation.queries.opening"
"""What opens responses; a process with the intake's settings cannot even load it."""


@pytest.mark.parametrize("words", [b"", b"a", b"a" * 1023, b"a" * 1024, b"\x80" * 5000, b"a\x00"])
def test_words_of_any_length_are_filled_up_to_whole_blocks_and_come_back_whole(
    words: bytes,
) -> None:
    private, public = new_key_pair()
    envelope = enclose(words, round_key=public)
    assert disclose(envelope.content, envelope.for_round, private) == words
    assert len(envelope.content) == len(enclose(b"", round_key=public).content) + (
        len(words) // BLOCK * BLOCK
    )
    assert unseal(seal(words, "a code", secret=b"s"), "a code", secret=b"s") == words


def test_a_short_answer_and_a_shorter_one_are_sealed_to_the_same_length() -> None:
    _, public = new_key_pair()
    lengths = {len(enclose(b"n" * n, round_key=public).content) for n in range(0, 1000, 50)}
    assert len(lengths) == 1
