"""The sums: what was cast for and against, derived from the ballots or held to what is possible."""

from folkmoot.decision.recount.elsewhere import count_elsewhere
from folkmoot.decision.recount.reading import Bundle, Differs, Record
from folkmoot.decision.recount.recorded import count_recorded, votes_by_proxy
from folkmoot.decision.recount.roots import are_hidden
from folkmoot.decision.recount.seats import Seats
from folkmoot.decision.recount.secret import count_secret, secret_by_proxy
from folkmoot.decision.recount.sides import Sides, added, named, sides_of


def check_sums(bundle: Bundle, decision: Record, seats: Seats) -> dict[str, Sides]:
    """See that the tally is what the ballots come to; give the sums of the sections, if known."""
    on, sections = decision.text("on"), dict[str, Sides]()
    if decision.text("secrecy") == "receipted":
        total, by_proxy = count_secret(bundle, seats, on), secret_by_proxy(bundle, seats)
    elif decision.text("secrecy") == "belenios":
        total, by_proxy = count_elsewhere(bundle, decision, seats), 0
    elif not are_hidden(bundle, decision):
        sections = count_recorded(bundle, seats, on)
        total, by_proxy = added(*sections.values()), votes_by_proxy(bundle)
    else:
        total, sections, by_proxy = _possible(decision, seats)
    ours = {
        "total": named(total),
        "by_section": {name: named(sides) for name, sides in sections.items()},
        "present": seats.present,
        "entitled": seats.entitled,
        "by_proxy": by_proxy,
    }
    if decision.inner("tally").value != ours:
        raise Differs(f"decision.json, tally: counted again it is {ours}")
    return sections


def counted(bundle: Bundle, decision: Record) -> str:
    """Say the sums, and whether they were counted again here."""
    total = sides_of(decision.inner("tally").inner("total"))
    told = "Counted again"
    if are_hidden(bundle, decision):
        told = "The sums, which this bundle cannot count again"
    if decision.text("secrecy") == "belenios":
        told = "By election.bel, whose proofs 'belenios-tool election verify' goes through"
    return f"{told}: {total[0]} for, {total[1]} against, {total[2]} abstaining."


def _possible(decision: Record, seats: Seats) -> tuple[Sides, dict[str, Sides], int]:
    """Give the sums as they are told, once they are seen to be no more than those present have."""
    tally = decision.inner("tally")
    told = tally.inner("by_section")
    sections = {name: sides_of(told.inner(name)) for name in told.value}
    for name, sides in sections.items():
        there = (seats.by_id[seat] for seat in seats.there)
        votes = sum(seat.number("votes") for seat in there if seat.text("section") == name)
        if sum(sides) > votes:
            raise Differs(f"{told.where}: {name} has {votes} votes present and cast {sum(sides)}")
    total = added(*sections.values()) if sections else sides_of(tally.inner("total"))
    if sum(total) > seats.present:
        raise Differs(f"{tally.where}: more votes were cast than are present")
    return total, sections, tally.number("by_proxy")
