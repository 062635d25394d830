"""What the public sees of counts: nothing before people agree, then one release, and no second."""

from dataclasses import replace

import pytest
from django.test import Client

from folkmoot.foundation.errors import InputError
from folkmoot.web.analysis import queries, services
from folkmoot.web.analysis.frame_services import agree_on_frame
from folkmoot.web.analysis.queries import Run
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.consultation.services.storing import store
from folkmoot.web.publication.gathering import respondents
from tests.analysis.test_frame import two_themes
from tests.analysis.test_site import BY, OPEN, a_response, names, read, run

__all__ = ["names", "run"]  # fixtures

pytestmark = pytest.mark.django_db

TOGETHER = {
    "section by kind",
    "section by channel",
    "languages",
    "said languages",
    "campaigns",
    "campaigns by kind",
    "statements",
    "kind",
    "section",
    "channel",
    "language",
    "wording",
}


def one_more_run() -> Run:
    """Take in one late response, and analyse again."""
    round_, pack = consultation.round_of("north-2025"), consultation.consultation("trial-2025")
    assert round_ is not None
    assert pack is not None
    store([replace(a_response("I came late to this."), id="north-late")], round_, pack)
    return services.run_analysis("trial-2025", by=BY, at=OPEN)


def test_no_count_is_public_before_people_agreed_on_themes(run: Run, client: Client) -> None:
    assert queries.table(run.id, "section by kind").rows == ()
    assert queries.theme_table(run.id, "kind").rows == ()
    page = read(client, f"/results/{run.id}/")
    assert "Counts are released once" in page
    assert "52" not in page.split("</dl>")[0]  # how many voices there are


def test_everything_that_is_counted_is_released_with_the_frame(run: Run, client: Client) -> None:
    agree_on_frame(run, two_themes(run), by=BY, at=OPEN)
    assert queries.tables(run.id).keys() >= TOGETHER
    assert "Counts are released once" not in read(client, f"/results/{run.id}/")


def test_the_numbers_of_a_letter_are_told_both_ways(run: Run, client: Client) -> None:
    agree_on_frame(run, two_themes(run), by=BY, at=OPEN)
    (campaign,) = queries.campaigns_of(run.id)
    assert queries.sizes_of(run.id) == {campaign.id: 12}
    assert queries.tells_voices(run.id)
    page = read(client, f"/campaign/{campaign.id}/")
    assert "12 responses say the same" in page
    assert "as one voice" in page


def test_another_run_is_not_released_beside_the_first(run: Run, client: Client) -> None:
    agree_on_frame(run, two_themes(run), by=BY, at=OPEN)
    later = one_more_run()
    assert later.id != run.id
    with pytest.raises(InputError, match=f"in the run {run.id}, and its counts are out"):
        agree_on_frame(later, two_themes(later), by=BY, at=OPEN)
    page = read(client, f"/results/{later.id}/")
    assert f'href="/results/{run.id}/"' in page
    assert queries.table(later.id, "languages").rows == ()


def test_the_report_reads_the_release_and_counts_nothing_anew(run: Run) -> None:
    agree_on_frame(run, two_themes(run), by=BY, at=OPEN)
    pack = consultation.consultation("trial-2025")
    assert pack is not None
    before = respondents.counted(pack, consultation.responses_of("trial-2025"))
    one_more_run()
    assert respondents.counted(pack, consultation.responses_of("trial-2025")) == before
    told = queries.told_run("trial-2025")
    assert told is not None
    assert told.id == run.id
