"""A passage that somebody commented on is sought in the version in force; nothing is guessed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string

from folkmoot.consultation.responses import Answer, Channel, RespondentKind, Response
from folkmoot.consultation.results import compile_result
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Reference
from folkmoot.policy.anchors import anchor
from folkmoot.policy.packs import load_policy
from folkmoot.policy.versions import render_version
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.queries import results as compiled
from folkmoot.web.consultation.queries.passages import passages_on
from folkmoot.web.consultation.services import results
from folkmoot.web.consultation.services.storing import store
from folkmoot.web.policy import queries as policy
from folkmoot.web.policy import services as policies

pytestmark = pytest.mark.django_db

PACK = Path(__file__).parent / "pack"
BY = Reference.parse("body:north")
AT = datetime(2026, 2, 1, tzinfo=UTC)
FIRST = Reference.parse("policy:sex-work-rights@1#2.1")
LATER = Reference.parse("policy:sex-work-rights@2#2.1")


@pytest.fixture
def words(settings: Any, tmp_path: Path) -> str:
    """Publish the draft and the pack on it; give the first words of clause 2.1."""
    settings.HOME = tmp_path
    policies.import_pack(load_policy(packs_home() / "policies" / "sex-work-rights"), by=BY, at=AT)
    services.publish_pack(PACK, by=BY, at=AT)
    services.open_round("trial-2025", "north-2025", by=BY, at=AT)
    found = policy.clause_of(FIRST)
    assert found is not None
    return found.clause.text[:40]


def adopt(change: tuple[str, str]) -> None:
    """Adopt a second version, in which the text of 2.1 has one passage for another."""
    stored = policy.current("sex-work-rights")
    assert stored is not None
    clauses = tuple(
        replace(each, text=each.text.replace(*change)) if each.id == "2.1" else each
        for each in stored.version.clauses
    )
    policies.adopt_version(
        "sex-work-rights",
        render_version(replace(stored.version, number="2", clauses=clauses)),
        decision=Reference.parse("decision:board"),
        by=BY,
        at=AT,
    )


def comment_on(passage: str) -> None:
    found, held = policy.clause_of(FIRST), queries.round_of("north-2025")
    pack = queries.consultation("trial-2025")
    assert found is not None
    assert held is not None
    assert pack is not None
    mark = anchor("2.1", found.clause.text, 0, len(passage))
    said = Answer("q2", "Say who.", clause="2.1", clauses=("2.1",), anchor=mark)
    many = [
        Response(
            *(f"north-{n}", "north-2025", Channel.FORM, date(2025, 11, 4), RespondentKind.MEMBER),
            answers=(said,),
        )
        for n in range(12)
    ]
    store(many, held, pack)


def answered() -> Any:
    found, pack = queries.response("north-1"), queries.pack_asked_in("north-2025")
    assert found is not None
    assert pack is not None
    (only,) = queries.asked_and_answered(found, pack, "en")
    return only


def test_before_a_later_version_a_passage_simply_is_one(words: str) -> None:
    comment_on(words)
    assert (answered().passage, answered().standing) == (words, "")
    assert passages_on(FIRST) == ()


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_response_and_a_clause_say_what_became_of_a_passage(words: str, is_gone: bool) -> None:
    comment_on(words)
    adopt((words, "Otherwise:") if is_gone else ("\n\n", "\n\nAs it was. "))
    standing = "orphaned" if is_gone else "kept"
    assert answered().standing == standing
    said = "gone from the version in force" if is_gone else "stand in the version in force"
    assert said in render_to_string("consultation/passage.html", {"each": answered()})
    held, pack = queries.round_of("north-2025"), queries.consultation("trial-2025")
    stored = policy.current("sex-work-rights")
    assert held is not None
    assert pack is not None
    assert stored is not None
    responses = compiled.to_count("north-2025").responses
    result = compile_result(held, pack, responses, made=AT.date(), against=stored.version)
    results.keep_result(result, by=BY, at=AT)
    assert passages_on(LATER) == passages_on(FIRST) == ((standing, 12),)
