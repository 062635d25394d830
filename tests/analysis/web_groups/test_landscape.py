"""The pages of opinion groups: drawn where groups last, and nobody is given away."""

import html
import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from folkmoot.analysis.corpus import Text
from folkmoot.analysis.disclosure import release_together
from folkmoot.analysis.groups import OpinionGroups, Tried, find_groups
from folkmoot.analysis.runs import analyse, table
from folkmoot.analysis.votes import AGREE, DISAGREE, GAP, PASS, Votes, votes_from
from folkmoot.consultation.responses import Answer, Channel, Response
from folkmoot.foundation.canonical import Json, canonical_json, content_hash
from folkmoot.web.analysis import queries
from folkmoot.web.analysis.counted_groups import opinion_groups, votes_of_all
from folkmoot.web.analysis.documents import run_document
from folkmoot.web.analysis.group_queries import stored_groups
from folkmoot.web.analysis.models import FrameRow, GroupRow, RunRow
from folkmoot.web.federation import services as federation
from tests.analysis.groups.conversations import planted, without_a_pattern
from tests.analysis.web_themes.desk import enter
from tests.builders import BO, a_tree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tree() -> None:
    """Set up the federation."""
    federation.set_up_bodies(a_tree().bodies.values())


def keep(found: OpinionGroups, consultation: str = "none", votes: Votes | None = None) -> str:
    """Keep a run of opinion groups alone, as a site keeps it; give its name.

    Its counts are released where *votes* are given.
    """
    document = canonical_json(run_document(analyse([]), found))
    name = f"drawn-{content_hash(document)[:8]}"
    run = RunRow.objects.create(
        id=name,
        consultation=consultation,
        on=date(2026, 1, 1),
        by="b",
        inputs="i",
        document=document.decode(),
    )
    for group in found.groups:
        GroupRow.objects.create(id=f"{group.id.lower()}-{name}", run=run, letter=group.id)
    if votes is not None:
        release_votes(run, votes)
    return name


def release_votes(run: RunRow, votes: Votes) -> None:
    """Release the counts of a run, as is done when people agree on its themes."""
    responses = answers_of(votes)
    texts = [Text(one.id, "", "en", (("kind", "member"), ("section", "n"))) for one in responses]
    groups = stored_groups(run.id).letters
    crossings = dict(votes_of_all(responses, votes.statements)) | dict(
        opinion_groups(texts, responses, votes.statements, groups)
    )
    released = dict(zip(crossings, release_together(list(crossings.values())), strict=True))
    document: Json = {
        "tables": {name: table(each) for name, each in released.items()},
        "few": {name: [list(at) for at in each.few] for name, each in released.items()},
    }
    FrameRow.objects.create(
        run=run, by="b", on=run.on, document=canonical_json(document).decode(), hash="h"
    )


def answers_of(votes: Votes) -> list[Response]:
    """Give a response for each row of *votes*: twice as strongly, as a form has it."""
    return [
        Response(
            name,
            "r",
            Channel.FORM,
            date.min,
            language="en",
            answers=tuple(
                Answer(statement, scale=2 * vote)
                for statement, vote in zip(votes.statements, row, strict=True)
                if vote != GAP
            ),
        )
        for name, row in zip(votes.participants, votes.matrix.tolist(), strict=True)
    ]


def landscape(client: Client, found: OpinionGroups, votes: Votes | None = None) -> str:
    """Give the page of a landscape, with its markup; *votes* are what is released."""
    return client.get(f"/results/{keep(found, votes=votes)}/landscape/").content.decode()


def words(page: str) -> str:
    """Give a page's words without its markup, one blank between two."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page.split("<main", 1)[1])))


def test_stable_groups_are_drawn_with_a_mark_for_each_participant(client: Client) -> None:
    found = find_groups(planted(3))
    page = landscape(client, found, planted(3))
    assert len(re.findall(r'<path class="g[ABC]"', page)) == len(found.points)
    assert "These groups are not stable" not in words(page)
    assert f"3 {found.tried[1].silhouette:.4f}"[:-2] in words(page)
    assert "best set apart" in words(page)


def test_groups_that_are_not_stable_are_named_so_and_not_drawn(client: Client) -> None:
    found = find_groups(without_a_pattern())
    page = landscape(client, found, without_a_pattern())
    assert "<svg" not in page
    assert "These groups are not stable." in words(page)
    assert "What most agree with" in words(page)
    assert "How many of each group agree" not in words(page)
    own = client.get(f"/group/a-{RunRow.objects.get().id}/").content.decode()
    assert "do not build on them" in words(own)
    assert "How many of each group agree" not in words(own)


def test_where_another_number_of_groups_lasts_the_page_says_so(client: Client) -> None:
    tried = (Tried(2, 0.5, 0.4), Tried(3, 0.4, 0.8123))
    found = replace(find_groups(planted(2)), stability=0.4, tried=tried)
    assert "3 groups would come back (0.81)" in words(landscape(client, found))


def small_and_large() -> Votes:
    """Forty people of one mind, and six of the other."""
    rows = {
        f"p{n:02}": [
            GAP if (n + s) % 9 == 0 else PASS if (n * s) % 11 == 3 else mind for s in range(12)
        ]
        for n in range(46)
        for mind in [AGREE if n < 40 else DISAGREE]
    }
    return votes_from(rows, [f"s{s}" for s in range(12)])


def test_a_group_of_fewer_than_ten_is_neither_counted_nor_drawn(client: Client) -> None:
    found = find_groups(small_and_large())
    small = next(group for group in found.groups if len(group.members) < 10)
    page = landscape(client, found, small_and_large())
    assert "<svg" not in page
    assert " of 46 (" not in words(page)
    assert f" {len(small.members)} " not in words(page).split("How stable")[0]
    own = client.get(f"/group/{small.id.lower()}-{RunRow.objects.get().id}/").content.decode()
    assert "How many are in it is left out" in words(own)
    assert "agrees" not in words(own)


def test_no_count_under_ten_is_on_any_page_of_groups(client: Client) -> None:
    votes = planted(2, people=150)
    found = find_groups(votes)
    pages = [landscape(client, found, votes)]
    run = RunRow.objects.get().id
    for group in found.groups:
        pages.append(client.get(f"/group/{group.id.lower()}-{run}/").content.decode())
    told = " ".join(map(words, pages))
    assert re.findall(r"(?:under 10|over \d+) of \d+", told)
    assert all(int(base) >= 10 for base in re.findall(r" of (\d+)\b", told))
    counted = re.findall(r"(\d+) of (\d+) \( ?\d+ %\)", told)
    assert counted
    assert all(10 <= int(said) <= int(base) - 10 for said, base in counted)


def test_before_counts_are_released_the_public_sees_none_and_readers_see_all(
    client: Client,
) -> None:
    found = find_groups(planted(2))
    page = landscape(client, found)
    assert "<svg" not in page
    assert "Counts are released once" in words(page)
    assert not re.search(r"\d+ of \d+", words(page))
    own = client.get(f"/group/a-{RunRow.objects.get().id}/").content.decode()
    assert "Counts are released once" in words(own)
    assert not re.search(r"\d+ participants", words(own))
    seen = enter(BO).get(f"/results/{RunRow.objects.get().id}/landscape/").content.decode()
    assert "<svg" in seen
    assert re.search(r"\d+ of \d+", words(seen))


def test_a_page_tells_just_what_the_release_has(client: Client) -> None:
    votes = planted(2, people=150)
    page = landscape(client, find_groups(votes), votes)
    tables = queries.tables(RunRow.objects.get().id).values()
    cells = {cell for each in tables for row in each.cells for cell in row if cell is not None}
    told = re.findall(r"(\d+) of (\d+) \( ?\d+ %\)", words(page))
    assert told
    assert {int(number) for pair in told for number in pair} <= cells


ASKED = tuple(map(str, range(8)))


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ({f"p{n}": [PASS] * 8 for n in range(20)}, "passed on every"),
        ({f"p{n}": [AGREE] * 8 for n in range(20)}, "too few different"),
        ({"p": [AGREE] * 8}, "looked for from 10"),
    ],
)
def test_where_there_are_no_groups_the_page_says_why(
    client: Client, rows: dict[str, list[int]], why: str
) -> None:
    told = words(landscape(client, find_groups(votes_from(rows, ASKED))))
    assert why in told
    assert "not stable" not in told


def test_the_reason_is_said_in_the_language_of_the_reader(client: Client) -> None:
    client.cookies["django_language"] = "fr"
    page = landscape(client, find_groups(votes_from({"p": [AGREE] * 8}, ASKED)))
    assert "looked for" not in words(page)


def test_numbers_open_to_responses_only_for_those_who_may_read_them(client: Client) -> None:
    assert "/responses/?group=" not in landscape(client, find_groups(planted(2)), planted(2))
    bo = enter(BO)
    page = bo.get(f"/results/{RunRow.objects.get().id}/landscape/").content.decode()
    assert "/responses/?group=A&amp;statement=" in page
