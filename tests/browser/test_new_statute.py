"""A researcher's story: from a new statute to a changed map and a printed brief, without scripts.

The statute is invented, and says so. Two people bring it in: who codes it, and who publishes it.
"""

import io
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pypdfium2
import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from tests.browser.windows import a_window, follow, press
from tests.demo_site import DemoSite, served

pytestmark = pytest.mark.browser

PROGRAM = "tests.browser.law_site"
TODAY = datetime.now(UTC).date()
FORCE = TODAY - timedelta(days=30)
THE_DAY_BEFORE = FORCE - timedelta(days=1)
ACT = "Sale of Services (Invented) Act"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody at the workbench, in a window of their own in which no script runs."""

    page: Page
    site: DemoSite

    def enter(self, person: str) -> "Reader":
        """Give a name and the password."""
        self.go("/enter/")
        self.page.fill("[name=username]", person)
        self.page.fill("[name=password]", "lantern")
        self.press("main button")
        return self

    def go(self, address: str) -> None:
        """Open a page of the workbench."""
        answer = self.page.goto(self.site.workbench + address)
        assert answer is not None
        assert answer.status == 200, address

    def press(self, button: str) -> None:
        """Press a button and wait until the page it leads to is wholly there."""
        press(self.page, button)

    def follow(self, name: str) -> None:
        """Follow the first link of this name."""
        follow(self.page.get_by_role("link", name=name, exact=True).first)

    def sees(self, *words: str) -> None:
        """See that all of *words* are on the page."""
        for each in words:
            expect(self.page.locator("main")).to_contain_text(each)

    def fetches(self, link: str) -> bytes:
        """Fetch the file behind a link."""
        address = self.page.get_by_role("link", name=link, exact=True).get_attribute("href")
        assert address is not None
        return self.page.request.get(self.site.workbench + address).body()


@pytest.fixture(scope="module")
def law_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoSite]:
    """Serve a site with the coded laws."""
    home = tmp_path_factory.mktemp("laws")
    subprocess.run([sys.executable, "-m", PROGRAM, home], check=True, stdout=subprocess.DEVNULL)
    with served(home, on_sqlite=True) as site:
        yield site


@pytest.fixture
def readers(browser: Browser, law_site: DemoSite) -> Iterator[list[Reader]]:
    """Give three windows: the coder's, the publisher's, and the public's."""
    windows = [a_window(browser, scripts=False) for _ in range(3)]
    yield [Reader(window.new_page(), law_site) for window in windows]
    for window in windows:
        window.close()


def test_a_new_statute_becomes_a_changed_map_and_a_printed_brief(readers: list[Reader]) -> None:
    coder, publisher, anybody = readers
    anybody.go("/law/PRT/")
    anybody.sees("Partial criminalisation")
    hears_of_it(coder.enter("leif"))
    codes_it(coder)
    publishes_it(publisher.enter("ines"))
    the_map_has_changed(anybody)
    the_law_tells_it(anybody)
    a_brief_is_printed(anybody)
    the_record_holds(anybody)


def hears_of_it(coder: Reader) -> None:
    """Put the act on the watch list, and begin a change from there."""
    coder.go("/desk/law/watch/")
    coder.page.select_option("[name=jurisdiction]", "PRT")
    coder.page.fill("[name=what]", f"{ACT}: buying is to be an offence")
    coder.page.fill("[name=source]", "Invented for this test")
    coder.page.fill("[name=due]", FORCE.isoformat())
    coder.press("main form:has([name=what]) button")
    coder.sees("overdue")
    coder.follow("Begin a change")
    coder.page.fill("[name=about]", f"The {ACT} is in force.")
    coder.press("main form:has([name=about]) button")


def codes_it(coder: Reader) -> None:
    """Add the act, its section and two answers; look at what that changes; propose it."""
    page = coder.page
    coder.follow("An act")
    for name, value in (
        ("title", f"{ACT} {FORCE.year}"),
        ("short", f"{ACT} {FORCE.year}"),
        ("id", "invented"),
        ("language", "pt"),
        ("commenced", FORCE.isoformat()),
    ):
        page.fill(f"[name={name}]", value)
    page.check("[name=reading][value=official]")
    coder.press("button:text-is('Add it')")
    coder.follow("A provision of an act")
    page.select_option("[name=instrument]", "invented")
    for name, value in (("shown", "art 4"), ("pinpoint", "art4"), ("about", "buying is a crime")):
        page.fill(f"[name={name}]", value)
    coder.press("button:text-is('Add it')")
    for question, value in (("B1", "criminal"), ("B5", "none")):
        coder.follow("An answer, or a correction of one")
        follow(page.locator(f"a[href$='/answer/{question}/']"))
        page.check(f"[name=value][value={value}]")
        page.fill("[name=from]", FORCE.isoformat())
        page.check("[name=provisions][value='invented#art4']")
        page.check("[name=confidence][value=high]")
        page.fill("[name=coder]", "leif")
        coder.press("button:text-is('Add it')")
    coder.sees("partial criminalisation → end demand", "breached", f'to = "{THE_DAY_BEFORE}"')
    coder.press("button[value=propose]")
    coder.sees("who proposed a change does not publish it")


def publishes_it(publisher: Reader) -> None:
    """Read what somebody else proposed, and publish it."""
    publisher.go("/desk/law/changes/")
    follow(publisher.page.get_by_role("link", name=f"The {ACT} is in force."))
    publisher.sees("partial criminalisation → end demand", f"{ACT} {FORCE.year}")
    publisher.press("button[value=publish]")
    publisher.sees("published")


def the_map_has_changed(anybody: Reader) -> None:
    """See it on the map, among the tiles and in the list; the day before it was not so."""
    for day, model in ((FORCE, "end demand"), (THE_DAY_BEFORE, "partial criminalisation")):
        anybody.go(f"/law/?on={day}")
        drawn = anybody.page.locator("svg a[href*='/law/PRT/'] title").all_text_contents()
        assert drawn == [f"Portugal: {model}"] * 2
        group = anybody.page.locator("tbody", has_text=model.capitalize()).first
        expect(group.get_by_role("link", name="Portugal")).to_be_visible()


def the_law_tells_it(anybody: Reader) -> None:
    """Find the act on the country's page, and on that of the clause that it breaches."""
    anybody.go("/law/PRT/")
    anybody.sees("End demand", f"{ACT} {FORCE.year} art 4")
    anybody.go("/law/clause/sex-work-rights/1/2.2/")
    row = anybody.page.locator("h3:has-text('Breached') + div tr", has_text="Portugal")
    expect(row).to_contain_text(f"{ACT} {FORCE.year} art 4")


def a_brief_is_printed(anybody: Reader) -> None:
    """Take the brief as PDF and as a Word file; both cite the act."""
    anybody.go("/law/PRT/")
    anybody.follow("Brief for a submission")
    pdf = pypdfium2.PdfDocument(anybody.fetches("PDF"))
    printed = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert "end demand" in printed
    assert ACT in printed
    word = Document(io.BytesIO(anybody.fetches("Word")))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any(f"{ACT} {FORCE.year}, art 4" in text for text in cells)


def the_record_holds(anybody: Reader) -> None:
    """See in the record that the law was changed, and that nothing of the record is broken."""
    anybody.go("/record/")
    anybody.sees("law changed")
