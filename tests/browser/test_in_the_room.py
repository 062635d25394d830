"""A chair and three delegates in four browsers: a motion from its vote to its bundle.

The chair and two delegates have scripts, one of these in Arabic; the third has none and looks again
by hand.
"""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.windows import a_window, follow, press
from tests.demo_site import DemoSite, served

pytestmark = pytest.mark.browser

PROGRAM = "tests.browser.new_site"
PHONE = ViewportSize(width=390, height=844)
DESK = ViewportSize(width=1280, height=900)
DAY = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
MEETING = f"north-{DAY}"


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody who has entered, in a browser of their own."""

    page: Page
    site: DemoSite

    def enter(self, person: str, language: str = "en") -> "Somebody":
        """Choose a language and enter."""
        self.page.goto(f"{self.site.workbench}/language/{language}/?next=/enter/")
        self.page.fill("[name=username]", person)
        self.page.fill("[name=password]", "lantern")
        press(self.page, "main button")
        return self

    def go(self, address: str) -> None:
        """Open a page of the workbench."""
        answer = self.page.goto(self.site.workbench + address)
        assert answer is not None
        assert answer.status == 200, address

    def sees(self, words: str) -> None:
        """Wait until *words* are on the page, without loading it again."""
        expect(self.page.locator("main")).to_contain_text(words)

    def casts(self, choice: str) -> None:
        """Cast all votes of the one seat on one side."""
        self.page.check(f"[name=choice][value={choice}]")
        press(self.page, ".ballot button")


@pytest.fixture(scope="module")
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoSite]:
    """Give a site on which nobody has met yet."""
    home = tmp_path_factory.mktemp("room")
    subprocess.run([sys.executable, "-m", PROGRAM, str(home)], check=True, capture_output=True)
    with served(home, on_sqlite=True) as found:
        yield found


@pytest.fixture
def room(browser: Browser, new_site: DemoSite) -> Iterator[list[Somebody]]:
    """Give the chair and three delegates; the last one's telephone runs no script."""
    contexts = [
        a_window(browser, viewport=DESK),
        a_window(browser, viewport=PHONE),
        a_window(browser, viewport=PHONE, locale="ar-EG"),
        a_window(browser, viewport=PHONE, scripts=False),
    ]
    yield [Somebody(context.new_page(), new_site) for context in contexts]
    for context in contexts:
        context.close()


def test_a_chair_and_three_delegates_take_a_vote(
    room: list[Somebody], new_site: DemoSite, tmp_path: Path
) -> None:
    chair, hill, port, vale = room
    chair.enter("north-chair")
    call_and_freeze(chair)
    motion = put_a_motion(chair)
    for delegate, person, language in (
        (hill, "hill", "en"),
        (port, "port", "ar"),
        (vale, "vale", "en"),
    ):
        delegate.enter(person, language)
        delegate.go(f"/desk/meeting/{MEETING}/seat/")
    hill.sees("Nothing is being voted on now")
    vale.sees("Nothing is being voted on now")
    open_it(chair)
    hill.sees("The vote is open")
    expect(port.page.locator(".ballot button")).to_be_visible()
    assert port.page.locator("html").get_attribute("dir") == "rtl"
    vale.sees("Nothing is being voted on now")
    vale.page.reload()
    vale.sees("The vote is open")
    hill.casts("yes")
    port.casts("yes")
    vale.casts("no")
    chair.sees("of 3 seats here have voted")
    expect(chair.page.locator(".turnout b")).to_have_text("3")
    close_it(chair)
    chair.sees("It is carried.")
    hill.sees("It is carried.")
    vale.page.reload()
    vale.sees("It is carried.")
    expect(port.page.locator(".last")).to_be_visible()
    recounted(chair, motion, tmp_path)


def call_and_freeze(chair: Somebody) -> None:
    """Call the meeting, enter three groups, check them in, freeze the roll."""
    page = chair.page
    chair.go("/desk/meetings/call/?body=north")
    page.fill("[name=title]", "Northmark, in the room (invented)")
    page.fill("[name=day]", DAY)
    page.select_option("[name=rules]", "north-2023")
    page.select_option("[name=chair]", "north-chair")
    press(page, "main form button")
    for group in ("hill", "port", "vale"):
        form = page.locator("form:has([name=seat])").last
        if not form.locator("[name=seat]").is_visible():
            page.locator("details:has([name=seat]) summary").last.click()
        form.locator("[name=seat]").fill(group)
        form.locator("[name=name]").fill(f"Group {group}")
        form.locator("[name=section]").select_option("north")
        form.locator("[name=kind]").select_option("group")
        form.locator("[name=holder]").select_option(f"person:{group}")
        follow(form.locator("button"))
        press(page, f"[name=button][value='in {group}']")
    page.check("[name=sure]")
    press(page, "form:has([name=sure]) button")
    chair.sees("Frozen on")


def put_a_motion(chair: Somebody) -> str:
    """Put a motion in the body's name, look at it, put it, and say that it is in order."""
    page = chair.page
    chair.go(f"/desk/meeting/{MEETING}/table/")
    page.fill("[name=title]", "Work together")
    page.fill("[name=text]", "The section asks that two people may work from one address.")
    page.select_option("[name=rule]", "ordinary")
    press(page, "[name=look]")
    chair.sees("two people may work from one address")
    press(page, "[name=keep]")
    name = page.url.rstrip("/").rpartition("/")[2]
    chair.go(f"/desk/meeting/{MEETING}/")
    press(page, ".now button")
    return name


def open_it(chair: Somebody) -> None:
    """Open the vote, after seeing what it is and who is there."""
    press(chair.page, ".now a.btn")
    chair.sees("Open this vote?")
    press(chair.page, "main form button")
    chair.sees("The vote is open")


def close_it(chair: Somebody) -> None:
    """Close the vote, after seeing who has voted."""
    press(chair.page, ".now a.btn")
    chair.sees("Close this vote?")
    press(chair.page, "main form button")


def recounted(chair: Somebody, motion: str, folder: Path) -> None:
    """Take the bundle from the decision's page, and count it again with the file inside."""
    chair.go(f"/decision/{motion}/")
    with chair.page.expect_download() as started:
        chair.page.click("a[download]")
    bundle = folder / "decision.zip"
    started.value.save_as(bundle)
    subprocess.run([sys.executable, "-m", "zipfile", "-e", str(bundle), str(folder)], check=True)
    done = subprocess.run(
        [sys.executable, "-I", "-S", "recount.py", "decision.zip"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "20 for, 10 against, 0 abstaining" in done.stdout
