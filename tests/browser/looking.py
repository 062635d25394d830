"""Looking at every page as one person after the other: with axe, and as wide as a phone."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.contrast import Contrast
from tests.browser.paths import Pages, Seen
from tests.browser.windows import press
from tests.demo_site import DemoSite

BUT_CONTRAST: dict[str, object] = {
    "resultTypes": ["violations"],
    "rules": {"color-contrast": {"enabled": False}},
}
"""Contrast is two thirds of the time; it asks for colours, sizes and weights, which no language
changes, and is asked by itself."""


def faults_of(
    site: DemoSite, pages: Pages, page: Page, language: str, *, contrast: Contrast | None = None
) -> str:
    """Say what axe finds on *pages* in *language*, and which are wider than a phone.

    Both on one visit: a page is looked at as on a desk, and then made as narrow as a phone. All
    rules are asked of every page, but for *contrast*: it is asked where it is given, of new places.
    """
    faults: list[str] = []
    page.goto(f"{site.workbench}/language/{language}/?next=/record/")
    for path in visits(site, pages, page):
        found = [Axe().run(page, options=BUT_CONTRAST), contrast and contrast.faults(page)]
        faults += [f"{path}: {each.generate_report()}" for each in found if each and has_any(each)]
        faults += [f"{path} is wider than a phone"] if is_wider_than_a_phone(page) else []
    assert page.get_attribute("html", "lang") == language
    return "\n".join(faults)


def has_any(found: AxeResults) -> bool:
    """Say whether axe found anything."""
    return bool(found.violations_count)


def visits(site: DemoSite, pages: Pages, page: Page) -> Iterator[str]:
    """Open each page as somebody who may see it, and give its path while it is open."""
    for person, found in by_person(pages):
        if person:
            enter(page, site, person)
        for seen in found:
            page.goto(site.workbench + seen.path)
            yield seen.path


def by_person(pages: Pages) -> Iterator[tuple[str, Iterator[Seen]]]:
    """Give each person once with the pages that they open: who enters waits for their password."""
    whose = attrgetter("person")
    return groupby(sorted(pages.values(), key=whose), key=whose)


def is_wider_than_a_phone(page: Page) -> bool:
    """Make the window as narrow as a phone, and wide again; say whether the page was cut off."""
    wide = page.viewport_size
    page.set_viewport_size({"width": 390, "height": 844})
    beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    is_wider = page.evaluate(beyond) > 0
    if wide:
        page.set_viewport_size(wide)
    return bool(is_wider)


def enter(page: Page, site: DemoSite, person: str) -> None:
    """Enter as *person*, whoever entered before."""
    page.context.clear_cookies(name="folkmoot")
    page.goto(f"{site.workbench}/enter/")
    page.locator("#id_username").fill(person)
    page.locator("#id_password").fill("lantern")
    press(page, "main form button")
