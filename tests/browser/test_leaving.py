"""Leaving the survey at once, in a real browser: what Back shows, and what it does not."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.windows import press

pytestmark = pytest.mark.browser

PROGRAM = "tests.browser.survey"
WORDS = "Words that nobody else may read"


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a survey that is open today."""
    home = str(tmp_path_factory.mktemp("survey"))
    with subprocess.Popen(
        [sys.executable, "-m", PROGRAM, home], stdout=subprocess.PIPE, text=True
    ) as served:
        assert served.stdout is not None
        try:
            yield served.stdout.readline().strip()
        finally:
            served.kill()


def begin(page: Page, survey: str, language: str = "en") -> None:
    page.goto(survey)
    press(page, "main form button")
    page.check(f"input[value={language}]")
    press(page, "button[name=go]")


def write(page: Page, survey: str) -> None:
    """Type into the first question that has a field for words, and leave it there unsaved."""
    begin(page, survey)
    for _ in range(2):
        press(page, "button[name=go]")
    page.fill("textarea", WORDS)


@pytest.mark.parametrize("window", ["page", "scripted_page"])
def test_back_shows_nothing_that_was_typed_after_leaving(
    request: pytest.FixtureRequest, survey: str, window: str
) -> None:
    page: Page = request.getfixturevalue(window)
    write(page, survey)
    press(page, "button.exit")
    assert page.title() == "Closed"
    assert page.context.cookies() == []
    for _ in range(5):
        page.go_back()
        assert WORDS not in page.content()
        assert page.query_selector("textarea") is None


def test_forward_shows_nothing_either(page: Page, survey: str) -> None:
    write(page, survey)
    press(page, "button[name=go]")
    press(page, "main a:text-is('Back')")
    press(page, "button.exit")
    page.go_back()
    page.go_forward()
    assert WORDS not in page.content()


def test_the_receipt_is_gone_from_the_browser_after_leaving(page: Page, survey: str) -> None:
    write(page, survey)
    press(page, "button[name=contents]")
    press(page, "button.btn.quiet[name=go]")
    press(page, "button[name=go]")
    press(page, "main form button")
    code = page.inner_text(".receipt code")
    press(page, "button.exit")
    for _ in range(4):
        page.go_back()
        assert code not in page.content()


def test_leaving_is_reached_first_by_keyboard_and_stays_in_view_on_a_phone(
    scripted_page: Page, survey: str
) -> None:
    scripted_page.set_viewport_size({"width": 390, "height": 600})
    write(scripted_page, survey)
    scripted_page.goto(scripted_page.url)
    scripted_page.keyboard.press("Tab")
    assert scripted_page.evaluate("document.activeElement.className") == "btn exit"
    scripted_page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    box = scripted_page.locator("button.exit").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 600


def test_what_was_typed_is_there_as_long_as_nobody_leaves(page: Page, survey: str) -> None:
    write(page, survey)
    press(page, "button[name=go]")
    press(page, "main a:text-is('Back')")
    assert page.input_value("textarea") == WORDS


def test_nothing_is_asked_of_any_other_host_and_no_title_tells_the_topic(
    page: Page, survey: str
) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.split("/")[2]))
    page.goto(survey)
    titles = {page.title()}
    for button in ("main form button", *["button[name=go]"] * 3, "button.exit"):
        if page.title() == "Your language":
            page.check("input[value=en]")
        if page.locator("textarea").count():
            page.fill("textarea", WORDS)
        press(page, button)
        titles.add(page.title())
    assert asked == {survey.split("/")[2]}
    assert titles == {"Survey", "Your language", "For whom you answer", "Question 1 of 4", "Closed"}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_on_any_page_of_the_form(
    scripted_page: Page, survey: str, language: str
) -> None:
    page = scripted_page
    for address in (survey, f"{survey}with/", f"{survey}print/", f"{survey}../../code/"):
        page.goto(address)
        looked_at(page)
    begin(page, survey, language)
    page.check("input[value=group]")
    press(page, "button[name=go]")
    looked_at(page)  # with the fault that a group has no number
    page.fill("input[name=participants]", "12")
    seen = []
    for _ in range(14):
        seen.append(page.url.rstrip("/").rsplit("/", 1)[1])
        looked_at(page)
        if seen[-1] == "check":
            break
        for words in page.query_selector_all("textarea"):
            words.fill("Words")
        press(page, "button[name=go]")
    assert seen == ["whom", "contents", "1", "2", "3", "4", "minority", "consent", "check"]
    page.goto(page.url.replace("check", "4.2.1"))
    looked_at(page)
    page.goto(page.url.replace("4.2.1", "contents"))
    looked_at(page)
    page.goto(page.url.replace("contents", "check"))
    press(page, "main form button")
    looked_at(page)
    page.goto(page.url.replace("sent", "mine"))
    press(page, "main form button")
    looked_at(page)  # with the fault that nobody was sure
    page.check("#sure")
    press(page, "main form button")
    looked_at(page)
    assert page.get_attribute("html", "dir") == ("rtl" if language == "ar" else "ltr")


def looked_at(page: Page) -> None:
    """Let axe look at a page, and refuse what it finds."""
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}: {found.generate_report()}"
