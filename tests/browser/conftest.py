"""A real browser on a real site: Debian's Chromium, and the demo served on loopback."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.demo_site import DemoSite, demo_home, served

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def site() -> Iterator[DemoSite]:
    """Give the demo's site."""
    with served(demo_home(Path(os.environ["FOLKMOOT_TEST_HOME"]) / "demo")) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the browser; tests that need it are skipped by name where there is none."""
    if CHROMIUM is None:
        pytest.skip("Debian's chromium is not installed: apt-get install chromium libatomic1")
    flags = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield opened
        opened.close()


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    """Give a page with scripts off."""
    with _context(browser, java_script_enabled=False) as context:
        yield context.new_page()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a page with scripts on, as axe needs it."""
    with _context(browser, java_script_enabled=True) as context:
        yield context.new_page()


def _context(browser: Browser, *, java_script_enabled: bool) -> BrowserContext:
    # axe is put into the page by the test itself; the page's own policy forbids every script.
    return browser.new_context(java_script_enabled=java_script_enabled, bypass_csp=True)
