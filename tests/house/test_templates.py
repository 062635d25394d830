"""Templates compile, carry no script or style of their own, and load nothing from elsewhere."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from django.template import engines

from tests.house.tree import WEB, files, shown, templates

PARTICIPANT = "intake/page.html"
CALLS = re.compile(r"{%\s*(?:extends|include)\s+[\"']([^\"']+)[\"']")
INLINE = re.compile(
    r"<style\b|\sstyle\s*=|\son[a-z]+\s*=|javascript:|<script\b(?![^>]*\ssrc=)", re.I
)
SCRIPT = re.compile(r"<script\b|javascript:|\shx-[a-z]+\s*=", re.I)
ELSEWHERE = re.compile(
    r"(?:\ssrc|\ssrcset|\saction|\sformaction|\sposter|<link\b[^>]*\shref)\s*=\s*[\"']?(?:https?:)?//"
    r"|url\(\s*[\"']?(?:https?:)?//|@import|mailto:|[\w.+-]+@[\w-]+\.[a-z]{2,}",
    re.I,
)
ALONE = re.compile(r"{%\s*include\s+[\"']([^\"']+)[\"'][^%]*\sonly\s*%}")
ROOM = re.compile(r"<script src=\"{% static 'room.js' %}\" defer data-at=[^>]+></script>")
"""The one script that there is, which keeps pages of a meeting fresh."""
WITH_ROOM_SCRIPT = {"decision/conduct.html", "decision/screen.html", "decision/seat.html"}
STYLESHEETS = [path for path in files() if path.is_relative_to(WEB) and path.suffix == ".css"]


@pytest.mark.parametrize("path", templates(), ids=shown)
def test_a_template_compiles(path: Path) -> None:
    engines["django"].get_template(name_of(path))


@pytest.mark.parametrize("path", templates(), ids=shown)
def test_a_template_has_no_script_or_style_of_its_own(path: Path) -> None:
    assert INLINE.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", [*templates(), *STYLESHEETS], ids=shown)
def test_a_page_loads_nothing_from_elsewhere_and_names_no_mail_address(path: Path) -> None:
    assert ELSEWHERE.findall(path.read_text(encoding="utf-8")) == []


def test_pages_of_participants_have_no_script_at_all() -> None:
    met = {name for name in texts_by_name() if PARTICIPANT in reached(name)}
    parts = set().union(*(reached(name) for name in met))
    assert PARTICIPANT in met
    assert [name for name in sorted(parts) if SCRIPT.search(texts_by_name()[name])] == []


def test_only_pages_of_the_room_have_a_script_and_it_is_the_one_that_is_ours() -> None:
    scripted = {name for name, text in texts_by_name().items() if SCRIPT.search(text)}
    assert scripted == {"decision/room_script.html"}
    assert (
        SCRIPT.sub("", ROOM.sub("", texts_by_name()["decision/room_script.html"]))
        == "{% load static %}\n"
    )
    callers = {name for name in texts_by_name() if scripted & reached(name)} - scripted
    assert callers == WITH_ROOM_SCRIPT
    assert len((WEB / "static" / "room.js").read_text(encoding="utf-8").splitlines()) < 60


def test_a_form_is_never_included_without_the_token_that_it_needs() -> None:
    assert [name for text in texts_by_name().values() for name in tokenless(text)] == []


def test_a_form_without_its_token_is_seen() -> None:
    assert tokenless('{% include "decision/ballot.html" with x=y only %}') == [
        "decision/ballot.html"
    ]


@pytest.mark.parametrize(
    ("guard", "planted"),
    [
        (INLINE, '<p style="color: red">'),
        (INLINE, "<script>alert(1)</script>"),
        (INLINE, '<a onclick="f()">'),
        (SCRIPT, '<script src="/static/x.js">'),
        (ELSEWHERE, '<img src="https://example.org/x.png">'),
        (ELSEWHERE, '<link rel="stylesheet" href="//example.org/x.css">'),
        (ELSEWHERE, "@import url(x.css)"),
        (ELSEWHERE, '<form action="https://example.org/">'),
        (ELSEWHERE, "write to someone@example.org"),
    ],
)
def test_what_a_template_must_not_have_is_seen(guard: re.Pattern[str], planted: str) -> None:
    assert guard.search(planted)


def test_a_link_to_a_source_is_no_fault() -> None:
    assert not ELSEWHERE.search('<a href="https://example.org/">the source</a>')
    assert not INLINE.search('<script src="/static/htmx.js"></script>')


def tokenless(text: str) -> list[str]:
    """Give what the template *text* includes *only* with values, though it needs a token."""
    return [
        name
        for name in ALONE.findall(text)
        if any("{% csrf_token %}" in texts_by_name()[part] for part in reached(name))
    ]


def name_of(path: Path) -> str:
    """Give the name by which other templates call this one."""
    parts = path.relative_to(WEB).parts
    return "/".join(parts[parts.index("templates") + 1 :])


@cache
def texts_by_name() -> Mapping[str, str]:
    """Give the text of every template by its name."""
    return {name_of(path): path.read_text(encoding="utf-8") for path in templates()}


@cache
def reached(name: str) -> frozenset[str]:
    """Give *name* and every template that it extends or includes, however far."""
    found, waiting = set(), [name]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += CALLS.findall(texts_by_name().get(here, ""))
    return frozenset(found & set(texts_by_name()))
