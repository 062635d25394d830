"""Themes named in the languages of those who answered, before they are signed off and after."""

import json

import pytest
from django.test import Client

from folkmoot.web.analysis import queries, stored_queries
from folkmoot.web.analysis.assign_queries import latest_assignment
from folkmoot.web.analysis.assign_services import assign_responses
from folkmoot.web.analysis.frame_queries import draft_of
from folkmoot.web.analysis.models import FrameRow, ThemeRow
from folkmoot.web.analysis.naming import languages_of, names_of_themes, unnamed
from folkmoot.web.analysis.queries import Run
from tests.analysis.test_site import BY, OPEN
from tests.analysis.web_themes.desk import candidates, enter
from tests.builders import CHLOE

pytestmark = pytest.mark.django_db

HOMES = "Homes that people can pay for"


def explorer(run: Run) -> str:
    return f"/desk/analysis/{run.id}/"


def frame(run: Run) -> str:
    return f"{explorer(run)}frame/"


def drafted(run: Run, bo: Client) -> str:
    """Name one candidate, and give its key."""
    key = candidates(run)[0].key
    bo.post(explorer(run), {"version": "0", f"name-{key}": HOMES})
    return key


def signed(run: Run, bo: Client, **names: str) -> queries.Theme:
    """Sign off one theme with these names."""
    key = drafted(run, bo)
    sent = {f"called-{key}-{language}": words for language, words in names.items()}
    bo.post(frame(run), {"version": "1", "do": "sign", **sent})
    (theme,) = queries.published_themes(run.id)
    return theme


def test_the_page_counts_responses_by_language_and_begins_with_the_name_there_is(
    run: Run, bo: Client
) -> None:
    key = drafted(run, bo)
    page = bo.get(frame(run)).content.decode()
    assert f'name="called-{key}-en" maxlength="200" lang="en"' in page
    assert f'value="{HOMES}"' in page
    assert f"English</bdi> {languages_of(run.id)['en']}" in page


def test_names_are_kept_in_the_draft_until_the_theme_gets_another_name(
    run: Run, bo: Client
) -> None:
    key = drafted(run, bo)
    sent = {"version": "1", "do": "names", f"called-{key}-en": HOMES}
    assert "Saved." in bo.post(frame(run), sent, follow=True).content.decode()
    (line,) = draft_of(run.id).lines
    assert line.names == (("en", HOMES),)
    bo.post(explorer(run), {"version": "2", f"name-{key}": "Homes"})
    (line,) = draft_of(run.id).lines
    assert line.names == ()


def test_two_people_who_name_the_same_theme_are_told_and_lose_nothing(run: Run, bo: Client) -> None:
    key, chloe = drafted(run, bo), enter(CHLOE)
    first = {"version": "1", "do": "names", f"called-{key}-en": "Homes for all"}
    bo.post(frame(run), first)
    page = chloe.post(frame(run), {**first, f"called-{key}-en": "Roofs"})
    assert page.status_code == 400
    assert "Somebody else named the same themes" in page.content.decode()
    assert 'value="Roofs"' in page.content.decode()
    assert draft_of(run.id).lines[0].names == (("en", "Homes for all"),)


def test_what_is_signed_off_holds_the_names_and_its_hash_covers_them(run: Run, bo: Client) -> None:
    theme = signed(run, bo, en="Homes")
    assert theme.names == (("en", "Homes"),)
    row = FrameRow.objects.get(run_id=run.id)
    held = json.loads(row.document)
    assert held["names"] == [[theme.key, HOMES, [["en", "Homes"]]]]


def test_a_reader_sees_the_name_in_their_language_or_else_the_first_one(
    run: Run, bo: Client
) -> None:
    theme = signed(run, bo)
    sent = {"name": HOMES, f"called-{theme.key}-en": HOMES}
    bo.post(f"/desk/theme/{theme.id}/", sent)
    assert queries.theme(theme.id).names == (("en", HOMES),)
    french = Client(headers={"accept-language": "fr"}).get(f"/theme/{theme.id}/").content.decode()
    assert f'<h1 class="page" dir="auto" lang="en">{HOMES}</h1>' in french
    ThemeRow.objects.filter(id=theme.id).update(names=[["en", HOMES], ["fr", "Logement"]])
    french = Client(headers={"accept-language": "fr"}).get(f"/theme/{theme.id}/").content.decode()
    assert '<h1 class="page" dir="auto" lang="fr">Logement</h1>' in french
    english = Client().get(f"/results/{run.id}/").content.decode()
    assert f'<bdi lang="en">{HOMES}</bdi>' in english


def test_a_theme_that_is_renamed_keeps_no_names_of_its_old_one(run: Run, bo: Client) -> None:
    theme = signed(run, bo, en=HOMES)
    bo.post(f"/desk/theme/{theme.id}/", {"name": "Rent"})
    assert queries.theme(theme.id).names == ()


def test_responses_in_a_language_without_a_name_are_told_at_the_desk(run: Run, bo: Client) -> None:
    theme = signed(run, bo)
    ThemeRow.objects.filter(id=theme.id).update(names=[["fr", "Logement abordable"]])
    assign_responses(run, by=BY, at=OPEN)
    found = latest_assignment(run.id)
    assert found
    missed = {one.language: (one.responses, one.themes) for one in found.not_compared}
    assert missed["en"][1] == (theme.id,)
    for page in ("assign", "report"):
        text = bo.get(f"{explorer(run)}{page}/").content.decode()
        assert f"{missed['en'][0]} responses; no theme is named in it." in text


def test_missing_names_are_listed_before_signing_off() -> None:
    names = {"Homes": (("en", "Homes"),), "Work": (("en", "Work"), ("fr", "Travail"))}
    found = unnamed(names, {"en": 20, "fr": 9, "ar": 4})
    assert [(one.language, one.themes, one.is_every) for one in found] == [
        ("fr", ("Homes",), False),
        ("ar", ("Homes", "Work"), True),
    ]


def test_a_name_stands_under_its_language_or_the_readers(run: Run, bo: Client) -> None:
    drafted(run, bo)
    lines = draft_of(run.id).lines
    assert names_of_themes(lines, {"fr": 9, "en": 4}, "fr") == {HOMES: (("en", HOMES),)}
    assert names_of_themes(lines, {"fr": 9, "ar": 4}, "ar") == {HOMES: (("ar", HOMES),)}
    assert names_of_themes(lines, {}, "en") == {HOMES: ()}


def test_splitting_into_one_part_is_refused_in_the_readers_language(run: Run, bo: Client) -> None:
    theme = candidates(run)[0]
    bo.cookies["django_language"] = "fr"
    fields = {
        f"p-{one.response}-{one.start}": "1"
        for one in stored_queries.stored_candidates(run.id)[theme.key].passages
    }
    page = bo.post(f"/desk/theme/{theme.id}/split/", {"version": "0", **fields})
    assert "deux parties au moins" in page.content.decode()
