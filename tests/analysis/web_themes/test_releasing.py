"""Signing off asks for a release; the job consumer makes it, and a page says how far it is."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from folkmoot.analysis.exposure import TRYING
from folkmoot.analysis.framing import Line
from folkmoot.analysis.progress import Cancelled
from folkmoot.foundation.errors import InputError
from folkmoot.web.analysis import jobs, queries, release_queries
from folkmoot.web.analysis.asked_queries import steps
from folkmoot.web.analysis.asked_work_services import telling
from folkmoot.web.analysis.frame_draft_services import save_draft
from folkmoot.web.analysis.frame_queries import draft_of
from folkmoot.web.analysis.frame_services import agree_on_frame
from folkmoot.web.analysis.models import AskedReleaseRow, RunRow
from folkmoot.web.analysis.queries import Run
from folkmoot.web.analysis.release_services import (
    ask_for_release,
    cancel_release,
    frame_in,
    give_up_interrupted,
    make_asked_release,
)
from folkmoot.web.ledger.models import EntryRow
from tests.analysis.test_release_on_site import one_more_run
from tests.analysis.test_site import BY, OPEN
from tests.analysis.web_themes.desk import candidates, enter
from tests.builders import CHLOE

pytestmark = pytest.mark.django_db

NAMED = "Homes and what they cost"
REFRESH = 'http-equiv="refresh"'


def page(run: Run) -> str:
    return f"/desk/analysis/{run.id}/release/"


def drafted(run: Run, name: str = NAMED) -> int:
    """Name the first candidate, and give the version of the draft."""
    line = Line(candidates(run)[0].key, name=name)
    return save_draft(run, [line], base=draft_of(run.id).version, by=BY, at=OPEN).draft.version


def asked(run: Run, **how: object) -> int:
    """Ask for a release, and say how it stands."""
    number = ask_for_release(run, drafted(run), by=BY, at=OPEN)
    AskedReleaseRow.objects.filter(pk=number).update(**how)
    return number


def state_of(run: Run) -> str:
    found = release_queries.asked_release(run.id)
    assert found is not None
    return found.work.state


def agreed() -> int:
    """Count the releases that the ledger knows of."""
    return EntryRow.objects.filter(event="frame.agreed").count()


def test_signing_off_asks_for_the_release_and_leads_to_its_page(run: Run, bo: Client) -> None:
    version = drafted(run)
    sent = {"version": str(version), "do": "sign"}
    answer = bo.post(f"/desk/analysis/{run.id}/frame/", sent, follow=True)
    assert answer.redirect_chain == [(page(run), 302)]
    (theme,) = queries.published_themes(run.id)
    assert theme.name == NAMED
    made = release_queries.made_release(run.id)
    assert made is not None
    assert made.hash in answer.content.decode()
    assert (state_of(run), agreed()) == ("done", 1)


def test_a_release_that_waits_is_on_its_page_and_nothing_is_public(run: Run, bo: Client) -> None:
    asked(run)
    shown = bo.get(page(run)).content.decode()
    assert "It waits for its turn." in shown
    assert "Cancel the release" in shown
    assert queries.table(run.id, "languages").rows == ()
    assert bo.get(f"/desk/analysis/{run.id}/frame/").headers["Location"] == page(run)


def test_the_page_loads_itself_anew_only_when_asked_and_while_something_is_made(
    run: Run, bo: Client
) -> None:
    number = asked(run, state="running", step=TRYING, done=1, whole=4)
    assert REFRESH not in bo.get(page(run)).content.decode()
    followed = bo.get(f"{page(run)}?follow=1").content.decode()
    assert REFRESH in followed
    assert '<progress max="4" value="1">' in followed
    assert "Trying whether small counts can be worked out" in followed
    AskedReleaseRow.objects.filter(pk=number).update(state="failed")
    assert REFRESH not in bo.get(f"{page(run)}?follow=1").content.decode()


def test_every_step_of_a_release_is_told_in_words_and_fits_its_row(run: Run) -> None:
    told: list[str] = []
    frame = frame_in(run, drafted(run))
    agree_on_frame(run, frame, by=BY, at=OPEN, progress=lambda step, *_: told.append(step))
    assert told
    assert set(told) <= steps().keys()
    longest = AskedReleaseRow._meta.get_field("step").max_length
    assert longest is not None
    assert max(map(len, steps())) <= longest


def test_whoever_asks_twice_gets_one_release(run: Run, bo: Client) -> None:
    version = drafted(run)
    numbers = {ask_for_release(run, version, by=BY, at=OPEN) for _ in range(2)}
    assert len(numbers) == 1
    for number in [*numbers, *numbers]:
        jobs.make_release(number)
    assert (AskedReleaseRow.objects.count(), agreed()) == (1, 1)


def test_signing_off_again_while_it_is_made_leads_to_the_same_release(run: Run, bo: Client) -> None:
    asked(run)
    sent = {"version": str(draft_of(run.id).version), "do": "sign"}
    answer = bo.post(f"/desk/analysis/{run.id}/frame/", sent)
    assert answer.headers["Location"] == page(run)
    assert AskedReleaseRow.objects.count() == 1


def test_the_database_keeps_two_releases_of_a_run_from_being_under_way(run: Run) -> None:
    asked(run)
    with pytest.raises(IntegrityError), transaction.atomic():
        AskedReleaseRow.objects.create(run_id=run.id, version=1, by=str(BY), on=OPEN.date())


def test_another_release_of_the_consultation_waits_until_the_first_is_over(run: Run) -> None:
    later = one_more_run()
    asked(run)
    with pytest.raises(InputError, match="Cancel it first"):
        asked(later)


def test_themes_do_not_change_while_they_are_released(run: Run, bo: Client) -> None:
    asked(run)
    key = candidates(run)[0].key
    sent = {"version": "1", f"name-{key}": "Something else"}
    answer = bo.post(f"/desk/analysis/{run.id}/", sent)
    assert "These themes are being released" in answer.content.decode()
    assert draft_of(run.id).version == 1
    cancel_release(run)
    bo.post(f"/desk/analysis/{run.id}/", sent)
    assert draft_of(run.id).version == 2


def test_an_older_version_of_the_draft_is_not_released(run: Run) -> None:
    version = drafted(run)
    drafted(run, "Another name")
    with pytest.raises(InputError, match="Somebody changed the draft"):
        ask_for_release(run, version, by=BY, at=OPEN)


def test_what_waits_is_cancelled_by_whoever_may_ask_and_never_made(run: Run, bo: Client) -> None:
    number = asked(run)
    shown = enter(CHLOE).post(page(run), {"do": "cancel"}, follow=True).content.decode()
    assert "was cancelled; nothing of it was kept" in shown
    make_asked_release(number, at=OPEN)
    assert (state_of(run), agreed()) == ("cancelled", 0)


def test_a_release_that_is_being_made_stops_and_leaves_no_trace(run: Run, bo: Client) -> None:
    number = asked(run, is_unwanted=True)
    make_asked_release(number, at=OPEN)
    assert (state_of(run), agreed()) == ("cancelled", 0)
    assert queries.frame_of(run.id) == {}
    assert [theme for theme in queries.themes_of(run.id) if theme.is_gathered] == []
    assert asked(run) != number


def test_cancelling_at_the_last_moment_still_counts(run: Run) -> None:
    number = asked(run, state="running")
    mine = AskedReleaseRow.objects.filter(pk=number)

    def cancelled_at_the_end(step: str, done: int, whole: int) -> None:
        if step == list(steps())[-1]:
            cancel_release(run)
        telling(mine)(step, done, whole)

    with pytest.raises(Cancelled):
        agree_on_frame(run, frame_in(run, 1), by=BY, at=OPEN, progress=cancelled_at_the_end)
    assert queries.frame_of(run.id) == {}


def test_a_release_whose_consumer_was_stopped_is_told_as_failed_and_asked_for_again(
    run: Run, bo: Client
) -> None:
    asked(run, state="running")
    assert give_up_interrupted() == 1
    assert "The program was stopped while it was being made." in bo.get(page(run)).content.decode()
    make_asked_release(asked(run), at=OPEN)
    assert (state_of(run), agreed()) == ("done", 1)


def test_what_cannot_be_released_is_refused_before_it_is_asked_for(run: Run, bo: Client) -> None:
    agree_on_frame(run, frame_in(run, drafted(run)), by=BY, at=OPEN)
    later = one_more_run()
    version = drafted(later)
    sent = {"version": str(version), "do": "sign"}
    answer = bo.post(f"/desk/analysis/{later.id}/frame/", sent)
    assert answer.status_code == 400
    assert f"in the run {run.id}, and its counts are out" in answer.content.decode()
    assert AskedReleaseRow.objects.count() == 0


def test_without_a_name_there_is_nothing_to_release(run: Run, bo: Client) -> None:
    answer = bo.post(f"/desk/analysis/{run.id}/frame/", {"version": "0", "do": "sign"})
    assert answer.status_code == 400
    assert "Give at least one candidate a name" in answer.content.decode()


def test_what_kept_a_release_from_being_made_is_told_in_the_language_of_the_reader(
    run: Run, bo: Client
) -> None:
    later = one_more_run()
    number = asked(later)
    agree_on_frame(run, frame_in(run, drafted(run)), by=BY, at=OPEN)
    make_asked_release(number, at=OPEN)
    assert state_of(later) == "failed"
    assert "People agreed on the themes" in bo.get(page(later)).content.decode()
    told = bo.get(page(later), headers={"accept-language": "fr"}).content.decode()
    assert "ont déjà été validés" in told
    assert "People agreed on the themes" not in told


def test_a_run_of_which_nothing_was_released_says_so(run: Run, bo: Client) -> None:
    assert "Nothing of this run was released." in bo.get(page(run)).content.decode()
    assert bo.post(page(run), {"do": "cancel"}).headers["Location"] == page(run)
    assert RunRow.objects.filter(id=run.id).exists()
