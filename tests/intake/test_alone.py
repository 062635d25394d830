"""The intake face by itself: a process that knows no workbench, on a host of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from folkmoot.web.__main__ import _settings_for
from tests.house.tree import ROOT

LOOK = """
import sys, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.test import Client
got = [Client().get(address).status_code for address in ("/", "/code/", "/nowhere/", "/s/none/")]
workbench = {"consultation", "federation", "ledger", "policy", "analysis", "decision", "life"}
known = {name for name in sys.modules if name.startswith("folkmoot.web.")}
print(got, sorted(name for name in known if name.split(".")[2] in workbench))
print(sorted(name for name in sys.modules if name.startswith("django.contrib.")
             and name.split(".")[2] in {"auth", "sessions", "contenttypes", "admin"}))
"""


def test_the_process_starts_with_nothing_of_the_workbench(tmp_path: Path) -> None:
    settings = {
        "DJANGO_SETTINGS_MODULE": "folkmoot.web.site.intake_settings",
        "FOLKMOOT_INTAKE_HOME": str(tmp_path / "alone"),
        "FOLKMOOT_HOME": str(tmp_path / "workbench"),
        "PYTHONPATH": str(ROOT / "src"),
        "PATH": os.environ["PATH"],
    }
    done = subprocess.run(
        [sys.executable, "-c", LOOK], env=settings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["[200, 200, 404, 404] []", "[]"]
    assert not (tmp_path / "workbench").exists()
    assert {path.name for path in (tmp_path / "alone").iterdir()} >= {"intake.sqlite3", "secret"}


SECURE = """
import django
django.setup()
from django.conf import settings
from folkmoot.web.intake.replies import COOKIE, forget, remember, see_other
kept = remember(see_other("/"), "A" * 20).cookies[COOKIE]
left = forget(see_other("/")).cookies
names = {COOKIE, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME}
print(all(name.startswith("__Host-") for name in names), set(left) == names)
print(kept["secure"], kept["httponly"], kept["samesite"], kept["path"], repr(kept["max-age"]))
print({(each["secure"], each["max-age"]) for each in left.values()})
"""


def test_behind_tls_no_other_host_can_set_a_cookie_of_this_one(tmp_path: Path) -> None:
    settings = {
        "DJANGO_SETTINGS_MODULE": "folkmoot.web.site.intake_settings",
        "FOLKMOOT_INTAKE_HOME": str(tmp_path / "alone"),
        "FOLKMOOT_SECURE": "yes",
        "PYTHONPATH": str(ROOT / "src"),
        "PATH": os.environ["PATH"],
    }
    done = subprocess.run(
        [sys.executable, "-c", SECURE], env=settings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["True True", "True True Strict / ''", "{(True, 0)}"]


@pytest.mark.parametrize(
    ("arguments", "module"),
    [
        (["serve", "--only", "intake"], "intake_settings"),
        (["carry", "box", "--only", "intake"], "intake_settings"),
        (["serve", "--only", "workbench"], "settings"),
        (["serve"], "settings"),
    ],
)
def test_only_the_intake_face_is_served_with_its_own_settings(
    arguments: list[str], module: str
) -> None:
    assert _settings_for(["folkmoot", *arguments]) == f"folkmoot.web.site.{module}"
