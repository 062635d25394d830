"""Every page in Arabic: axe finds nothing but what English pages show, and none is too wide."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.looking import faults_of
from tests.browser.paths import Pages
from tests.browser.paths import pages as pages
from tests.demo_site import DemoSite

pytestmark = pytest.mark.browser

STYLES = Path(__file__).parents[2] / "src" / "folkmoot" / "web" / "static"
BY_LANGUAGE = re.compile(r"[^{}]*(?:\[(?:dir|lang)\b|:(?:dir|lang)\()[^{}]*\{([^{}]*)\}")
"""A rule of a style sheet that asks for a language or its direction, and what it sets."""
HARMLESS = {"transform", "content"}


def test_axe_finds_nothing_and_no_page_is_wider_than_a_phone(
    site: DemoSite, pages: Pages, scripted_page: Page
) -> None:
    faults = faults_of(site, pages, scripted_page, "ar")
    assert not faults, faults


def test_no_language_has_colours_or_sizes_of_its_own() -> None:
    """So contrast, which is looked at in English, is the same in every language."""
    for sheet in STYLES.glob("*.css"):
        assert set_by_language(sheet.read_text(encoding="utf-8")) <= HARMLESS, sheet.name


def test_a_colour_of_a_language_is_seen() -> None:
    assert set_by_language("p { color: red } [dir=rtl] a { color: #999; content: '' }") == {
        "color",
        "content",
    }


def set_by_language(sheet: str) -> set[str]:
    """Give the properties that *sheet* sets for one language or direction only."""
    rules = BY_LANGUAGE.findall(re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))
    return {line.partition(":")[0].strip() for rule in rules for line in rule.split(";")} - {""}
