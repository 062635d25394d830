"""Two runs of a consultation side by side; every number opens to just so many responses."""

import re

import pytest
from django.test import Client

from folkmoot.web.analysis import queries, services
from folkmoot.web.analysis.models import RunRow
from folkmoot.web.analysis.queries import Run
from folkmoot.web.consultation.services.withdrawing import withdraw_by_name
from folkmoot.web.federation import services as federation
from tests.analysis.test_asked_runs import coder
from tests.analysis.test_site import BY, OPEN, SECRET, names, run
from tests.builders import DAG

__all__ = ["coder", "names", "run"]  # fixtures

pytestmark = pytest.mark.django_db

NUMBER = re.compile(r'href="([^"]+/responses/[^"]*)" aria-label="[^"]*: (\d+)"')


@pytest.fixture
def later(names: list[str], run: Run) -> Run:
    """Withdraw eight responses after the first run, three of them letters, and run again."""
    for name in (*names[:5], *names[-3:]):
        withdraw_by_name(name, by=BY, at=OPEN)
    return services.run_analysis("trial-2025", by=BY, at=OPEN)


def compared(client: Client, before: Run, after: Run) -> str:
    page = client.get(f"/desk/analysis/compare/{before.id}/{after.id}/")
    assert page.status_code == 200
    return page.content.decode()


def test_every_number_opens_to_just_so_many_responses(coder: Client, run: Run, later: Run) -> None:
    for before, after in ((run, later), (later, run)):
        links = NUMBER.findall(compared(coder, before, after))
        assert len(links) > 6
        for address, count in links:
            page = coder.get(address.replace("&amp;", "&")).content.decode()
            assert f'<data value="{count}">' in page
            gone = re.search(r"(\d+) of them can", page)
            listed = page.count("<blockquote")
            assert min(50, int(count) - int(gone[1] if gone else 0)) == listed


def test_it_says_who_is_gone_and_what_became_of_the_letter(
    coder: Client, run: Run, later: Run
) -> None:
    page = re.sub(r"<[^>]+>", " ", compared(coder, run, later))
    assert re.search(r"Gone since\s+8", page)
    assert re.search(r"kept\s+12\s+9", page)
    assert "What was found differs." in page


def test_the_desk_leads_there_where_there_are_two_runs(coder: Client, run: Run, later: Run) -> None:
    page = coder.get("/desk/analysis/").content.decode()
    assert re.search(r"/desk/analysis/compare/[^/]+/[^/]+/", page)


def test_other_programs_beside_the_same_responses_are_told(coder: Client, run: Run) -> None:
    row = RunRow.objects.get(id=run.id)
    row.id, row.made_with = "trial-2025-other", {**row.made_with, "numpy": "1.0"}
    row.save(force_insert=True)
    page = compared(coder, run, queries.run(row.id))
    assert "Both found the same" in page
    assert "numpy" in page


def test_words_are_shown_only_to_those_who_may_read_them(
    client: Client, coder: Client, run: Run, later: Run
) -> None:
    address = f"/desk/analysis/compare/{run.id}/{later.id}/responses/?of=read&turned=both"
    pages = [coder.get(f"{address}&page={number}").content.decode() for number in (1, 2)]
    assert any(SECRET in page for page in pages)
    federation.set_up_person(DAG, "Dag", [])
    federation.give_account(DAG, "a long enough one")
    stranger = Client()
    assert stranger.login(username=DAG, password="a long enough one")
    assert stranger.get(address).status_code == 403


@pytest.mark.parametrize(
    "query", ["", "of=theme&part=none&turned=left", "of=read&turned=burnt", "of=law&turned=both"]
)
def test_a_number_that_is_not_there_is_not_found(
    coder: Client, run: Run, later: Run, query: str
) -> None:
    place = f"/desk/analysis/compare/{run.id}/{later.id}/responses/?{query}"
    assert coder.get(place).status_code == 404


def test_a_run_is_not_compared_with_itself_or_with_none(coder: Client, run: Run) -> None:
    for other in (run.id, "none"):
        assert coder.get(f"/desk/analysis/compare/{run.id}/{other}/").status_code == 404
