"""Every page that links lead to: links lead to all there are, and none needs a script."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.browser.paths import SITE, Pages
from tests.browser.paths import pages as pages

pytestmark = pytest.mark.browser

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
    r"/(import|type|quotations)/<int:key>/|/safeguarding/<slug:body>/<slug"
    r"|/vote/<slug:name>/(secret|belenios|rank|open-ranked|prefer)/|desk/amendment/|/motion/<slug:name>/withdraw/"
)
"""Routes of what waits for a person; in the demo there is none."""


def routes(resolver: URLResolver, prefix: str = "") -> set[str]:
    """Give every route of *resolver*, as Django writes them."""
    found: set[str] = set()
    for each in resolver.url_patterns:
        route = prefix + str(each.pattern)
        found |= routes(each, route) if isinstance(each, URLResolver) else {route}
        assert isinstance(each, (URLPattern, URLResolver))
    return found


def test_links_lead_to_every_page(pages: Pages) -> None:
    every = routes(get_resolver(SITE))
    known = (NOT_PAGES, FORMS_ONLY, WHILE_IT_WAITS)
    assert [
        each for each in sorted(every - set(pages)) if not any(k.search(each) for k in known)
    ] == []


def test_no_page_has_a_script_or_loads_anything_from_elsewhere(pages: Pages) -> None:
    for route, seen in pages.items():
        scripts = re.findall(r"<script[^>]*>", seen.html)
        ours = [each for each in scripts if each.startswith('<script src="/static/room.js" ')]
        assert scripts == ours, seen.path
        assert len(ours) == (route in IN_THE_ROOM), seen.path
        assert not re.search(r"<(img|link|iframe)[^>]+(src|href)=.https?://", seen.html), seen.path
