"""Every table and every folder declares what it holds about people."""

import ast

import pytest
from django.apps import apps

from folkmoot.web.keeping.files import homes
from folkmoot.web.keeping.held import Copy, Held
from folkmoot.web.keeping.register import FOLDERS, TABLES, held_at
from tests.house.tree import WEB, code

SEALED = {
    "consultation.ResponseRow",
    "consultation.QuotationRow",
    "consultation.QuarantinedItem",
    "consultation.PageRow",
    "consultation.TypingRow",
    "intake.SubmissionRow",
}
"""Tables of sealed words, each of which has its keys in another."""


def test_every_table_declares_what_it_holds() -> None:
    labels = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert labels - set(TABLES) == set()
    assert set(TABLES) - labels == set()


def test_what_is_held_about_people_says_until_when_and_who_opens_it() -> None:
    assert [
        name for name, held in TABLES.items() if held.of_people and not (held.until and held.opens)
    ] == []


def test_a_column_that_is_named_as_the_day_is_there() -> None:
    wrong = [
        label
        for label, held in TABLES.items()
        if held.day and held.day not in {field.name for field in apps.get_model(label)._meta.fields}
    ]
    assert wrong == []


def test_sealed_words_and_their_keys_are_copied_apart() -> None:
    assert {TABLES[label].copy for label in SEALED} == {Copy.DATA}
    keys = {label for label, held in TABLES.items() if held.copy is Copy.KEYS}
    assert {"consultation.ResponseKeyRow", "intake.SubmissionKeyRow"} <= keys
    assert FOLDERS["keys"].copy is FOLDERS["secret"].copy is Copy.KEYS


def test_every_file_and_folder_that_the_site_makes_is_declared() -> None:
    assert sorted(made_in_a_home() - set(FOLDERS)) == []
    assert made_in_a_home() >= {"keys", "static"}


@pytest.mark.parametrize("name", ["folkmoot.sqlite3", "folkmoot.sqlite3-wal", "jobs.sqlite3-shm"])
def test_no_database_file_is_copied_as_it_is(name: str) -> None:
    assert held_at(name).copy is Copy.NONE


def test_a_table_without_a_word_about_it_is_seen() -> None:
    assert "consultation.NewRow" not in TABLES
    assert not Held().of_people
    assert homes()


def made_in_a_home() -> set[str]:
    """Give the names that code puts below a home: HOME / "name", home_made(HOME / "name")."""
    return {
        node.right.value
        for path in code()
        if path.is_relative_to(WEB)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Div)
        and isinstance(node.right, ast.Constant)
        and isinstance(node.right.value, str)
        and "HOME" in ast.unparse(node.left)
    }
