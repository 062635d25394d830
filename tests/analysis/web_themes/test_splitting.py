"""A candidate that holds two ideas is split, and its parts are themes of their own."""

import re

import pytest
from django.test import Client

from folkmoot.foundation.errors import InputError
from folkmoot.web.analysis import queries
from folkmoot.web.analysis.frame_queries import draft_of
from folkmoot.web.analysis.frame_services import agree_on_frame
from folkmoot.web.analysis.gathering import Gathering
from folkmoot.web.analysis.queries import Run, Theme
from tests.analysis.test_site import BY, OPEN
from tests.analysis.web_themes.desk import candidates

pytestmark = pytest.mark.django_db


@pytest.fixture
def broad(run: Run) -> Theme:
    """Give the candidate with most passages."""
    return max(candidates(run), key=lambda one: len(queries.stored_theme(one.id).passages))


def halves(theme: Theme) -> dict[str, str]:
    """Give a split of a candidate in two, as a browser sends it."""
    passages = queries.stored_theme(theme.id).passages
    return {
        f"p-{one.response}-{one.start}": "1" if place % 2 else "2"
        for place, one in enumerate(passages)
    }


def split(client: Client, theme: Theme, **more: str) -> None:
    version = draft_of(theme.run).version
    sent = {**halves(theme), "version": str(version), "do": "split", **more}
    assert client.post(f"/desk/theme/{theme.id}/split/", sent).status_code == 302


def test_parts_are_proposed_and_nothing_is_saved(bo: Client, broad: Theme) -> None:
    page = bo.get(f"/desk/theme/{broad.id}/split/?into=2").content.decode()
    assert "A proposal by the words" in page
    chosen = set(re.findall(r'value="(\d)" checked', page))
    assert chosen == {"1", "2"}
    assert draft_of(broad.run).version == 0


def test_both_parts_stand_in_the_explorer_and_can_be_made_whole_again(
    bo: Client, broad: Theme
) -> None:
    split(bo, broad)
    page = bo.get(f"/desk/analysis/{broad.run}/").content.decode()
    assert f'id="{broad.key}.1"' in page
    assert f'id="{broad.key}.2"' in page
    assert f'id="{broad.key}"' not in page
    split(bo, broad, do="whole")
    assert f'id="{broad.key}"' in bo.get(f"/desk/analysis/{broad.run}/").content.decode()


def test_parts_are_signed_off_as_themes_with_their_own_responses(
    run: Run, bo: Client, broad: Theme
) -> None:
    split(bo, broad)
    sent = {f"name-{broad.key}.1": "First idea", f"name-{broad.key}.2": "Second idea"}
    bo.post(f"/desk/analysis/{run.id}/", {**sent, "version": "1", "do": "save"})
    bo.post(f"/desk/analysis/{run.id}/frame/", {"version": "2"})
    one, two = sorted(queries.published_themes(run.id), key=lambda theme: theme.name)
    whole = queries.stored_theme(broad.id)
    parts = [queries.stored_theme(theme.id) for theme in (one, two)]
    assert sorted([*parts[0].passages, *parts[1].passages]) == sorted(whole.passages)
    assert {*parts[0].responses, *parts[1].responses} == set(whole.responses)
    assert (one.name, two.name) == ("First idea", "Second idea")
    assert "part 1" in bo.get(f"/desk/analysis/{run.id}/frame/").content.decode()


def test_all_in_one_part_is_refused_in_a_sentence(bo: Client, broad: Theme) -> None:
    sent = dict.fromkeys(halves(broad), "1")
    page = bo.post(f"/desk/theme/{broad.id}/split/", {**sent, "version": "0"})
    assert page.status_code == 400
    assert "at least two parts" in page.content.decode()


def test_a_split_of_what_somebody_named_meanwhile_is_refused(bo: Client, broad: Theme) -> None:
    named = {f"name-{broad.key}": "Homes", "version": "0"}
    bo.post(f"/desk/analysis/{broad.run}/", named)
    page = bo.post(f"/desk/theme/{broad.id}/split/", {**halves(broad), "version": "0"})
    assert "Somebody changed this candidate" in page.content.decode()


def test_a_frame_with_a_passage_in_two_parts_or_of_a_whole_and_its_part_is_refused(
    run: Run, bo: Client, broad: Theme
) -> None:
    split(bo, broad)
    one, two = draft_of(run.id).lines
    twice = [Gathering("A", (), (), (one,)), Gathering("B", (), (), (one,))]
    with pytest.raises(InputError, match="is in two themes"):
        agree_on_frame(run, twice, by=BY, at=OPEN)
    both = [Gathering("A", (), (broad.reference,)), Gathering("B", (), (), (two,))]
    with pytest.raises(InputError, match="is in two themes"):
        agree_on_frame(run, both, by=BY, at=OPEN)
