"""Responses are assigned to signed-off themes: proposed with a reason, then taken or refused."""

import re

import pytest
from django.test import Client

from folkmoot.foundation.errors import InputError
from folkmoot.web.analysis import assign_queries, assign_services, queries
from folkmoot.web.analysis.assign_queries import Assigned, Proposed
from folkmoot.web.analysis.models import ProposalRow
from folkmoot.web.analysis.queries import Run, Theme
from folkmoot.web.consultation.services.withdrawing import withdraw_by_name
from folkmoot.web.ledger import queries as record
from tests.analysis.test_site import BY, OPEN
from tests.analysis.web_themes.desk import signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def assigned(run: Run) -> Assigned:
    """Sign off themes and assign the responses to them."""
    signed(run)
    assign_services.assign_responses(run, by=BY, at=OPEN)
    found = assign_queries.latest_assignment(run.id)
    assert found is not None
    return found


def a_theme(assigned: Assigned) -> Theme:
    """Give a theme of the run."""
    return queries.published_themes(assigned.run)[0]


def a_band(assigned: Assigned, theme: Theme, size: int) -> list[Proposed]:
    """Put *size* proposals into one band, with others where there are too few; give them."""
    ProposalRow.objects.filter(assignment_id=assigned.id).delete()
    names = sorted(report_names(assigned))[:size]
    ProposalRow.objects.bulk_create(
        ProposalRow(
            assignment_id=assigned.id,
            theme_id=theme.id,
            response=name,
            start=0,
            end=7,
            confidence=850 + place,
        )
        for place, name in enumerate(names)
    )
    return assign_queries.proposals_of(assigned.id, theme.id)


def report_names(assigned: Assigned) -> frozenset[str]:
    from folkmoot.web.analysis import report_queries

    return frozenset(report_queries.read(queries.run(assigned.run)).held)


def page_of(client: Client, theme: Theme, query: str = "") -> str:
    return client.get(f"/desk/theme/{theme.id}/assign/{query}").content.decode()


def test_the_desk_asks_and_the_consumer_assigns(run: Run, bo: Client) -> None:
    before = bo.post(f"/desk/analysis/{run.id}/assign/")
    assert "Sign off the themes first" in before.content.decode()
    signed(run)
    page = bo.post(f"/desk/analysis/{run.id}/assign/", follow=True).content.decode()
    found = assign_queries.latest_assignment(run.id)
    assert found is not None
    assert queries.published_themes(run.id)[0].name in page
    assert found.weights in page
    (made,) = [entry for entry, _ in record.entries("analysis") if entry.event == "assignment.made"]
    assert "council" not in str(made)


def test_the_same_assignment_is_kept_once(run: Run, assigned: Assigned) -> None:
    before = ProposalRow.objects.count()
    assert assign_services.assign_responses(run, by=BY, at=OPEN) == assigned.id
    assert ProposalRow.objects.count() == before


def test_each_response_is_proposed_or_listed_as_left_without_a_theme(
    assigned: Assigned, bo: Client
) -> None:
    proposed = {one.judged.response for one in assign_queries.proposals_of(assigned.id)}
    assert proposed
    assert proposed.isdisjoint(assigned.without_theme)
    assert proposed | set(assigned.without_theme) == report_names(assigned)
    if assigned.without_theme:
        address = f"/desk/analysis/{assigned.run}/responses/?theme=none&judged=proposed"
        page = bo.get(address).content.decode()
        assert f'<data value="{len(assigned.without_theme)}">' in page


def test_a_proposal_shows_its_reason_marked_within_its_response(
    assigned: Assigned, bo: Client
) -> None:
    theme = a_theme(assigned)
    a_band(assigned, theme, 4)
    page = page_of(bo, theme)
    assert re.search(r"<mark>[^<]+</mark>", page)
    assert page.count("<fieldset") == page.count('value="taken"') == page.count('value="refused"')


def test_what_is_taken_and_refused_is_counted_and_can_be_thought_of_again(
    assigned: Assigned, bo: Client
) -> None:
    theme = a_theme(assigned)
    first, second = a_band(assigned, theme, 12)[:2]
    said = {f"p-{first.key}": "taken", f"p-{second.key}": "refused", "band": "800"}
    page = bo.post(f"/desk/theme/{theme.id}/assign/", said, follow=True).content.decode()
    assert "1 of 2" in page
    assert "1 taken: look again" in page
    assert f"p-{first.key}" not in page
    assert f'name="p-{first.key}" value="taken" checked' in page_of(bo, theme, "?show=taken")
    bo.post(f"/desk/theme/{theme.id}/assign/", {f"p-{first.key}": "refused", "band": ""})
    assert "2 refused: look again" in page_of(bo, theme)
    events = [entry.event for entry, _ in record.entries("analysis")]
    assert events.count("proposals.judged") == 2


def test_a_band_is_taken_whole_only_after_enough_of_it_was_read_and_was_right(
    assigned: Assigned, bo: Client
) -> None:
    theme = a_theme(assigned)
    proposals = a_band(assigned, theme, 15)
    assert "Take all" not in page_of(bo, theme)
    with pytest.raises(InputError, match="Read more of this band first"):
        assign_services.take_band(assigned, theme, 800, by=BY, at=OPEN)
    read = {one.key: "taken" for one in proposals[:9]} | {proposals[9].key: "refused"}
    assign_services.judge(theme, read, by=BY, at=OPEN)
    page = page_of(bo, theme)
    assert "people read 10 and took 9" in page
    assert "Take all 5 that wait" in page
    bo.post(f"/desk/theme/{theme.id}/assign/", {"do": "band", "band": "800"})
    (line,) = [
        one for one in assign_queries.judged_by_theme(assigned.id)[theme.id] if one.is_refused
    ]
    assert line.is_read
    judged = assign_queries.judged_by_theme(assigned.id)[theme.id]
    assert sum(one.is_taken for one in judged) == 14
    assert sum(one.is_read for one in judged) == 10


def test_a_band_in_which_much_was_wrong_is_read_to_its_end(assigned: Assigned, bo: Client) -> None:
    theme = a_theme(assigned)
    proposals = a_band(assigned, theme, 15)
    verdicts = {one.key: "taken" if n < 7 else "refused" for n, one in enumerate(proposals[:10])}
    assign_services.judge(theme, verdicts, by=BY, at=OPEN)
    assert "read to its end" in page_of(bo, theme)
    page = bo.post(f"/desk/theme/{theme.id}/assign/", {"do": "band", "band": "800"})
    assert page.status_code == 400
    assert sum(one.is_taken for one in assign_queries.judged_by_theme(assigned.id)[theme.id]) == 7


def test_a_withdrawn_response_is_proposed_no_more(assigned: Assigned, bo: Client) -> None:
    theme = a_theme(assigned)
    first = a_band(assigned, theme, 3)[0]
    assert first.judged.response in page_of(bo, theme)
    withdraw_by_name(first.judged.response, by=BY, at=OPEN)
    assert first.judged.response not in page_of(bo, theme)


def test_nobody_judges_a_proposal_of_another_theme(assigned: Assigned, bo: Client) -> None:
    theme = a_theme(assigned)
    first = a_band(assigned, theme, 3)[0]
    (other,) = [one for one in queries.published_themes(assigned.run) if one.id != theme.id]
    bo.post(f"/desk/theme/{other.id}/assign/", {f"p-{first.key}": "taken", "band": "800"})
    assert not assign_queries.proposals_of(assigned.id, theme.id)[0].judged.is_taken


def test_an_assignment_that_cannot_be_made_says_why(run: Run, bo: Client) -> None:
    signed(run)
    number = assign_services.ask_to_assign(run, by=BY, at=OPEN)
    with pytest.raises(InputError, match="asked for before"):
        assign_services.ask_to_assign(run, by=BY, at=OPEN)
    assign_services.make_asked_assignment(number, at=OPEN)
    assert assign_queries.asked_assignments(run.id) == []


def test_nothing_of_a_cancelled_assignment_is_kept(run: Run, bo: Client) -> None:
    signed(run)
    number = assign_services.ask_to_assign(run, by=BY, at=OPEN)
    bo.post(f"/desk/analysis/{run.id}/assign/", {"do": "cancel"})
    assign_services.make_asked_assignment(number, at=OPEN)
    assert "was cancelled" in bo.get(f"/desk/analysis/{run.id}/assign/").content.decode()
    assert assign_queries.latest_assignment(run.id) is None
