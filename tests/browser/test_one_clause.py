"""One clause followed from its evidence to the laws it judges and back, with scripts off."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.windows import follow
from tests.demo_site import DemoSite

pytestmark = pytest.mark.browser
RESPONSES = "main a[href^='/response/']"


def test_a_clause_is_followed_from_evidence_to_law_and_back(site: DemoSite, page: Page) -> None:
    page.goto(site.workbench)
    clause = from_evidence_to_the_clause(page)
    expect(page.locator("ins")).to_contain_text("exploits, coerces or deceives")

    # To the voices: a theme, and a response in which it stands.
    said = page.locator("section", has_text="What people said")
    follow(said.get_by_role("row").nth(1).get_by_role("link"))
    expect(page.locator("blockquote").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("all copies counted")
    follow(page.locator("a[href^='/response/']").first)
    expect(heading(page)).to_be_visible()
    expect(page.locator("blockquote").first).to_be_visible()

    # To the vote, with its arithmetic.
    page.goto(clause)
    follow(page.get_by_role("link", name="Amendment of clause 2.3"))
    expect(page.locator("main")).to_contain_text("19 for and 2 against: 21 votes count")

    # To a law that the clause judges, and back from the law to the clause.
    page.goto(clause)
    follow(page.get_by_role("link", name="Sweden"))
    expect(heading(page)).to_have_text("Sweden")
    expect(page.locator("main")).to_contain_text("Brottsbalken 6 kap. 12 §")
    follow(page.get_by_role("link", name=re.compile(r"2\.3")).first)
    expect(page).to_have_url(clause)

    # And every link of it, both ways.
    follow(page.get_by_role("link", name="Every link, back and forward"))
    expect(page.locator("main")).to_contain_text("adopted by")
    expect(page.locator("main")).to_contain_text("judged by")

    # Among them voices that were published, each with its words, and none of which nothing was.
    voices = {link.get_attribute("href") or "" for link in page.locator(RESPONSES).all()}
    assert voices
    for address in {voice.partition("#")[0] for voice in voices}:
        page.goto(site.workbench + address)
        expect(page.locator("blockquote").first).to_be_visible()


def from_evidence_to_the_clause(page: Page) -> str:
    """Go from the front page to a claim, to the draft's clause, and to that clause as adopted."""
    follow(page.get_by_role("link", name="claims"))
    follow(page.get_by_role("link", name=re.compile("Criminal law protects society")).first)
    follow(page.get_by_role("link", name=re.compile(r"^2\.3")))
    expect(heading(page)).to_contain_text("Activities around it")
    follow(page.get_by_role("article").get_by_role("link", name="Version 2"))
    expect(heading(page)).to_contain_text("Activities around it")
    return page.url


def heading(page: Page) -> Locator:
    """Give the page's own heading."""
    return page.get_by_role("heading", level=1)
