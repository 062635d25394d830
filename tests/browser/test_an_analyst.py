"""An analyst's story: from a sheet of responses to signed-off themes and a report of which every
number opens to its responses, in a browser without scripts.
"""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.a_round import NORTH, Staff
from tests.browser.an_analyst import CANDIDATES, Analyst, Coordinator
from tests.browser.windows import a_window
from tests.demo_site import DemoSite, served

pytestmark = pytest.mark.browser

PROGRAM = "tests.browser.new_site"


@pytest.fixture(scope="module")
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoSite]:
    """Give a site on which nothing was asked yet."""
    home = tmp_path_factory.mktemp("analyst")
    subprocess.run([sys.executable, "-m", PROGRAM, str(home)], check=True, capture_output=True)
    with served(home, on_sqlite=True) as found:
        yield found


@pytest.fixture
def desks(browser: Browser) -> Iterator[list[Page]]:
    """Give four windows on which no script runs."""
    contexts = [a_window(browser, scripts=False) for _ in range(4)]
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


def test_from_a_sheet_of_responses_to_a_report_of_which_every_number_opens(
    new_site: DemoSite, desks: list[Page]
) -> None:
    Staff(desks[0], new_site, NORTH, person="ines").publishes_the_pack()
    bo = Staff(desks[1], new_site, NORTH, person="bo")
    bo.opens_a_round()
    bo.announces_it()
    coordinator = Coordinator(desks[2], new_site, "bo")
    coordinator.imports_the_sheet()
    analyst = Analyst(desks[3], new_site, "tomas")
    analyst.asks_for_a_run()
    analyst.reads_the_themes()
    analyst.puts_two_together()
    analyst.splits_one()
    analyst.names_the_rest()
    analyst.signs_off()
    analyst.assigns_responses()
    assert analyst.opens_every_number_of_the_report() > len(CANDIDATES)
