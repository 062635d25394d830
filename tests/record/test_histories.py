"""Histories are read with dates as they are known, or refused with all their faults."""

from pathlib import Path

import pytest

from folkmoot.foundation.errors import PackFaults
from folkmoot.foundation.packs import packs_home
from folkmoot.record.histories import Standing, histories_of, load_history

REAL = packs_home() / "histories" / "2008-2016"


def test_what_really_happened_is_told_in_order_and_never_without_a_source() -> None:
    history = load_history(REAL)
    known = [event.date.earliest for event in history.events if event.date.earliest]
    assert known == sorted(known)
    assert all(event.sources for event in history.events)


def test_what_no_source_tells_stays_unknown() -> None:
    events = {event.id: event for event in load_history(REAL).events}
    assert not events["policy-published"].date.is_known
    assert events["agm-2014"].standing is Standing.PLANNED
    assert events["agm-2014"].outcome.startswith("unknown")


def test_every_fault_of_a_history_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "events.toml").write_text(
        'id = "h"\ntitle = "H"\nsummary = "s"\nencoded_by = "e"\n'
        '[[event]]\nid = "a"\ndate = "next spring"\nbody = "b"\nwhat = "w"\noutcome = "o"\n'
        'state = "rumoured"\nsources = ["nowhere, page 1"]\nfollows = ["z"]\nabout = ["x"]\n'
        '[[event]]\nid = "a"\ndate = "2001"\nbody = "b"\nwhat = "w"\noutcome = "o"\n'
    )
    with pytest.raises(PackFaults) as caught:
        load_history(tmp_path)
    told = " ".join(fault.message for fault in caught.value.faults)
    for words in (
        "not a date",
        "no state",
        "no [[source]]",
        "no event 'z'",
        "not a reference",
        "used twice",
        "needs a source",
    ):
        assert words in told


def test_a_policy_knows_the_histories_that_tell_of_it() -> None:
    assert [found.id for found in histories_of("sex-work-rights", REAL.parent)] == ["2008-2016"]
    assert histories_of("another-policy", REAL.parent) == ()
