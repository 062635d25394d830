"""The intake face as participants meet it, with a round of North that is open today."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from folkmoot.consultation.notices import Notice
from folkmoot.consultation.pack import pack_texts
from folkmoot.consultation.rounds import Round
from folkmoot.consultation.sealing import new_key_pair
from folkmoot.web.intake import box_services
from folkmoot.web.site import intake_settings

PACK = Path(__file__).parents[1] / "consultation" / "pack"
FACE = (
    *("ROOT_URLCONF", "MIDDLEWARE", "TEMPLATES", "CSRF_FAILURE_VIEW"),
    *("CSRF_COOKIE_NAME", "LANGUAGE_COOKIE_NAME"),
)


@dataclass(frozen=True)
class Posted:
    """A round as the intake face was told of it, and the private key that opens its responses."""

    notice: Notice
    private: bytes


Post = Callable[..., Posted]


@pytest.fixture(autouse=True)
def intake_face(settings) -> None:
    for name in FACE:
        setattr(settings, name, getattr(intake_settings, name))


@pytest.fixture
def post() -> Post:
    """Give what tells the intake face of a round that opened three days ago."""

    def post(name: str = "north-2025", **given: object) -> Posted:
        now = datetime.now(UTC).replace(microsecond=0)
        begins, ends = now - timedelta(days=3), now + timedelta(days=9)
        held = Round(
            *(name, "trial-2025", "north", "UTC", begins, ends),
            languages=("en", "ar"),
            announced=begins,
            contact="write@north.example",
        )
        of_round = {key: value for key, value in given.items() if key in Round.__slots__}
        of_notice = {key: value for key, value in given.items() if key not in Round.__slots__}
        private, public = new_key_pair()
        texts = pack_texts(PACK)
        notice = Notice(replace(held, **of_round), texts, public, "North")  # type: ignore[arg-type]
        notice = replace(notice, **of_notice)  # type: ignore[arg-type]
        box_services.post_notice(notice)
        return Posted(notice, private)

    return post


@pytest.fixture
def north(db: None, post: Post) -> Posted:
    """Give the round of North, open to all."""
    return post()


@pytest.fixture
def client() -> Client:
    return Client(enforce_csrf_checks=False, HTTP_USER_AGENT="CANARY-AGENT", REMOTE_ADDR="10.9.8.7")
