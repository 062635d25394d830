"""What is stored about people: never the address or the browser that they came with."""

import re
from pathlib import Path

from django.apps import apps
from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.questioner import MigrationQuestioner
from django.db.migrations.state import ProjectState

from tests.house.tree import WEB, code, shown

TELLTALE = re.compile(
    r"(^|_)(ip|ips|ip_?addr(ess)?|remote_addr|user_?agent|browser|fingerprint|referr?er|device)(_|$)"
)
QUESTION = re.compile(
    r"REMOTE_ADDR|REMOTE_HOST|USER_AGENT|User-Agent|(HTTP|X)_FORWARDED|[\"'-]Forwarded|X-Real-IP"
)


def test_no_column_holds_an_address_or_a_browser() -> None:
    fields = [
        field
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if isinstance(field, models.Field)
    ]
    assert fields
    assert [str(field) for field in fields if tells_who(field)] == []


def test_a_column_for_an_address_or_a_browser_is_seen() -> None:
    for name in ("ip", "sender_ip", "user_agent", "remote_addr", "ip_address"):
        assert tells_who(models.CharField(name=name)), name
    assert tells_who(models.GenericIPAddressField(name="origin"))
    assert not tells_who(models.CharField(name="zip_file"))
    assert not tells_who(models.CharField(name="recipe"))


def test_no_code_asks_where_somebody_came_from() -> None:
    assert [shown(path) for path in code() if path.is_relative_to(WEB) and asks_where(path)] == []


def test_code_that_asks_where_somebody_came_from_is_seen() -> None:
    for asked in ('META["HTTP_X_FORWARDED_FOR"]', "X-Forwarded-For", "headers['Forwarded']"):
        assert QUESTION.search(asked), asked
    assert not QUESTION.search("Happening.FORWARDED")


def test_no_migration_is_missing() -> None:
    loader = MigrationLoader(None)
    detector = MigrationAutodetector(
        loader.project_state(),
        ProjectState.from_apps(apps),
        MigrationQuestioner(specified_apps=set(), dry_run=True),
    )
    missing = detector.changes(graph=loader.graph)
    assert {app: [str(change) for change in changes] for app, changes in missing.items()} == {}


def asks_where(path: Path) -> bool:
    """Say whether a file reads an address or a browser out of a request."""
    return bool(QUESTION.search(path.read_text(encoding="utf-8")))


def tells_who(field: "models.Field[object, object]") -> bool:
    """Say whether *field* is made or named to hold where somebody came from."""
    return isinstance(field, models.GenericIPAddressField) or bool(TELLTALE.search(field.name))
