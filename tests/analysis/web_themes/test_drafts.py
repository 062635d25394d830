"""A frame is drafted by several people, kept as they go, and signed off once."""

import pytest
from django.test import Client

from folkmoot.web.analysis import queries
from folkmoot.web.analysis.frame_queries import draft_of
from folkmoot.web.analysis.queries import Run
from folkmoot.web.ledger import queries as record
from tests.analysis.web_themes.desk import candidates, enter
from tests.builders import CHLOE

pytestmark = pytest.mark.django_db


def explorer(run: Run) -> str:
    return f"/desk/analysis/{run.id}/"


def named(version: int, **names: str) -> dict[str, str]:
    """Give a page of the draft as a browser sends it: these candidates with these names."""
    keys = {key.replace("_", "-"): name for key, name in names.items()}
    return {"version": str(version), **{f"name-{key}": name for key, name in keys.items()}}


def field(key: str) -> str:
    return key.replace("-", "_")


def test_every_candidate_is_read_with_sizes_neighbours_and_quotations(run: Run, bo: Client) -> None:
    page = bo.get(explorer(run)).content.decode()
    for theme in candidates(run):
        stored = queries.stored_theme(theme.id)
        assert f'id="{theme.key}"' in page
        assert f"{theme.size} responses" in page
        assert all(f'href="#{key}"' in page for key, _near in stored.neighbours)
    assert page.count("<blockquote") >= len(candidates(run))


def test_candidates_are_filtered_and_ordered_by_their_address(run: Run, bo: Client) -> None:
    first, second = candidates(run)[:2]
    bo.post(explorer(run), named(0, **{field(first.key): "Homes"}))
    for query, there in (("show=named", True), ("show=open", False), ("words=homes", True)):
        page = bo.get(f"{explorer(run)}?{query}").content.decode()
        assert (f'id="{first.key}"' in page) is there
    assert f'id="{second.key}"' in bo.get(f"{explorer(run)}?show=open").content.decode()
    assert bo.get(f"{explorer(run)}?order=near&language=en").status_code == 200
    assert "No candidate is like this" in bo.get(f"{explorer(run)}?words=xyzzy").content.decode()


def test_the_draft_is_still_there_when_the_page_was_closed(run: Run, bo: Client) -> None:
    first = candidates(run)[0]
    bo.post(explorer(run), named(0, **{field(first.key): " A safe   home "}))
    assert 'value="A safe home"' in bo.get(explorer(run)).content.decode()
    assert not queries.frame_of(run.id)


def test_what_is_ticked_is_put_together_under_one_name(run: Run, bo: Client) -> None:
    first, second, third = candidates(run)[:3]
    keys = [theme.key for theme in (first, second, third)]
    sent = named(0, **{field(key): "" for key in keys})
    ticked = {f"tick-{key}": "on" for key in keys[:2]}
    alone = bo.post(explorer(run), {**sent, f"tick-{keys[0]}": "on", "do": "together"})
    assert "Tick at least two" in alone.content.decode()
    nameless = bo.post(explorer(run), {**sent, **ticked, "do": "together"})
    assert "Write a name" in nameless.content.decode()
    bo.post(explorer(run), {**sent, **ticked, "do": "together", "together": "Homes"})
    assert [line.name for line in draft_of(run.id).lines] == ["Homes", "Homes"]


def test_two_people_work_on_one_draft_and_nobody_loses_anything(run: Run, bo: Client) -> None:
    first, second = (field(theme.key) for theme in candidates(run)[:2])
    chloe = enter(CHLOE)
    bo.post(explorer(run), named(0, **{first: "Homes", second: ""}))
    kept = chloe.post(explorer(run), named(0, **{first: "", second: "Work"}), follow=True)
    assert "Somebody else changed these meanwhile" in kept.content.decode()
    assert sorted(line.name for line in draft_of(run.id).lines) == ["Homes", "Work"]


def test_a_stale_name_is_refused_with_what_it_is_called_now(run: Run, bo: Client) -> None:
    first = field(candidates(run)[0].key)
    chloe = enter(CHLOE)
    bo.post(explorer(run), named(0, **{first: "Homes"}))
    refused = chloe.post(explorer(run), named(0, **{first: "Housing"}))
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "Bo changed the same candidates" in page
    assert "Homes" in page
    assert 'value="Housing"' in page
    assert [line.name for line in draft_of(run.id).lines] == ["Homes"]
    chloe.post(explorer(run), named(draft_of(run.id).version, **{first: "Housing"}))
    assert [line.name for line in draft_of(run.id).lines] == ["Housing"]


def test_a_name_and_a_reason_for_leaving_out_are_refused_together(run: Run, bo: Client) -> None:
    key = candidates(run)[0].key
    sent = named(0, **{field(key): "Homes"}) | {f"reason-{key}": "only greetings"}
    page = bo.post(explorer(run), sent)
    assert page.status_code == 400
    assert "Keep one of them" in page.content.decode()
    assert draft_of(run.id).version == 0


@pytest.mark.parametrize("key", ["t-0000000000", "t-0000000000.1"])
def test_a_candidate_of_another_run_is_refused(run: Run, bo: Client, key: str) -> None:
    page = bo.post(explorer(run), named(0, **{field(key): "Homes"}))
    assert "is not of this run" in page.content.decode()


def test_what_would_be_released_is_read_and_then_signed_off_once(run: Run, bo: Client) -> None:
    first, second, third = candidates(run)[:3]
    sent = named(0, **{field(first.key): "Homes", field(second.key): "homes"})
    reason = {f"name-{third.key}": "", f"reason-{third.key}": "only greetings"}
    review = bo.post(explorer(run), {**sent, **reason, "do": "frame"}, follow=True)
    both = {*queries.stored_theme(first.id).responses, *queries.stored_theme(second.id).responses}
    page = review.content.decode()
    assert f"{len(both)} responses" in page
    assert "only greetings" in page
    assert "Signing off releases, once" in page
    done = bo.post(f"{explorer(run)}frame/", {"version": "1"}, follow=True)
    assert "Homes" in done.content.decode()
    (theme,) = queries.published_themes(run.id)
    assert set(queries.stored_theme(theme.id).responses) == both
    assert theme.signed_on
    assert [entry.event for entry, _ in record.entries("analysis")].count("frame.agreed") == 1
    late = bo.post(explorer(run), named(1, **{field(first.key): "Other"}), follow=True)
    assert [line.name for line in draft_of(run.id).lines if line.name] == ["Homes", "homes"]
    assert late.status_code == 200


def test_nobody_signs_off_what_was_changed_since_they_read_it(run: Run, bo: Client) -> None:
    first, second = candidates(run)[:2]
    bo.post(explorer(run), named(0, **{field(first.key): "Homes"}))
    bo.post(explorer(run), named(1, **{field(second.key): "Work"}))
    page = bo.post(f"{explorer(run)}frame/", {"version": "1"})
    assert page.status_code == 400
    assert "The draft was changed since you read it" in page.content.decode()
    assert not queries.frame_of(run.id)


def test_a_frame_without_any_name_is_not_signed_off(run: Run, bo: Client) -> None:
    page = bo.post(f"{explorer(run)}frame/", {"version": "0"})
    assert "Give at least one candidate a name" in page.content.decode()
    assert not queries.frame_of(run.id)


def test_the_pages_ask_the_database_no_more_for_more_candidates(
    run: Run, bo: Client, django_assert_max_num_queries: object
) -> None:
    assert callable(django_assert_max_num_queries)
    for address in (explorer(run), f"{explorer(run)}frame/"):
        with django_assert_max_num_queries(35):
            assert bo.get(address).status_code == 200
