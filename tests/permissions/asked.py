"""Asking the real views, each time in a state that is put back afterwards."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from folkmoot.web.federation.asking import CONFIRMED
from folkmoot.web.federation.tickets import ticket
from tests.permissions.scene import Person, Scene
from tests.permissions.table import FACES, Row, routes
from tests.undone import undone as undone

METHODS = ("GET", "POST")
DOORS = ("/enter/",)
SERVER_FAULT = 500
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


@dataclass(frozen=True, slots=True)
class Visit:
    """One address, and the state of what it is about."""

    row: Row
    path: str
    state: str


@dataclass(frozen=True, slots=True)
class Visitors:
    """A browser for each person of a scene, entered."""

    scene: Scene
    browsers: Mapping[str, Client]

    @classmethod
    def of(cls, scene: Scene) -> "Visitors":
        """Let everybody enter."""
        return cls(scene, {person.id: browser_of(person.id) for person in scene.people})

    def ask(self, person: Person, method: str, visit: Visit) -> HttpResponseBase:
        """Ask for an address, and put back what this changed."""
        fields = dict(visit.row.fields or {})
        if visit.row.once and person.id:
            fields["ticket"] = self.ticket(person, visit.path)
        client = self.browsers[person.id]
        if visit.row.fresh and person.id:
            self.confirm(person, timezone.now())
        kept = deepcopy(client.cookies)
        with undone():
            post = method == "POST"
            answer = client.post(visit.path, fields) if post else client.get(visit.path)
        client.cookies = kept
        return answer

    def confirm(self, person: Person, at: datetime) -> None:
        """Let *person* have given the password again at *at*."""
        session = self.browsers[person.id].session
        session[CONFIRMED] = at.timestamp()
        session.save()

    def ticket(self, person: Person, path: str) -> str:
        """Give a good ticket of *person* for one POST to *path*."""
        request: HttpRequest = RequestFactory().get(path)
        request.user = User.objects.get(username=person.id)
        request.session = self.browsers[person.id].session
        return ticket(request)

    def visits(self, row: Row) -> Iterator[Visit]:
        """Give the address of a row in each state of what it is about."""
        wanted = routes(FACES["workbench"])[row.name].pattern.converters
        for state, given in self.scene.objects[row.of].items():
            named = {name: value for name, value in {**given, **row.at}.items() if name in wanted}
            path = reverse(row.name, urlconf=FACES["workbench"], kwargs=named)
            yield Visit(row, f"{path}?{row.query}" if row.query else path, state)


def browser_of(person: str, *, guarded: bool = False) -> Client:
    """Give a browser in which *person* has entered, or nobody; *guarded* asks for CSRF tokens."""
    client = Client(raise_request_exception=False, enforce_csrf_checks=guarded)
    if person:
        client.force_login(User.objects.get(username=person))
    return client


def is_refused(response: HttpResponseBase) -> bool:
    """Say whether somebody was turned away, or sent to enter first."""
    to_the_door = response.status_code == 302 and response["Location"].startswith(DOORS)
    return response.status_code in {403, 404} or to_the_door


def may(person: Person, visit: Visit) -> bool:
    """Say what the table says."""
    row = visit.row
    if row.public:
        return row.is_open_in(visit.state) and (bool(person.id) or not row.entered)
    holds = () if person.why_not else person.roles
    return any(row.opens_to(role, person.body, visit.state) for role in holds)


def sees_it_earlier(person: Person, visit: Visit) -> bool:
    """Say whether they may see something before everybody does, if it is there already."""
    row = visit.row
    return row.public and not row.is_open_in(visit.state) and bool({*person.roles} & {*row.own})


def fault(visitors: Visitors, person: Person, method: str, visit: Visit) -> str:
    """Ask, and say what is wrong with the answer; nothing where it is as the table says.

    Whoever may look changes nothing by it, except when their own session ends.
    """
    if sees_it_earlier(person, visit):
        return ""
    expected = may(person, visit)
    with _written(looking=expected and method == "GET") as written:
        response = visitors.ask(person, method, visit)
    cell = (
        f"{visit.row.name}: {method} {visit.path} ({visit.state or 'any state'}) as "
        f"{person.id or 'nobody'} was answered {response.status_code}"
    )
    if response.status_code >= SERVER_FAULT:
        return f"{cell}; something failed there."
    if written:
        return f"{cell}, and looking wrote: {written}"
    if is_refused(response) is not expected or (expected and method not in visit.row.methods):
        return ""
    return f"{cell}; by tests/permissions/routes.toml they {'may' if expected else 'may not'}."


@contextmanager
def _written(*, looking: bool) -> Iterator[list[str]]:
    """Give, after the block, what it changed in the databases; only *looking* is watched."""
    written: list[str] = []
    with ExitStack() as blocks:
        watched = [CaptureQueriesContext(connections[name]) for name in connections if looking]
        for each in watched:
            blocks.enter_context(each)
        yield written
    said = (query["sql"] for each in watched for query in each)
    written += [one for one in said if one.startswith(WRITES) and "django_session" not in one]
