"""What a coordinator and an analyst do with a sheet of responses, step by step, without scripts."""

from dataclasses import dataclass

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.a_round import CONSULTATION, NORTH, Section
from tests.browser.sheet_of_voices import HOW_MANY, sheet
from tests.demo_site import DemoSite

PASSWORD = "lantern"


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
        with self.page.expect_navigation():
            self.page.click(button)

    def follow(self, name: str) -> None:
        """Follow the first link of this name."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name).first.click()

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
        self.press(f"form:has([value={CONSULTATION}]) button")
