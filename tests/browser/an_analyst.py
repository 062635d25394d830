"""What a coordinator and an analyst do with a sheet of responses, step by step, without scripts."""

import time
from dataclasses import dataclass

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.a_round import CONSULTATION, NORTH, Section
from tests.browser.sheet_of_voices import HOW_MANY, sheet
from tests.browser.windows import follow, press
from tests.demo_site import DemoSite

PASSWORD = "lantern"
PATIENCE = 600.0
PAGE = 50
"""Responses on a page of those that a number counts."""
CANDIDATES = ("two colleagues", "punish buyers", "insurance card", "attack")
TOGETHER, TOGETHER_NAME = ("two colleagues", "attack"), "Safe at work"
SPLIT, PARTS = "punish buyers", ("Fewer buyers", "Traffickers hide")
LEFT_OUT = "insurance card"


@dataclass(slots=True)
class Desk:
    """Somebody at the workbench, in a window of their own."""

    page: Page
    site: DemoSite
    person: str

    def __post_init__(self) -> None:
        self.page.goto(f"{self.site.workbench}/language/en/?next=/enter/")
        self.page.fill("[name=username]", self.person)
        self.page.fill("[name=password]", PASSWORD)
        self.press("main button")

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
        follow(self.page.get_by_role("link", name=name).first)

    def sees(self, *words: str) -> None:
        """See that all of *words* are on the page."""
        for each in words:
            expect(self.page.locator("main")).to_contain_text(each)


@dataclass(slots=True)
class Coordinator(Desk):
    """Whoever runs the round and brings in what was answered elsewhere."""

    section: Section = NORTH

    def imports_the_sheet(self) -> None:
        """Choose the file, look at what its columns become, and take the rows in."""
        self.go(f"/desk/round/{self.section.round}/import/")
        given = FilePayload(name="answers.csv", mimeType="text/csv", buffer=sheet())
        self.page.set_input_files("#files", given)
        self.press("main form button")
        self.sees(f"{HOW_MANY} rows")
        self.press("button[value=run]")
        self.sees("All rows are in", f"accepted: {HOW_MANY}")


@dataclass(slots=True)
class Analyst(Desk):
    """Whoever makes sense of what all sections received."""

    def asks_for_a_run(self) -> None:
        """Ask for an analysis, and look again until it is there."""
        self.go("/desk/analysis/")
        self.press(f"form:has([value={CONSULTATION}]) button:has-text('Analyse')")
        self.looks_again_until("a:has-text('Read the themes')")

    def looks_again_until(self, sign: str) -> None:
        """Load the page anew until *sign* is on it, as somebody would who waits for a job."""
        until = time.monotonic() + PATIENCE
        while not self.page.locator(sign).count() and time.monotonic() < until:
            self.page.wait_for_timeout(500)
            self.page.reload()
        assert self.page.locator(sign).count(), self.page.inner_text("main")

    def reads_the_themes(self) -> None:
        """Find the four ideas among the candidates."""
        self.follow("Read the themes")
        self.sees(*CANDIDATES)

    def card(self, phrase: str) -> Locator:
        """Give the candidate of which *phrase* is typical."""
        return self.page.locator("article.card", has=self.page.locator("h2", has_text=phrase))

    def puts_two_together(self) -> None:
        """Tick two candidates and give them one name."""
        for phrase in TOGETHER:
            self.card(phrase).locator("[type=checkbox]").check()
        self.page.fill("[name=together]", TOGETHER_NAME)
        self.press("button[value=together]")
        for phrase in TOGETHER:
            assert self.card(phrase).locator("[name^=name-]").input_value() == TOGETHER_NAME

    def splits_one(self) -> None:
        """Let two parts be proposed, and save them."""
        follow(self.card(SPLIT).get_by_role("link", name="Split it"))
        self.press("button[name=into][value='2']")
        for part in ("1", "2"):
            assert self.page.locator(f"[type=radio][value='{part}']:checked").count(), part
        self.press("button[value=split]")

    def names_the_rest(self) -> None:
        """Name the parts and one candidate; leave a reason where one is left out."""
        parts = self.page.locator("article.card:has(h2 .tag)")
        assert parts.count() == 2
        for place, name in enumerate(PARTS):
            parts.nth(place).locator("[name^=name-]").fill(name)
        self.card(LEFT_OUT).locator("[name^=reason-]").fill("Of one town only")
        self.press("button[value=save]:not([tabindex])")
        self.sees("Saved.")

    def signs_off(self) -> None:
        """Look at what the names make, sign it off, and look again until it is released."""
        self.press("button[value=frame]")
        self.sees(TOGETHER_NAME, *PARTS, "Of one town only")
        self.press("button[value=sign]")
        self.looks_again_until("a:has-text('What the public sees')")

    def assigns_responses(self) -> None:
        """Let responses be held beside the themes; take what is right."""
        self.go("/desk/analysis/")
        self.follow("Assign responses")
        self.press("button:has-text('Assign responses')")
        self.looks_again_until("main table")
        self.follow(TOGETHER_NAME)
        for each in self.page.locator(".proposal").all():
            verdict = "taken" if "share" in each.inner_text() else "refused"
            each.locator(f"[value={verdict}]").check()
        self.press("button[value=judge]")

    def opens_every_number_of_the_report(self) -> int:
        """Follow each number of the report; say how many there are."""
        self.go("/desk/analysis/")
        self.follow("Report")
        self.sees(TOGETHER_NAME, *PARTS)
        links = self.page.locator("main a[href*='/responses/']").all()
        numbers = {link.get_attribute("href") or "": link.inner_text() for link in links}
        for address, number in numbers.items():
            self.go(address)
            assert self.page.locator("h1 data").get_attribute("value") == number, address
            assert self.page.locator("blockquote.found").count() == min(int(number), PAGE), address
        return len(numbers)
