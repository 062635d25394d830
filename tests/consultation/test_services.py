"""Rounds on the site: packs stored whole, responses counted and linked, fates told."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from folkmoot.consultation.intake.items import ItemState
from folkmoot.consultation.responses import Consents
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.consultation import queries, services
from folkmoot.web.ledger import queries as record
from folkmoot.web.ledger import services as ledger
from tests.consultation import post
from tests.consultation.senders import NORTH as BY
from tests.consultation.senders import OPEN, PACK, ROUND, hold_north, send

pytestmark = pytest.mark.django_db

CLAUSE = Reference.parse("policy:sex-work-rights@1#2.1")


@pytest.fixture(autouse=True)
def north() -> None:
    hold_north()


def test_a_pack_is_stored_whole_and_publishing_it_again_does_nothing() -> None:
    services.publish_pack(PACK, by=BY, at=OPEN)
    services.open_round("trial-2025", "north-2025", by=BY, at=OPEN)
    found = queries.consultation("trial-2025")
    assert found is not None
    assert [each.id for each in found.rounds] == ["north-2025"]
    assert str(found.rounds[0].closes) == "2025-11-15 00:00:00+01:00"
    assert [entry.event for entry, _ in record.entries("trial-2025")] == [
        "pack.published",
        "round.opened",
    ]


def test_a_changed_pack_needs_an_id_of_its_own(tmp_path: Path) -> None:
    for path in PACK.iterdir():
        (tmp_path / path.name).write_text(path.read_text() + "\n# changed\n")
    with pytest.raises(InputError, match="published already"):
        services.publish_pack(tmp_path, by=BY, at=OPEN)


def test_an_answer_is_linked_to_its_clause_and_counted_there() -> None:
    send()
    services.collect(ROUND, at=OPEN)
    (stored,) = queries.responses_of("trial-2025")
    (link,) = record.links_from(stored.reference.at("q1"), LinkKind.ANSWERS)
    assert link.target == CLAUSE
    voices = queries.voices_on(CLAUSE)
    assert (voices.responses, voices.by_kind, voices.by_body) == (
        1,
        (("member", 1),),
        (("north", 1),),
    )


def test_what_may_not_be_used_is_counted_and_not_analysed() -> None:
    send(consents=Consents(use=False))
    services.collect(ROUND, at=OPEN)
    assert queries.responses_of("trial-2025") == ()
    assert queries.figures_of("north-2025").responses == 1


def test_a_fate_tells_what_became_of_a_response() -> None:
    send()
    services.collect(ROUND, at=OPEN)
    (stored,) = queries.responses_of("trial-2025")
    theme, motion, decision, clause = map(
        Reference.parse,
        ["theme:housing", "motion:m1", "decision:m1", "policy:sex-work-rights@2#2.1"],
    )
    day = date(2026, 3, 1)
    for source, kind, target in (
        (theme, LinkKind.DRAWN_FROM, stored.reference.at("q2")),
        (motion, LinkKind.RESTS_ON, theme),
        (decision, LinkKind.DECIDES, motion),
        (clause, LinkKind.ADOPTED_BY, decision),
        (stored.reference, LinkKind.BELONGS_TO, Reference.parse("campaign:c1")),
    ):
        ledger.link(source, kind, target, by=BY, on=day)
    (owed,) = queries.fates_of("trial-2025")
    fate = owed.fate
    assert (fate.name, fate.received) == (stored.id, stored.received)
    assert len(fate.themes) == len(fate.motions) == len(fate.decisions) == 1
    assert len(fate.campaigns) == len(fate.changed) == 1


def test_what_merely_comes_after_a_clause_is_not_told_as_resting_on_the_response() -> None:
    send()
    services.collect(ROUND, at=OPEN)
    (stored,) = queries.responses_of("trial-2025")
    clause, later = map(
        Reference.parse, ["policy:sex-work-rights@2#2.1", "policy:sex-work-rights@3#2.1"]
    )
    theme, other = map(Reference.parse, ["theme:housing", "theme:of-another-consultation"])
    for source, kind, target in (
        (theme, LinkKind.DRAWN_FROM, stored.reference),
        (clause, LinkKind.ADOPTED_BY, theme),
        (later, LinkKind.SUCCEEDS, clause),
        (other, LinkKind.SPEAKS_TO, clause),
    ):
        ledger.link(source, kind, target, by=BY, on=date(2026, 3, 1))
    (owed,) = queries.fates_of("trial-2025")
    assert owed.fate.themes == ("theme:housing",)
    assert len(owed.fate.changed) == 1


def test_files_are_taken_in_once_and_the_counts_add_up(tmp_path: Path) -> None:
    files = [
        post.an_eml(tmp_path, post.a_message("No.")),
        post.a_file(tmp_path, "letter.txt", "I agree with clause 2.1."),
        post.a_file(tmp_path, "empty.txt", ""),
    ]
    first = services.take_in(files, "north-2025", by=BY, at=OPEN)
    again = services.take_in(files, "north-2025", by=BY, at=OPEN)
    counts = (
        [first.count(state) for state in ItemState],
        [again.count(state) for state in ItemState],
    )
    assert counts == ([2, 0, 1], [0, 2, 1])
    figures = queries.figures_of("north-2025")
    assert (figures.responses, figures.quarantined) == (2, 1)
    assert dict(figures.by_channel) == {"mail": 1, "letter": 1}
    entry = list(record.entries("trial-2025"))[-1][0]
    assert entry.detail["came_in"] == 3
    names = {each.id for each in queries.responses_of("trial-2025")}
    assert first.items[0].response
    assert first.items[0].response.id in names


def test_compiling_pins_the_responses_in_the_ledger() -> None:
    send()
    services.collect(ROUND, at=OPEN)
    with pytest.raises(InputError, match="Compile it after"):
        services.compile_round("north-2025", by=BY, at=OPEN)
    for _ in range(2):
        done = services.compile_round("north-2025", by=BY, at=OPEN + timedelta(days=30))
    assert done.compiled is not None
    events = [entry for entry, _ in record.entries("trial-2025")]
    assert [entry.event for entry in events].count("round.compiled") == 1
    assert events[-1].detail["responses"] == 1
    assert record.breaks() == []
