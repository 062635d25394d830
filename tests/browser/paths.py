"""Which pages there are: links followed from the front page, one page kept for each route."""

import re
import urllib.request
from collections.abc import Iterator
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.parse import urlencode, urljoin, urlsplit

from django.urls import Resolver404, get_resolver

MOST = 400
"""How many pages one walk may open."""


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
        self.resolver = get_resolver(urlconf)
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.cookies)
        )

    def enter(self, name: str, password: str) -> None:
        """Enter as a person would, by the form."""
        page = self.read("/enter/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token is not None
        form = {"csrfmiddlewaretoken": token[1], "username": name, "password": password}
        self.opener.open(self.home + "/enter/", urlencode(form).encode())

    def read(self, path: str) -> str:
        """Give the HTML at *path*; nothing where it is not HTML."""
        with self.opener.open(self.home + path) as answer:
            is_page = answer.headers.get_content_type() == "text/html"
            return answer.read().decode() if is_page else ""

    def pages(self, start: str = "/") -> dict[str, str]:
        """Give one path for each route that links lead to, by the route."""
        found: dict[str, str] = {}
        waiting, seen = [start], {start}
        while waiting and len(seen) < MOST:
            path = waiting.pop(0)
            route = self.route(path)
            if route is None or route in found:
                continue
            html = self.read(path)
            if html:
                found[route] = path
            for link in self.links(html, path):
                if link not in seen:
                    seen.add(link)
                    waiting.append(link)
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
