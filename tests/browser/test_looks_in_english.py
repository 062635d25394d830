"""Every page in English: axe finds nothing on it, and no page is wider than a phone."""

import pytest
from playwright.sync_api import Page

from tests.browser.looking import ALL_RULES, faults_of, is_wider_than_a_phone
from tests.browser.paths import Pages
from tests.browser.paths import pages as pages
from tests.demo_site import DemoSite

pytestmark = pytest.mark.browser


def test_axe_finds_nothing_and_no_page_is_wider_than_a_phone(
    site: DemoSite, pages: Pages, scripted_page: Page
) -> None:
    faults = faults_of(site, pages, scripted_page, "en", rules=ALL_RULES)
    assert not faults, faults


def test_a_page_that_is_wider_than_a_phone_is_seen(scripted_page: Page) -> None:
    scripted_page.set_content("<p>Narrow.</p>")
    assert not is_wider_than_a_phone(scripted_page)
    scripted_page.set_content('<p style="inline-size: 30rem">Wide.</p>')
    assert is_wider_than_a_phone(scripted_page)
