"""Every page in English: axe finds nothing on it, and no page is wider than a phone."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.contrast import Contrast
from tests.browser.looking import faults_of, is_wider_than_a_phone
from tests.browser.paths import Pages
from tests.browser.paths import pages as pages
from tests.demo_site import DemoSite

pytestmark = pytest.mark.browser


def test_axe_finds_nothing_and_no_page_is_wider_than_a_phone(
    site: DemoSite, pages: Pages, scripted_page: Page
) -> None:
    faults = faults_of(site, pages, scripted_page, "en", contrast=Contrast())
    assert not faults, faults


def test_contrast_is_asked_once_of_each_kind_of_place(scripted_page: Page) -> None:
    contrast, pale = Contrast(), "<p class='{}' style='color: #ccc; background: #fff'>Pale.</p>"
    for name, faults in (("one", 1), ("one", 0), ("other", 1)):
        scripted_page.set_content(f"<p>Dark.</p>{pale.format(name)}")
        scripted_page.evaluate(AXE_SCRIPT)
        found = contrast.faults(scripted_page)
        assert (found.violations_count if found else 0) == faults, name


def test_a_page_that_is_wider_than_a_phone_is_seen(scripted_page: Page) -> None:
    scripted_page.set_content("<p>Narrow.</p>")
    assert not is_wider_than_a_phone(scripted_page)
    scripted_page.set_content('<p style="inline-size: 30rem">Wide.</p>')
    assert is_wider_than_a_phone(scripted_page)
