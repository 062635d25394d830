"""In the room with scripts: pages change by themselves, and take nothing from whoever writes."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser.windows import a_window, follow, press
from tests.demo_site import DemoSite, environment, served

pytestmark = pytest.mark.browser

MAKER = "tests.browser.live_room"
CHAIR = "/desk/meeting/in-session/"
SEAT = "/desk/meeting/in-session/seat/"
SCREEN = "/meeting/in-session/screen/"
LIGHT = 50_000


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoSite]:
    """Serve a council in session."""
    home = tmp_path_factory.mktemp("room")
    command = [sys.executable, "-m", MAKER, str(home)]
    subprocess.run(command, env=environment(on_sqlite=True), check=True)
    with served(home, on_sqlite=True) as site:
        yield site


@pytest.fixture(autouse=True)
def closed(browser: Browser) -> Iterator[None]:
    """Close the windows of each test, whose pages would ask for news for ever."""
    yield
    for context in browser.contexts:
        context.close()


def window(browser: Browser, room: DemoSite, person: str = "", *, for_axe: bool = False) -> Page:
    """Give a window with scripts, held to the site's own policy, of somebody who has entered."""
    context = a_window(browser, for_axe=for_axe)
    page = context.new_page()
    if person:
        page.goto(f"{room.workbench}/enter/")
        page.locator("#id_username").fill(person)
        page.locator("#id_password").fill("lantern")
        press(page, "main form button")
    return page


def test_a_vote_comes_up_on_every_page_without_a_reload_and_writing_is_not_lost(
    browser: Browser, room: DemoSite
) -> None:
    chair = opened(window(browser, room, "magda"), room, CHAIR)
    delegate = opened(window(browser, room, "harbour-1"), room, SEAT)
    screen = opened(window(browser, room), room, SCREEN)
    a_vote_comes_up(chair, delegate, screen)
    what_is_written_stays(chair, delegate)
    follow(delegate.get_by_role("button", name="Cast"))
    expect(delegate.locator(".ballot .done")).to_contain_text("3 for, 1 against, 0 abstaining")
    for page in (screen, chair):
        expect(page.locator(".turnout")).to_contain_text("1 of 7 seats here have voted")
    delegate.context.set_offline(True)
    expect(delegate.locator("#offline")).to_be_visible()
    delegate.context.set_offline(False)
    expect(delegate.locator("#offline")).to_be_hidden()


def opened(page: Page, room: DemoSite, path: str) -> Page:
    """Open a page of the room."""
    page.goto(room.workbench + path)
    return page


def a_vote_comes_up(chair: Page, delegate: Page, screen: Page) -> None:
    """Open a vote in the chair; the other pages, which are not loaded again, show and say it."""
    for page in (delegate, screen):
        expect(page.locator("[data-state]")).to_have_text("Nothing is being voted on now")
        page.evaluate("window.still = 'the same page'")
    press(chair, ".now .btn")
    follow(chair.get_by_role("button", name="Yes, open the vote"))
    for page in (delegate, screen):
        expect(page.locator("[data-state]")).to_contain_text("The vote is open")
        expect(page.locator("body > [role=status]")).to_contain_text("The vote is open")
        assert page.evaluate("window.still") == "the same page"


def what_is_written_stays(chair: Page, delegate: Page) -> None:
    """Let the page of somebody who writes be swapped: their words and their place are kept."""
    delegate.locator("input[value=split]").check()
    delegate.locator("input[name=yes]").fill("3")
    delegate.locator("input[name=no]").focus()
    delegate.keyboard.type("1")
    delegate.evaluate("document.querySelector('main').dataset.old = 'yes'")
    chair.locator("#rule summary").click()
    chair.locator("#ruling").fill("Speeches are two minutes.")
    follow(chair.get_by_role("button", name="Put the ruling on record"))
    expect(delegate.locator("main:not([data-old])")).to_be_visible()
    expect(delegate.locator("input[name=yes]")).to_have_value("3")
    expect(delegate.locator("input[name=no]")).to_be_focused()
    assert delegate.locator("input[value=split]").is_checked()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_in_the_room_while_a_vote_is_open(
    browser: Browser, room: DemoSite, language: str
) -> None:
    faults = []
    for person, paths in {
        "magda": (CHAIR, f"{CHAIR}sure/?do=close&on=amendment:amend-2-2", f"{CHAIR}sure/?do=end"),
        "north-1": (SEAT,),
        "": (SCREEN, f"{SCREEN}?look=dark", "/meeting/in-session/minutes/"),
    }.items():
        page = window(browser, room, person, for_axe=True)
        page.goto(f"{room.workbench}/language/{language}/?next=/record/")
        for path in paths:
            page.goto(room.workbench + path)
            page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
            found = Axe().run(page)
            faults += [f"{path}: {found.generate_report()}"] if found.violations_count else []
    assert not faults, "\n".join(faults)


def test_a_delegate_s_page_is_light_enough_for_a_weak_line(
    browser: Browser, room: DemoSite
) -> None:
    page = window(browser, room, "harbour-1")
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(room.workbench + SEAT)
    loaded = [answer for answer in answers if not answer.url.endswith("/pulse")]
    files = {answer.url: len(answer.body()) for answer in loaded}
    assert len(files) == 3, files
    assert sum(files.values()) < LIGHT, files
