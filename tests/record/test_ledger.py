"""A chain that was touched anywhere does not hold."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from folkmoot.foundation.references import Reference
from folkmoot.record.ledger import GENESIS, Entry, first_break

Stored = list[tuple[Entry, str]]


def a_chain(length: int = 5) -> Stored:
    stored: Stored = []
    for number in range(1, length + 1):
        entry = Entry(
            chain="north",
            number=number,
            event="vote.cast",
            about=(Reference.parse(f"motion:north-{number}"),),
            by=Reference.parse("person:amina"),
            at=datetime(2026, 3, number, 12, 0, tzinfo=UTC),
            detail={"weight": number},
            previous=stored[-1][1] if stored else GENESIS,
        )
        stored.append((entry, entry.hash))
    return stored


def test_an_untouched_chain_holds() -> None:
    assert first_break(a_chain()) is None


@given(st.integers(0, 4), st.sampled_from(["event", "detail", "about", "by", "at", "previous"]))
def test_a_changed_entry_is_named(place: int, changed: str) -> None:
    chain = a_chain()
    values = {
        "event": "vote.withdrawn",
        "detail": {"weight": 99},
        "about": (),
        "by": Reference.parse("person:dag"),
        "at": datetime(2026, 1, 1, tzinfo=UTC),
        "previous": "f" * 64,
    }
    entry, stored = chain[place]
    chain[place] = (replace(entry, **{changed: values[changed]}), stored)
    found = first_break(chain)
    assert found is not None
    assert found.number == place + 1


@given(st.integers(0, 3))
def test_a_dropped_entry_is_named(place: int) -> None:
    chain = a_chain()
    del chain[place]
    found = first_break(chain)
    assert found is not None
    assert found.number == place + 1


@given(st.integers(0, 3))
def test_two_entries_in_the_wrong_order_are_named(place: int) -> None:
    chain = a_chain()
    chain[place], chain[place + 1] = chain[place + 1], chain[place]
    found = first_break(chain)
    assert found is not None
    assert found.number == place + 1


@given(st.integers(0, 4))
def test_an_entry_told_twice_is_named(place: int) -> None:
    chain = a_chain()
    chain.insert(place, chain[place])
    found = first_break(chain)
    assert found is not None
    assert found.number == place + 2
