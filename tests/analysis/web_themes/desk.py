"""The desk of themes in tests: Bo and Chloe, who code for the secretariat, and a signed frame."""

from django.test import Client

from folkmoot.federation.mandates import Role
from folkmoot.web.analysis import queries
from folkmoot.web.analysis.frame_services import agree_on_frame
from folkmoot.web.analysis.gathering import Gathering
from folkmoot.web.analysis.queries import Run, Theme
from folkmoot.web.federation import services as federation
from tests.analysis.test_site import BY, CLAUSE, OPEN
from tests.builders import a_mandate


def enter(person: str) -> Client:
    """Give a browser in which *person* has entered as a coder of the secretariat."""
    federation.set_up_person(person, person.title(), [a_mandate(person, Role.CODER, "secretariat")])
    federation.give_account(person, "a long enough one")
    client = Client()
    assert client.login(username=person, password="a long enough one")
    return client


def candidates(run: Run) -> list[Theme]:
    """Give the candidates of a run."""
    return [theme for theme in queries.themes_of(run.id) if not theme.is_gathered]


def signed(run: Run) -> list[Theme]:
    """Sign off two themes of a run, each under its own words: two candidates together, and one."""
    first, second, third = candidates(run)[:3]
    agree_on_frame(
        run,
        [
            Gathering(" and ".join(first.phrases), (CLAUSE,), (first.reference, second.reference)),
            Gathering(" and ".join(third.phrases), (), (third.reference,)),
        ],
        by=BY,
        at=OPEN,
    )
    return queries.published_themes(run.id)
