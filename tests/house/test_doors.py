"""Every address of either face says who may open it."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from folkmoot.web.federation.doors import Access

FACES = ("folkmoot.web.site.urls", "folkmoot.web.site.intake_urls")


@pytest.mark.parametrize("face", FACES)
def test_every_address_has_an_access_rule(face: str) -> None:
    assert list(open_doors(get_resolver(face))) == []


def test_an_address_without_an_access_rule_is_seen() -> None:
    assert list(open_doors([path("left-open/", lambda request: HttpResponse())])) == ["left-open/"]


def open_doors(
    patterns: URLResolver | list[URLPattern | URLResolver], before: str = ""
) -> Iterator[str]:
    """Give the addresses whose view carries no access rule."""
    for found in patterns if isinstance(patterns, list) else patterns.url_patterns:
        address = before + str(found.pattern)
        if isinstance(found, URLResolver):
            yield from open_doors(found, address)
        elif not isinstance(getattr(found.callback, "access", None), Access):
            yield address
