"""Debian's Chromium for the tests: one browser for all of them, a fresh window for each."""

import ctypes
import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.windows import PATIENCE, a_window
from tests.demo_site import home as home
from tests.demo_site import site as site

CHROMIUM = "chromium"
ONLY_HERE = "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the driver runs a loop in the thread of the test


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the browser tests, each by its name, where there is no browser for them."""
    reason = what_is_missing()
    for item in items:
        if item.get_closest_marker("browser") and reason:
            item.add_marker(pytest.mark.skip(reason=reason))


def what_is_missing() -> str:
    """Say what the browser tests need and do not find, or nothing."""
    if shutil.which(CHROMIUM) is None:
        return "Browser tests need Debian's chromium. As root: apt-get install chromium"
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return "The browser's driver needs libatomic1. As root: apt-get install libatomic1"
    return ""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give Chromium, which can reach this machine and nothing else."""
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(
            executable_path=shutil.which(CHROMIUM),
            args=["--no-sandbox", f"--host-resolver-rules={ONLY_HERE}"],
            timeout=PATIENCE,
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a window in which no script of a page runs."""
    yield from _window(browser, scripts=False)


@pytest.fixture
def scripted_page(browser: Browser) -> Iterator[Page]:
    """Give a window with scripts, for tools that look at a page from within, such as axe."""
    yield from _window(browser, scripts=True)


def _window(browser: Browser, *, scripts: bool) -> Iterator[Page]:
    context = a_window(browser, scripts=scripts, for_axe=scripts)
    try:
        yield context.new_page()
    finally:
        context.close()
