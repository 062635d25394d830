"""What the public sees of counts: nothing before people agree, then one release, and no second."""

import json
import re
from dataclasses import replace

import pytest
from django.test import Client

from folkmoot.foundation.errors import InputError
from folkmoot.web.analysis import queries, services
from folkmoot.web.analysis.campaign_queries import released_bursts
from folkmoot.web.analysis.campaign_size_queries import Together, counted_together, sizes_of
from folkmoot.web.analysis.frame_services import agree_on_frame
from folkmoot.web.analysis.models import FrameRow
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
    told = re.sub("<[^>]+>", " ", page.split("</dl>")[0])  # an id in an address holds any digits
    assert "63" in told
    assert "52" not in told  # how many voices there are


def test_everything_that_is_counted_is_released_with_the_frame(run: Run, client: Client) -> None:
    agree_on_frame(run, two_themes(run), by=BY, at=OPEN)
    assert queries.tables(run.id).keys() >= TOGETHER
    assert "Counts are released once" not in read(client, f"/results/{run.id}/")


def test_the_numbers_of_a_letter_are_told_both_ways(run: Run, client: Client) -> None:
    agree_on_frame(run, two_themes(run), by=BY, at=OPEN)
    (campaign,) = queries.campaigns_of(run.id)
    assert sizes_of(run.id) == {campaign.id: 12}
    assert counted_together(run.id) is None
    assert queries.tells_voices(run.id)
    page = read(client, f"/campaign/{campaign.id}/")
    assert "12 responses say the same" in page
    assert "as one voice" in page


def with_letters(*sizes: int) -> Run:
    """Add letters of so many copies each, sign off themes of all of it, and give the run."""
    round_, pack = consultation.round_of("north-2025"), consultation.consultation("trial-2025")
    assert round_ is not None
    assert pack is not None
    said = {
        f"north-letter-{place}-{copy}": " ".join(f"{first}{second}" for second in "abcdefghijkl")
        for place, (first, size) in enumerate(zip("pqrstuvw", sizes, strict=False))
        for copy in range(size)
    }
    store([replace(a_response(words), id=name) for name, words in said.items()], round_, pack)
    run = services.run_analysis("trial-2025", by=BY, at=OPEN)
    agree_on_frame(run, two_themes(run), by=BY, at=OPEN)
    return run


def test_letters_of_few_copies_are_counted_together(names: list[str], client: Client) -> None:
    run = with_letters(5, 3, 4, 4)
    (large, *small) = queries.campaigns_of(run.id)
    assert [each.size for each in small] == [5, 4, 4, 3]
    assert sizes_of(run.id) == {large.id: 12} | dict.fromkeys(each.id for each in small)
    assert counted_together(run.id) == Together(4, 16)
    page = read(client, f"/results/{run.id}/")
    assert "Those without a number, counted together" in page
    assert '<td class="num">16</td><td class="num">4</td>' in page


def test_the_order_of_letters_does_not_tell_which_has_more_copies(names: list[str]) -> None:
    run = with_letters(5, 3, 4, 4)
    untold = list(sizes_of(run.id))[1:]
    assert untold == sorted(untold)
    assert untold != [each.id for each in queries.campaigns_of(run.id)][1:]


def test_where_letters_together_would_tell_too_much_nothing_is_told_of_copies(
    names: list[str], client: Client
) -> None:
    run = with_letters(3)
    assert set(sizes_of(run.id).values()) == {None}
    assert not queries.tells_voices(run.id)
    assert not queries.tables(run.id).keys() & {"campaigns", "campaigns by kind", "wording"}
    assert "Those without a number" not in read(client, f"/results/{run.id}/")


def test_days_of_a_burst_are_told_only_with_the_number_of_copies(names: list[str]) -> None:
    run = with_letters(3)
    (large, _) = queries.campaigns_of(run.id)
    row = FrameRow.objects.get(run_id=run.id)
    row.document = json.dumps(json.loads(row.document) | {"bursts": {large.key: ["2025-11-04"]}})
    FrameRow.objects.filter(run_id=run.id).update(document=row.document)
    assert released_bursts(large) == ()


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
