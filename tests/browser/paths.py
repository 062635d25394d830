"""Which pages there are: links followed from the front page, one page kept for each route."""

import fcntl
import json
import os
import re
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

import pytest
from django.urls import Resolver404, get_resolver

from tests.demo_site import DemoSite

SITE = "folkmoot.web.site.urls"
PEOPLE = (
    *("bo", "ines", "tomas", "rahel", "chloe", "board-1", "isles-staff"),
    *("north-safe", "north-recovery-1", "magda", "north-chair", "north-1", "leif"),
)
ALSO_FROM = {
    "": ("/decision/harbour-delegates/",),
    "magda": ("/decision/council-resolution/", "/meeting/council-2026/amendments/"),
}
"""Where else a walk begins: a secret vote, and pages that offer more to who is in the chair."""
SAMPLES = 8
"""How many pages of one route a walk opens: not every one of them links to all that others do."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One page of a route: its path, its text, and who must enter to see it, nobody where empty."""

    path: str
    html: str
    person: str = ""


Pages = dict[str, Seen]
"""The fullest page of each route."""


@pytest.fixture(scope="session")
def pages(site: DemoSite) -> Pages:
    """Give a page of each route of the workbench: one walk for all workers of a run."""
    place = Path(os.environ["FOLKMOOT_TEST_HOME"])
    kept = place / "pages.json"
    with (place / "pages.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            found = {route: asdict(seen) for route, seen in walk(site.workbench).items()}
            kept.write_text(json.dumps(found), encoding="utf-8")
    told = json.loads(kept.read_text(encoding="utf-8"))
    return {route: Seen(**seen) for route, seen in told.items()}


def walk(home: str) -> Pages:
    """Walk the site at *home* as a stranger, then as each of its people; who finds first stands."""
    stranger = Visitor(home, SITE)
    found = stranger.pages()
    for start in ALSO_FROM[""]:
        found |= stranger.pages(start, "decision/")
    for person in PEOPLE:
        visitor = Visitor(home, SITE)
        visitor.enter(person, "lantern")
        for start in ("/desk/", *ALSO_FROM.get(person, ())):
            found = visitor.pages(start, "desk/") | found
    return found


class Links(HTMLParser):
    """Collect the addresses that a page links to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if (tag, name) == ("a", "href") and value]


class Visitor:
    """Somebody without a browser who follows links, and may enter with a name."""

    def __init__(self, home: str, urlconf: str) -> None:
        self.home = home
        self.person = ""
        self.resolver = get_resolver(urlconf)
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def enter(self, name: str, password: str) -> None:
        """Enter as a person would, by the form."""
        self.person = name
        page = self.read("/enter/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token is not None
        form = {"csrfmiddlewaretoken": token[1], "username": name, "password": password}
        self.opener.open(self.home + "/enter/", urlencode(form).encode())

    def read(self, path: str) -> str:
        """Give the HTML at *path*; nothing for a file, or where one is sent elsewhere or away."""
        try:
            with self.opener.open(self.home + path) as answer:
                is_page = answer.headers.get_content_type() == "text/html"
                is_open = urlsplit(answer.url).path == urlsplit(path).path
                return answer.read().decode() if is_page and is_open else ""
        except urllib.error.HTTPError as error:
            if error.code != 403:
                raise
            return ""

    def pages(self, start: str = "/", only: str = "") -> Pages:
        """Give one page for each route that links lead to, by the route: its fullest.

        The walk begins at *start*, and from there keeps to the routes that begin with *only*.
        """
        found: Pages = {}
        fullest: Counter[str] = Counter()
        opened: Counter[str] = Counter()
        waiting, seen = [start], {start}
        while waiting:
            path = waiting.pop(0)
            route = self.route(path)
            is_there = route is not None and (path == start or route.startswith(only))
            if route is None or not is_there or opened[route] == SAMPLES:
                continue
            opened[route] += 1
            html = self.read(path)
            if len(html) > fullest[route]:
                found[route], fullest[route] = Seen(path, html, self.person), len(html)
            new = [link for link in dict.fromkeys(self.links(html, path)) if link not in seen]
            seen.update(new)
            waiting += new
        return found

    def links(self, html: str, path: str) -> Iterator[str]:
        """Give the paths on this site that *html* links to."""
        parser = Links()
        parser.feed(html)
        for href in parser.found:
            address = urlsplit(urljoin(self.home + path, href))
            if f"{address.scheme}://{address.netloc}" == self.home:
                yield address.path + (f"?{address.query}" if address.query else "")

    def route(self, path: str) -> str | None:
        """Give the route that *path* belongs to, None for files and what is not there."""
        try:
            return self.resolver.resolve(urlsplit(path).path).route
        except Resolver404:
            return None
