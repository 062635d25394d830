"""A section's round from the pack to its report, and one participant's way from the first page to
taking it all back: in a browser without scripts, in English and in Arabic.

A browser's clock cannot be moved, so time passes by moving the round's dates into the past.
"""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.a_round import CEDAR, NORTH, Participant, Section, Staff
from tests.browser.windows import a_window
from tests.demo_site import DemoSite, served

pytestmark = pytest.mark.browser

PROGRAM = "tests.browser.new_site"
PHONE = ViewportSize(width=390, height=844)


@pytest.fixture(scope="module")
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoSite]:
    """Give a site on which nothing was asked yet."""
    home = tmp_path_factory.mktemp("new-site")
    subprocess.run([sys.executable, "-m", PROGRAM, str(home)], check=True, capture_output=True)
    with served(home, on_sqlite=True) as found:
        yield found


@pytest.fixture
def phones(browser: Browser, section: Section) -> Iterator[list[Page]]:
    """Give four telephones on which no script runs: one officer's, two of staff, one more."""
    contexts = [
        a_window(browser, scripts=False, viewport=PHONE, locale=section.locale) for _ in range(4)
    ]
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


@pytest.mark.parametrize("section", [NORTH, CEDAR], ids=lambda section: section.language)
def test_a_round_from_its_pack_to_its_report_and_a_response_from_first_page_to_withdrawal(
    new_site: DemoSite, phones: list[Page], section: Section
) -> None:
    officer = Staff(phones[0], new_site, section, person="ines")
    staff = Staff(phones[1], new_site, section, person=section.coordinator)
    second = Staff(phones[2], new_site, section, person=section.second)
    participant = Participant(phones[3], new_site, section)

    officer.publishes_the_pack()
    staff.opens_a_round()
    participant.looks_at_the_preview(staff.makes_a_preview())
    staff.announces_it()
    participant.answers()
    participant.comments_on_words_of_a_clause()
    participant.saves_leaves_and_comes_back()
    participant.sends()
    participant.sends_again_and_gets_the_same_code()
    staff.collects()
    staff.reads_and_leaves_out_a_name()
    staff.sees_on_which_words_it_comments()
    staff.proposes_a_quotation()
    second.approves_it()
    staff.tells_those_who_wrote()
    participant.finds_it_read_and_quoted()
    time_passes(new_site, section)
    staff.compiles_and_reports()
    participant.reads_the_report()
    participant.takes_it_all_back()
    staff.collects_again_and_finds_nothing_to_read()


def time_passes(site: DemoSite, section: Section) -> None:
    """Move the round's dates back, so that it closed yesterday."""
    with sqlite3.connect(site.home / "folkmoot.sqlite3", timeout=300) as rows:
        rows.execute(
            "UPDATE consultation_roundrow SET announced = datetime(announced, '-60 days'), "
            "opens = datetime(opens, '-60 days'), closes = datetime('now', '-9 days') "
            "WHERE id = ?",
            [section.round],
        )
