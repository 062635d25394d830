"""What a page weighs, with all that it needs: little enough for a slow line and an old phone."""

import pytest
from django.test import Client

from folkmoot.consultation.pack import pack_texts
from folkmoot.policy.packs import load_policy
from tests.house.tree import ROOT, WEB
from tests.intake.conftest import Post

pytestmark = pytest.mark.django_db

PACKS = ROOT / "packs"
LANTERN = PACKS / "federations" / "lantern" / "consultation"
MOST = 50_000
"""Bytes of a page with its stylesheet, as they travel without being packed."""


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_every_page_of_a_real_pack_weighs_less_than_fifty_kilobytes(
    client: Client, post: Post, language: str
) -> None:
    policy = load_policy(PACKS / "policies" / "sex-work-rights")
    clauses = {each.id: each.text for each in policy.versions[-1].clauses}
    notice = post(
        texts=pack_texts(LANTERN), clauses=clauses, languages=("en", "fr", "es", "ar")
    ).notice
    client.post("/s/north-2025/")
    client.post("/a/language/", {"language": language})
    client.post("/a/whom/", {"kind": "group", "participants": "12"})
    asked = notice.consultation.questions
    steps = [str(number) for number in range(1, len(asked) + 1)]
    steps += [f"6.{clause}" for clause in asked[5].clauses]
    pages = [f"/a/{step}/" for step in ("whom", "contents", *steps, "minority", "consent", "check")]
    pages += ["/", "/s/north-2025/", "/s/north-2025/with/", "/s/north-2025/print/", "/code/"]
    styles = (WEB / "static" / "folkmoot.css").stat().st_size
    weights = {address: len(client.get(address).content) + styles for address in pages}
    assert {address: weight for address, weight in weights.items() if weight >= MOST} == {}
    assert len(weights) > 30
