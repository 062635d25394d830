"""A chain that was touched anywhere does not hold."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from folkmoot.foundation.references import Reference
from folkmoot.record.ledger import GENESIS, Break, Entry, first_break

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


def broken(chain: Stored) -> Break | None:
    """Give the first break of *chain*."""
    return first_break((entry.as_json(), stored) for entry, stored in chain)


def test_an_untouched_chain_holds() -> None:
    assert broken(a_chain()) is None


CHANGES = (
    lambda entry: replace(entry, event="vote.withdrawn"),
    lambda entry: replace(entry, detail={"weight": 99}),
    lambda entry: replace(entry, about=()),
    lambda entry: replace(entry, by=Reference.parse("person:dag")),
    lambda entry: replace(entry, at=datetime(2026, 1, 1, tzinfo=UTC)),
    lambda entry: replace(entry, previous="f" * 64),
)


@given(st.integers(0, 4), st.sampled_from(CHANGES))
def test_a_changed_entry_is_named(place: int, change: Callable[[Entry], Entry]) -> None:
    chain = a_chain()
    entry, stored = chain[place]
    chain[place] = (change(entry), stored)
    found = broken(chain)
    assert found is not None
    assert found.number == place + 1


@given(st.integers(0, 3))
def test_a_dropped_entry_is_named(place: int) -> None:
    chain = a_chain()
    del chain[place]
    found = broken(chain)
    assert found is not None
    assert found.number == place + 1


@given(st.integers(0, 3))
def test_two_entries_in_the_wrong_order_are_named(place: int) -> None:
    chain = a_chain()
    chain[place], chain[place + 1] = chain[place + 1], chain[place]
    found = broken(chain)
    assert found is not None
    assert found.number == place + 1


@given(st.integers(0, 4))
def test_an_entry_told_twice_is_named(place: int) -> None:
    chain = a_chain()
    chain.insert(place, chain[place])
    found = broken(chain)
    assert found is not None
    assert found.number == place + 2


def a_file(entries: list[tuple[Entry, str]]) -> bytes:
    return b"".join(entry.line for entry, _ in entries)


def test_a_ledgers_file_holds_and_ends_with_its_head() -> None:
    chain = a_chain()
    content = a_file(chain)
    assert hashlib.sha256(content.splitlines()[-1]).hexdigest() == chain[-1][1]
