"""Windows of the tests' browser: they wait as long as a busy machine needs."""

from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

PATIENCE = 300_000.0
"""In thousandths of a second; who waits for what comes at once waits no longer by it."""

expect.set_options(timeout=PATIENCE)


def a_window(
    browser: Browser,
    *,
    scripts: bool = True,
    for_axe: bool = False,
    viewport: ViewportSize | None = None,
    locale: str = "en-GB",
) -> BrowserContext:
    """Open a window with no cookie in it; *for_axe* lets a tool look at a page from within."""
    window = browser.new_context(
        java_script_enabled=scripts, bypass_csp=for_axe, viewport=viewport, locale=locale
    )
    window.set_default_timeout(PATIENCE)
    return window


def press(page: Page, button: str) -> None:
    """Press the first such button and wait until the page it leads to is wholly there."""
    with page.expect_navigation():
        page.click(button)


def follow(link: Locator) -> None:
    """Follow a link, or press a button, and wait until the page it leads to is wholly there."""
    with link.page.expect_navigation():
        link.click()
