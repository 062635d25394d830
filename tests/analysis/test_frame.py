"""People gather candidates into themes of their own: counted together, and released once."""

import pytest
from django.test import Client

from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.analysis import queries
from folkmoot.web.analysis.frame_services import agree_on_frame
from folkmoot.web.analysis.gathering import Gathering
from folkmoot.web.analysis.queries import Run
from folkmoot.web.federation import services as federation
from folkmoot.web.ledger import queries as record
from tests.analysis.test_site import BY, CLAUSE, OPEN, names, run
from tests.builders import BO, a_mandate

__all__ = ["names", "run"]  # fixtures

pytestmark = pytest.mark.django_db


def two_themes(run: Run) -> list[Gathering]:
    """Give a frame of two themes: the first two candidates together, and the third."""
    first, second, third = (theme.reference for theme in queries.themes_of(run.id)[:3])
    return [
        Gathering("Homes and what they cost", (CLAUSE,), (first, second)),
        Gathering("Something else", (), (third,)),
    ]


def test_a_theme_is_drawn_from_all_responses_of_its_candidates_each_once(run: Run) -> None:
    frame = two_themes(run)
    parts = [set(queries.stored_theme(each.name).responses) for each in frame[0].candidates]
    (theme, _) = sorted(
        agree_on_frame(run, frame, by=BY, at=OPEN), key=lambda ref: queries.theme(ref.name).title
    )
    drawn = [link.target.name for link in record.links_from(theme, LinkKind.DRAWN_FROM)]
    assert sorted(drawn) == sorted(parts[0] | parts[1])


def test_copies_of_one_letter_are_one_voice(run: Run) -> None:
    letters = {name for each in queries.campaigns_of(run.id) for name, _ in each.members}
    for reference in agree_on_frame(run, two_themes(run), by=BY, at=OPEN):
        theme, held = queries.theme(reference.name), queries.stored_theme(reference.name).responses
        copies = len(set(held) & letters)
        assert theme.voices == len(held) - copies + bool(copies)


def test_the_page_shows_the_frame_and_its_candidates_no_more(run: Run, client: Client) -> None:
    agree_on_frame(run, two_themes(run), by=BY, at=OPEN)
    page = client.get(f"/results/{run.id}/").content.decode()
    assert "Homes and what they cost" in page
    assert "candidate" not in page


def test_a_clause_is_spoken_to_by_the_theme_under_the_name_that_people_gave(run: Run) -> None:
    agree_on_frame(run, two_themes(run), by=BY, at=OPEN)
    assert [each.name for each in queries.themes_on(CLAUSE).themes] == ["Homes and what they cost"]


def test_a_run_has_one_frame_for_tables_released_twice_give_counts_away(run: Run) -> None:
    frame = two_themes(run)
    agree_on_frame(run, frame, by=BY, at=OPEN)
    with pytest.raises(InputError, match="agreed on the themes"):
        agree_on_frame(run, frame[:1], by=BY, at=OPEN)


def test_a_candidate_in_two_themes_is_refused(run: Run) -> None:
    frame = two_themes(run)
    twice = Gathering("Again", (), frame[0].candidates[:1])
    with pytest.raises(InputError, match="is in two themes"):
        agree_on_frame(run, [*frame, twice], by=BY, at=OPEN)


@pytest.mark.parametrize(
    ("name", "candidate", "told"),
    [
        ("Name", "theme:t-0000000000-00000000", "is not of this run"),
        (" ", "", "needs a name"),
    ],
)
def test_a_theme_without_a_name_or_of_another_run_is_refused(
    run: Run, name: str, candidate: str, told: str
) -> None:
    own = queries.themes_of(run.id)[0].reference
    odd = Gathering(name, (), (Reference.parse(candidate) if candidate else own,))
    with pytest.raises(InputError, match=told):
        agree_on_frame(run, [odd], by=BY, at=OPEN)


def test_the_desk_shows_what_each_theme_of_a_frame_gathers(run: Run, client: Client) -> None:
    enter_as_coder(client)
    agree_on_frame(run, two_themes(run), by=BY, at=OPEN)
    page = client.get(f"/desk/analysis/{run.id}/frame/").content.decode()
    assert "Homes and what they cost" in page
    assert queries.themes_of(run.id)[2].title in page


def enter_as_coder(client: Client) -> None:
    """Enter as Bo, who codes for the secretariat."""
    federation.set_up_person(BO, "Bo", [a_mandate(BO, Role.CODER, "secretariat")])
    federation.give_account(BO, "a long enough one")
    assert client.login(username=BO, password="a long enough one")
