"""Released numbers open to what was published of the responses that they count."""

import re
from html import unescape

import pytest
from django.test import Client

from folkmoot.web.analysis import queries
from folkmoot.web.analysis.queries import Run
from tests.analysis.test_site import held, publish
from tests.analysis.web_themes.desk import signed

pytestmark = pytest.mark.django_db

LINK = re.compile(r'<a href="(/(?:results|theme)/[^"]*/responses/[^"]*)">([\d,]+)</a>')


def test_every_released_number_leads_to_a_page_that_says_it(run: Run, client: Client) -> None:
    signed(run)
    page = client.get(f"/results/{run.id}/").content.decode()
    found = [(unescape(address), count) for address, count in LINK.findall(page)]
    assert len(found) > 5
    for address, count in found:
        there = client.get(address).content.decode()
        said = f"{count} responses are counted here" in there
        assert said or int(count) in (run.voices, *(t.voices for t in queries.themes_of(run.id)))


def test_a_count_that_is_left_out_says_why(run: Run, client: Client) -> None:
    theme = signed(run)[0]
    page = client.get(f"/theme/{theme.id}/responses/?kind=organisation").content.decode()
    assert "How many this counts is left out: they are fewer than 10" in page
    for query in ("section=nowhere", "kind=member&section=north", "language=xx"):
        there = client.get(f"/theme/{theme.id}/responses/?{query}").content.decode()
        assert "How many this counts is left out" in there


def test_before_signing_off_no_table_is_out_and_the_page_says_when(
    run: Run, client: Client
) -> None:
    page = client.get(f"/results/{run.id}/").content.decode()
    assert "Until then none is shown here" in page
    theme = queries.themes_of(run.id)[0]
    page = client.get(f"/theme/{theme.id}/responses/").content.decode()
    assert "How many this counts is released when people sign off" in page


def test_only_published_passages_are_listed_and_only_those_asked_for(
    run: Run, client: Client
) -> None:
    theme = signed(run)[0]
    place = queries.stored_theme(theme.id).passages[0]
    words = publish(held()[place.response])
    address = f"/theme/{theme.id}/responses/"
    assert words in client.get(f"{address}?kind=member").content.decode()
    assert words in client.get(f"/results/{run.id}/responses/?section=north").content.decode()
    other = client.get(f"{address}?kind=organisation").content.decode()
    assert words not in other
    assert "None may be shown" in other
