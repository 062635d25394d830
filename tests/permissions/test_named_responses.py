"""Which responses the record names: to the public those that were quoted, to readers all."""

import re
from collections.abc import Iterator

import pytest

from folkmoot.web.consultation.models import ResponseRow
from folkmoot.web.consultation.queries.quotations import quoted_names
from folkmoot.web.ledger.models import LinkRow
from tests.permissions.asked import Visitors
from tests.permissions.table import rows

pytestmark = pytest.mark.django_db

THEMES, CAMPAIGNS, ROUNDS, CLAUSES = "theme:", "campaign:", "round:", "policy:"


def unpublished() -> set[str]:
    every = set(ResponseRow.objects.values_list("name", flat=True))
    return every - quoted_names(every)


def traced() -> set[str]:
    """Give what a response is linked to, and the clauses that themes speak to."""
    links = LinkRow.objects.values_list("source", "target")
    ends = {end for link in links for end in link}
    return {end for end in ends if end.startswith((THEMES, CAMPAIGNS, ROUNDS, CLAUSES))}


def public_pages(visitors: Visitors) -> Iterator[tuple[str, str]]:
    """Give what nobody in particular reads: each public page but a response's own, each trace."""
    browser = visitors.browsers[""]
    open_rows = [row for row in rows("workbench").values() if row.public and row.of != "response"]
    paths = [visit.path for row in open_rows for visit in visitors.visits(row)]
    for path in [*paths, *(f"/trace/?ref={end.replace('#', '%23')}" for end in sorted(traced()))]:
        answer = browser.get(path)
        if not answer.streaming:
            yield path, answer.content.decode(errors="replace")


def test_no_public_page_names_a_response_of_which_nothing_was_published(
    visitors: Visitors,
) -> None:
    hidden = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(unpublished())))
    told = [path for path, page in public_pages(visitors) if hidden.search(page)]
    assert unpublished()
    assert told == []


@pytest.mark.parametrize(("person", "sees"), [("secretariat-coder", True), ("outsider", False)])
def test_a_trace_lists_the_responses_of_a_campaign_to_those_who_may_read_them(
    visitors: Visitors, person: str, sees: bool
) -> None:
    links = LinkRow.objects.filter(target__startswith=CAMPAIGNS, source__startswith="response:")
    campaign = links.order_by("target").values_list("target", flat=True)[0]
    page = visitors.browsers[person].get("/trace/", {"ref": campaign}).content.decode()
    assert ("/response/" in page) is sees
