"""Every number of the desk's report opens to just the responses that it counts."""

import re
from html import unescape

import pytest
from django.test import Client

from folkmoot.web.analysis import queries, report_queries
from folkmoot.web.analysis.assign_services import assign_responses
from folkmoot.web.analysis.queries import Run
from folkmoot.web.consultation.services.withdrawing import withdraw_by_name
from tests.analysis.test_site import BY, OPEN
from tests.analysis.web_themes.desk import signed

pytestmark = pytest.mark.django_db

NUMBER = re.compile(r'<a href="(/desk/analysis/[^"]*/responses/[^"]*)">(\d+)</a>')


def numbers(client: Client, run: Run) -> dict[str, int]:
    """Give the numbers of a report by the address that each leads to."""
    page = client.get(f"/desk/analysis/{run.id}/report/").content.decode()
    found: dict[str, int] = {}
    for address, count in NUMBER.findall(page):
        assert found.setdefault(unescape(address), int(count)) == int(count), address
    return found


def listed(client: Client, address: str) -> tuple[int, list[str]]:
    """Give the count that a list says and the responses on all of its pages."""
    names: list[str] = []
    query = address
    while query:
        page = client.get(query).content.decode()
        names += re.findall(r'href="/desk/responses/([^"/]+)/"', page)
        later = re.search(r'<a rel="next" href="([^"]*)"', page)
        query = address.partition("?")[0] + unescape(later[1]) if later else ""
    said = re.search(r'<data value="(\d+)">', page)
    assert said
    return int(said[1]), names


@pytest.fixture
def counts(run: Run, bo: Client) -> dict[str, int]:
    """Sign off themes, assign responses, and give the numbers of the report."""
    signed(run)
    assign_responses(run, by=BY, at=OPEN)
    return numbers(bo, run)


def test_every_number_opens_to_as_many_responses_each_once(
    counts: dict[str, int], bo: Client
) -> None:
    assert len(counts) > 25
    for address, count in counts.items():
        said, names = listed(bo, address)
        assert said == count == len(names) == len(set(names)), address


def test_the_report_counts_by_everything_that_it_should(run: Run, counts: dict[str, int]) -> None:
    asked = " ".join(counts)
    theme = queries.published_themes(run.id)[0]
    for query in (
        f"theme={theme.id}&kind=member",
        f"theme={theme.id}&section=north",
        f"theme={theme.id}&channel=form",
        f"theme={theme.id}&language=en",
        f"theme={theme.id}&once=1",
        "section=north&kind=member",
        "campaign=any",
        "theme=none",
        "judged=proposed",
    ):
        key, _, value = query.partition("&")
        assert key in asked
        assert value in asked
    every = counts[f"/desk/analysis/{run.id}/responses/"]
    assert every == run.responses
    assert counts[f"/desk/analysis/{run.id}/responses/?once=1"] == run.voices


def test_a_withdrawn_response_is_counted_no_more_and_the_pages_say_so(
    run: Run, counts: dict[str, int], bo: Client
) -> None:
    gone = queries.stored_theme(queries.published_themes(run.id)[0].id).responses[0]
    withdraw_by_name(gone, by=BY, at=OPEN)
    after = numbers(bo, run)
    every = f"/desk/analysis/{run.id}/responses/"
    assert after[every] == counts[every] - 1
    for address, count in after.items():
        said, names = listed(bo, address)
        assert said == count == len(names)
        assert gone not in names
    assert "1 is gone" in bo.get(f"/desk/analysis/{run.id}/report/").content.decode()
    assert "1 more is gone" in bo.get(every).content.decode()


def test_what_makes_a_response_count_is_marked_in_it(run: Run, bo: Client) -> None:
    theme = signed(run)[0]
    page = bo.get(f"/desk/analysis/{run.id}/responses/?theme={theme.id}").content.decode()
    place = queries.stored_theme(theme.id).passages[0]
    texts = report_queries.read_words(run)
    words = next(one.text for one in texts if one.id == place.response)
    assert f"<mark>{words[place.start : place.end]}</mark>" in unescape(page)


def test_a_share_stands_with_its_base_and_the_note_that_this_is_no_poll(
    run: Run, bo: Client
) -> None:
    page = bo.get(f"/desk/analysis/{run.id}/report/").content.decode()
    assert "no opinion poll" in page
    shares = re.findall(r"<small>([^<]*%[^<]*)</small>", page)
    assert shares
    assert page.count("%)") == len(shares)
    assert all(re.fullmatch(r"of \d+ \(\d+ %\)", share) for share in shares)


@pytest.mark.parametrize("query", ["kind=nobody", "page=99", "judged=odd&page=x", "campaign=any"])
def test_odd_addresses_give_a_true_list(run: Run, bo: Client, query: str) -> None:
    assert bo.get(f"/desk/analysis/{run.id}/responses/?{query}").status_code == 200


def test_a_report_asks_the_database_no_more_for_more_numbers(
    run: Run, bo: Client, counts: dict[str, int], django_assert_max_num_queries: object
) -> None:
    assert callable(django_assert_max_num_queries)
    with django_assert_max_num_queries(60):
        bo.get(f"/desk/analysis/{run.id}/report/")
