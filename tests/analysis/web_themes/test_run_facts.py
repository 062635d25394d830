"""What pages count by is kept with a run, so that they open only what they quote."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from folkmoot.web.analysis import queries, report_queries, stored_queries
from folkmoot.web.analysis.assign_services import assign_responses
from folkmoot.web.analysis.models import RunRow
from folkmoot.web.analysis.queries import Run
from folkmoot.web.consultation.services.withdrawing import withdraw_by_name
from tests.analysis.test_site import BY, OPEN
from tests.analysis.web_themes.desk import candidates, signed

pytestmark = pytest.mark.django_db


def test_facts_kept_with_a_run_are_those_that_opening_its_responses_gives(run: Run) -> None:
    kept = stored_queries.facts(run.id)
    assert kept.clauses
    RunRow.objects.filter(id=run.id).update(facts="")
    stored_queries.facts.cache_clear()
    assert stored_queries.facts(run.id) == kept
    stored_queries.facts.cache_clear()


def test_facts_hold_no_words(run: Run) -> None:
    text = RunRow.objects.values_list("facts", flat=True).get(id=run.id)
    assert "passport" not in text
    assert "council" not in text


def test_the_texts_of_a_report_are_those_of_its_words_but_for_the_words(run: Run) -> None:
    known = {text.id: (text.language, text.groups) for text in report_queries.read(run).texts}
    opened = {text.id: (text.language, text.groups) for text in report_queries.read_words(run)}
    assert known == opened


@pytest.mark.parametrize("page", ["report/", "assign/", "frame/", ""])
def test_a_page_of_counts_opens_no_response(run: Run, bo: Client, page: str) -> None:
    signed(run)
    assign_responses(run, by=BY, at=OPEN)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert bo.get(f"/desk/analysis/{run.id}/{page}").status_code == 200
    assert opened_in(asked) == []


def test_reading_candidates_opens_only_what_is_quoted(run: Run, bo: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        bo.get(f"/desk/theme/{candidates(run)[0].id}/split/")
    assert opened_in(asked)  # it quotes, so the test above can fail
    with CaptureQueriesContext(connection) as asked:
        bo.get(f"/desk/analysis/{run.id}/frame/")
    assert opened_in(asked) == []


def test_who_takes_a_response_back_is_counted_nowhere_from_then_on(
    run: Run, names: list[str], bo: Client
) -> None:
    before = len(report_queries.read(run).texts)
    withdraw_by_name(names[0], by=BY, at=OPEN)
    found = report_queries.read(run)
    assert len(found.texts) == before - 1
    assert found.gone == 1
    assert names[0] not in found.held


def test_a_frame_is_read_once_and_never_mixed_up_with_another(run: Run) -> None:
    assert queries.frame_of(run.id) == {}
    signed(run)
    assert queries.frame_of(run.id)["names"]
    assert queries.frame_of(run.id) is queries.frame_of(run.id)


def opened_in(asked: CaptureQueriesContext) -> list[str]:
    """Give the queries that fetched keys of responses: none is opened without its key."""
    return [one["sql"] for one in asked.captured_queries if "responsekeyrow" in one["sql"]]
