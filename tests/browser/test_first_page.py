"""The browser of the tests opens our own pages, and nothing else."""

import pytest
from playwright.sync_api import Error, Page

pytestmark = pytest.mark.browser


def test_the_record_can_be_read_without_scripts(live_server, page: Page) -> None:
    page.goto(f"{live_server.url}/record/")
    assert page.get_by_role("heading", level=1).count() == 1


def test_the_browser_reaches_nothing_but_this_machine(page: Page) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://elsewhere.example/")
