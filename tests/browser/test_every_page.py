"""Every page that links lead to: axe finds nothing on it, and it needs no script."""

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Page

from tests.browser.paths import Visitor
from tests.demo_site import DemoSite

pytestmark = pytest.mark.browser

PEOPLE = (
    *("bo", "ines", "tomas", "rahel", "chloe", "board-1", "isles-staff"),
    *("north-safe", "north-recovery-1", "magda", "north-chair", "north-1", "leif"),
)
ALSO_FROM = {
    "": ("/decision/harbour-delegates/",),
    "magda": ("/decision/council-resolution/", "/meeting/council-2026/amendments/"),
}
"""Where else a walk begins: a secret vote, and pages that offer more to who is in the chair."""
NOT_PAGES = re.compile(
    r"^language/|^leave/|^desk/coding/batch/<slug:batch>/read/$|/(report|brief)/<str:name>$|^law/data/<str:name>$|/pulse$"
    r"|\.(zip|md|csv|json|xml|pdf|docx|toml)$"
)
"""Routes that answer with a redirect or a file."""
IN_THE_ROOM = {
    "meeting/<slug:meeting>/screen/",
    "desk/meeting/<slug:meeting>/",
    "desk/meeting/<slug:meeting>/seat/",
    "desk/vote/<slug:name>/",
}
"""Routes of the pages that one script of ours keeps fresh."""
FORMS_ONLY = re.compile(
    r"/(letters|propose|compile|write|back|card|file|settle|third|take|cancel)/$|/results/report/$|^enter/again/"
)
"""Routes that take a form, and show a page only to whoever fills it in."""
WHILE_IT_WAITS = re.compile(
    r"^desk/analysis/compare/|/(import|type|quotations)/<int:key>/|/safeguarding/<slug:body>/<slug"
    r"|/vote/<slug:name>/(secret|belenios|rank|open-ranked|prefer)/|desk/amendment/|/motion/<slug:name>/withdraw/"
    r"|^desk/theme/<slug:theme>/(assign|split)/"
)
"""Routes of what waits for a person, or for a second run; in the demo there is none."""

Pages = dict[str, tuple[str, str]]
"""By route: a path of it, and who must enter to see it."""


def routes(resolver: URLResolver, prefix: str = "") -> set[str]:
    """Give every route of *resolver*, as Django writes them."""
    found: set[str] = set()
    for each in resolver.url_patterns:
        route = prefix + str(each.pattern)
        found |= routes(each, route) if isinstance(each, URLResolver) else {route}
        assert isinstance(each, (URLPattern, URLResolver))
    return found


@pytest.fixture(scope="module")
def pages(site: DemoSite) -> Pages:
    """Give a path for each route of the workbench, and who must enter to see it."""
    found = dict.fromkeys(Visitor(site.workbench, "folkmoot.web.site.urls").pages().items(), "")
    for start in ALSO_FROM[""]:
        more = Visitor(site.workbench, "folkmoot.web.site.urls").pages(start, "decision/")
        found |= dict.fromkeys(more.items(), "")
    seen = {route for route, _ in found}
    for person in PEOPLE:
        visitor = Visitor(site.workbench, "folkmoot.web.site.urls")
        visitor.enter(person, "lantern")
        for start in ("/desk/", *ALSO_FROM.get(person, ())):
            more = {r: p for r, p in visitor.pages(start, "desk/").items() if r not in seen}
            found |= dict.fromkeys(more.items(), person)
            seen |= set(more)
    return {route: (path, person) for (route, path), person in found.items()}


def test_links_lead_to_every_page(pages: Pages) -> None:
    every = routes(get_resolver("folkmoot.web.site.urls"))
    known = (NOT_PAGES, FORMS_ONLY, WHILE_IT_WAITS)
    assert [
        each for each in sorted(every - set(pages)) if not any(k.search(each) for k in known)
    ] == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_and_no_page_is_wider_than_a_phone(
    site: DemoSite, pages: Pages, scripted_page: Page, language: str
) -> None:
    """Both on one visit: a page is looked at as on a desk, and then made as narrow as a phone."""
    faults: list[str] = []
    wider: list[str] = []
    scripted_page.goto(f"{site.workbench}/language/{language}/?next=/record/")
    for path in visits(site, pages, scripted_page):
        found = Axe().run(scripted_page)
        faults += [f"{path}: {found.generate_report()}"] if found.violations_count else []
        wider += [path] if is_wider_than_a_phone(scripted_page) else []
    assert scripted_page.get_attribute("html", "lang") == language
    assert not faults, "\n".join(faults)
    assert wider == []


def test_a_page_that_is_wider_than_a_phone_is_seen(scripted_page: Page) -> None:
    scripted_page.set_content("<p>Narrow.</p>")
    assert not is_wider_than_a_phone(scripted_page)
    scripted_page.set_content('<p style="inline-size: 30rem">Wide.</p>')
    assert is_wider_than_a_phone(scripted_page)


def test_no_page_has_a_script_or_loads_anything_from_elsewhere(
    site: DemoSite, pages: Pages
) -> None:
    for person, paths in by_person(pages):
        visitor = Visitor(site.workbench, "folkmoot.web.site.urls")
        if person:
            visitor.enter(person, "lantern")
        for path in paths:
            html = visitor.read(path)
            scripts = re.findall(r"<script[^>]*>", html)
            ours = [each for each in scripts if each.startswith('<script src="/static/room.js" ')]
            assert scripts == ours, path
            assert len(ours) == (visitor.route(path) in IN_THE_ROOM), path
            assert not re.search(r"<(img|link|iframe)[^>]+(src|href)=.https?://", html), path


def by_person(pages: Pages) -> Iterator[tuple[str, list[str]]]:
    """Give each person once with the paths that they open: who enters waits for their password."""
    for person, found in groupby(sorted(pages.values(), key=itemgetter(1)), key=itemgetter(1)):
        yield person, [path for path, _ in found]


def visits(site: DemoSite, pages: Pages, page: Page) -> Iterator[str]:
    """Open each page as somebody who may see it, and give its path while it is open."""
    for person, paths in by_person(pages):
        if person:
            enter(page, site, person)
        for path in paths:
            page.goto(site.workbench + path)
            yield path


def is_wider_than_a_phone(page: Page) -> bool:
    """Make the window as narrow as a phone, and wide again; say whether the page was cut off."""
    wide = page.viewport_size
    page.set_viewport_size({"width": 390, "height": 844})
    beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    is_wider = page.evaluate(beyond) > 0
    if wide:
        page.set_viewport_size(wide)
    return bool(is_wider)


def enter(page: Page, site: DemoSite, person: str) -> None:
    """Enter as *person*, whoever entered before."""
    page.context.clear_cookies(name="folkmoot")
    page.goto(f"{site.workbench}/enter/")
    page.locator("#id_username").fill(person)
    page.locator("#id_password").fill("lantern")
    page.locator("main form button").click()
