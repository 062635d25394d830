"""Leaving the survey at once, in a real browser: what Back shows, and what it does not."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PROGRAM = Path(__file__).with_name("survey.py")
WORDS = "Words that nobody else may read"


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a survey that is open today."""
    home = str(tmp_path_factory.mktemp("survey"))
    with subprocess.Popen(
        [sys.executable, PROGRAM, home], stdout=subprocess.PIPE, text=True
    ) as served:
        assert served.stdout is not None
        try:
            yield served.stdout.readline().strip()
        finally:
            served.kill()


def begin(page: Page, survey: str, language: str = "en") -> None:
    page.goto(survey)
    page.click("main form button")
    page.check(f"input[value={language}]")
    page.click("button[name=go]")


def test_back_shows_nothing_that_was_typed_after_leaving(page: Page, survey: str) -> None:
    begin(page, survey)
    page.click("button[name=go]")
    page.fill("textarea", WORDS)
    page.click("button.exit")
    assert page.title() == "Closed"
    assert "answers" not in {cookie.get("name") for cookie in page.context.cookies()}
    for _ in range(3):
        page.go_back()
        assert WORDS not in page.content()
        assert page.query_selector("textarea") is None


def test_what_was_typed_is_there_as_long_as_nobody_leaves(page: Page, survey: str) -> None:
    begin(page, survey)
    page.click("button[name=go]")
    page.fill("textarea", WORDS)
    page.click("button[name=go]")
    page.click("main a:text-is('Back')")
    assert page.input_value("textarea") == WORDS


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_on_any_page_of_the_form(
    scripted_page: Page, survey: str, language: str
) -> None:
    begin(scripted_page, survey, language)
    seen = []
    for _ in range(9):
        seen.append(scripted_page.url)
        found = Axe().run(scripted_page)
        assert found.violations_count == 0, found.generate_report()
        if scripted_page.url.endswith("/check/"):
            break
        for words in scripted_page.query_selector_all("textarea"):
            if words.is_visible():
                words.fill("Words")
        scripted_page.click("button[name=go]")
    assert seen[-1].endswith("/check/")
    scripted_page.click("main form button")
    assert Axe().run(scripted_page).violations_count == 0
    assert scripted_page.get_attribute("html", "dir") == ("rtl" if language == "ar" else "ltr")
