"""A participant with a browser that has no scripts: fills in forms, and tries again with the same.

A step is tried again, with the same form and the same words, for as long as the server is away or
says 503; what a 503 gives back must be the form with the words still in it.
"""

import http.client
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

PATIENCE = 300.0
"""Seconds for which one step is tried."""
REDIRECTS = 5
STEPS = 40
"""Pages that a form may have."""
CODE = re.compile(r"<code[^>]*>([0-9A-Z ]+)</code>")
WAY = re.compile(r"<a class=\"btn\" href=\"([^\"]+)\"")
NOT_OURS = ("/leave/", "/language/")


class Lost(AssertionError):
    """Say that a participant did not get through, or lost what was typed."""


@dataclass
class Form:
    """One form of a page: where it leads, and what stands in it."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)  # the names of its text areas
    choices: dict[str, list[str]] = field(default_factory=dict)
    boxes: list[str] = field(default_factory=list)
    button: str = ""  # the first one, which leads on


@dataclass(frozen=True)
class Page:
    """One page as it came from *address*; one that *leads_to* another has nothing of its own."""

    status: int
    address: str
    html: str
    leads_to: str = ""

    @property
    def form(self) -> Form | None:
        """The page's own form, not the one for leaving or for the language."""
        forms = _Forms.read(self.html)
        ours = [each for each in forms if not each.action.startswith(NOT_OURS)]
        return ours[0] if ours else None


class Visitor:
    """One participant; *headers* are what their browser says of itself.

    *count* learns of each answer: its status, and whether it gave words back.
    """

    def __init__(
        self,
        port: int,
        *,
        headers: Mapping[str, str] | None = None,
        organisation: str = "",
        count: Callable[[int, bool], None] = lambda status, given_back: None,
    ) -> None:
        self.port, self.headers, self.count = port, dict(headers or {}), count
        self.organisation = organisation
        self.cookies: dict[str, str] = {}

    def open(self, address: str) -> Page:
        """Open a page, patiently, and go where it leads."""
        for _ in range(REDIRECTS):
            page = self._patiently("GET", address)
            if not page.leads_to:
                return page
            address = page.leads_to
        raise Lost(f"Too many redirects, the last one to {address}.")

    def send(self, page: Page, typed: Mapping[str, str]) -> Page:
        """Send the page's form with what was *typed*, patiently and each time the same."""
        assert page.form is not None, page.html
        address = urljoin(page.address, page.form.action or "")
        got = self._patiently("POST", address, page.form.fields | dict(typed))
        return self.open(got.leads_to) if got.leads_to else got

    def answer(self, round_id: str, words: str) -> str:
        """Go through the whole form with *words* in each text, and give the code that is shown."""
        page = self.open(f"/s/{round_id}/")
        for _ in range(STEPS):
            if urlsplit(page.address).path == "/sent/":
                return self.code_on(page)
            page = self._go_on(page, words)
        raise Lost(f"The form has more than {STEPS} steps, or goes round: {page.address}.")

    def _go_on(self, page: Page, words: str) -> Page:
        if page.form is not None:
            typed = filled_in(page.form, words)
            if "organisation" in page.form.fields and self.organisation:
                typed["organisation"] = self.organisation
            return self.send(page, typed)
        if way := WAY.search(page.html):
            return self.open(urljoin(page.address, way[1]))
        raise Lost(f"{page.address} has no form: {_plain(page.html)}")

    def code_on(self, page: Page) -> str:
        """Give the code that *page* shows."""
        shown = CODE.search(page.html)
        if shown is None:
            raise Lost(f"{page.address} shows no code: {_plain(page.html)}")
        return shown[1].replace(" ", "")

    def _patiently(self, method: str, address: str, typed: Mapping[str, str] | None = None) -> Page:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                page = self._exchange(method, address, urlencode(typed) if typed else None)
            except (OSError, http.client.HTTPException) as error:
                if time.monotonic() > until:
                    raise Lost(f"The server stayed away: {error!r}") from error
            else:
                if page.status != 503 or time.monotonic() > until:
                    return page
                self._must_hold(page, typed or {})
            time.sleep(0.05)

    def _must_hold(self, page: Page, typed: Mapping[str, str]) -> None:
        held = page.form.fields if page.form else {}
        words = {name: value for name, value in typed.items() if name != "csrfmiddlewaretoken"}
        if not all(value in (*held.values(), "") or value in page.html for value in words.values()):
            raise Lost(f"503 at {page.address} without what was typed: {_plain(page.html)}")

    def _exchange(self, method: str, address: str, body: str | None) -> Page:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            headers = dict(self.headers)
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            if body is not None:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            line.request(method, address, body, headers)
            answer = line.getresponse()
            html = answer.read().decode()
        finally:
            line.close()
        self._keep(answer.headers)
        self.count(answer.status, answer.status == 503 and body is not None)
        leads_to = urljoin(address, answer.headers["Location"] or "")
        moved = answer.status in (301, 302, 303)
        return Page(answer.status, address, html, leads_to if moved else "")

    def _keep(self, headers: http.client.HTTPMessage) -> None:
        for line in headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(line).items():
                if morsel.value and morsel["max-age"] != "0":
                    self.cookies[name] = morsel.value
                else:
                    self.cookies.pop(name, None)


def filled_in(form: Form, words: str) -> dict[str, str]:
    """Give what this participant types: *words* in the first text, the first of each choice."""
    typed = dict.fromkeys(form.words[:1], words)
    typed |= {name: options[0] for name, options in form.choices.items()}
    return typed | dict.fromkeys(form.boxes, "on")


class _Forms(HTMLParser):
    """Reads the forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.inside: Form | None = None
        self.area = ""

    @classmethod
    def read(cls, html: str) -> list[Form]:
        reader = cls()
        reader.feed(html)
        return reader.forms

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in given}
        if tag == "form" and attributes.get("method", "").lower() == "post":
            self.inside = Form(attributes.get("action", ""))
            self.forms.append(self.inside)
        elif self.inside is not None:
            self._field(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None
        elif tag == "textarea":
            self.area = ""

    def handle_data(self, data: str) -> None:
        if self.inside is not None and self.area:
            self.inside.fields[self.area] += data

    def _field(self, tag: str, attributes: dict[str, str]) -> None:
        assert self.inside is not None
        name, value = attributes.get("name", ""), attributes.get("value", "")
        kind = attributes.get("type", "text")
        if tag == "textarea":
            self.area, self.inside.fields[name] = name, ""
            self.inside.words.append(name)
        elif tag == "button" and name and not self.inside.button:
            self.inside.button, self.inside.fields[name] = name, value
        elif tag == "input" and kind == "radio":
            self.inside.choices.setdefault(name, []).append(value)
        elif tag == "input" and kind == "checkbox":
            self.inside.boxes.append(name)
        elif tag == "input" and name:
            self.inside.fields[name] = value


def _plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())[:400]
