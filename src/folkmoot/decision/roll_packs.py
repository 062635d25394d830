"""Rolls read from the packs of meetings: seats and the votes that were given away."""

from collections.abc import Iterator, Mapping

from folkmoot.decision.fields import Fields, expanded, tables
from folkmoot.decision.proxies import check_proxies
from folkmoot.decision.roll import Proxy, Roll, Seat
from folkmoot.decision.rules import RuleSet
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.packs import PackFile


def read_roll(file: PackFile, rules: RuleSet) -> Roll:
    """Give the roll of a meeting held under *rules*; an empty one where the file has a fault."""
    seats = tuple(seat for fields in tables(file, "seat") for seat in _seats(fields, rules))
    proxies = tuple(proxy for fields in tables(file, "proxy") for proxy in _proxies(fields))
    try:
        roll = Roll(seats, proxies)
        check_proxies(roll, rules.proxies)
        return roll
    except InputError as error:
        file.fault(str(error), "proxy" if proxies else "seat")
        return Roll(())


def _seats(fields: Fields, rules: RuleSet) -> Iterator[Seat]:
    kind = fields.text("kind", "")
    if "votes" not in fields.table and kind not in rules.weights:
        fields.fault("kind", "How many votes? Add votes = 3, or a kind that the rule set weighs.")
    votes = fields.number("votes", rules.weights.get(kind, 1))
    if votes != (weight := rules.weights.get(kind, votes)):
        fields.fault("votes", f"The rule set gives a {kind} {weight} votes. Drop votes here.")
    for seat_id in expanded((fields.text("id"),)):
        yield Seat(
            seat_id,
            fields.text("section"),
            votes,
            kind=kind,
            name=fields.text("name", ""),
            holder=fields.text("holder", ""),
            is_present=fields.flag("present", default=True),
            may_split=fields.flag("may_split", default=False),
        )


def _proxies(fields: Fields) -> Iterator[Proxy]:
    instructions = _instructions(fields)
    holder, is_free = fields.text("holder"), fields.flag("free", default=True)
    for seat_id in expanded((fields.text("seat"),)):
        yield Proxy(seat_id, holder, instructions, is_free)


def _instructions(fields: Fields) -> Mapping[str, str]:
    found = fields.table.get("instructions", {})
    if isinstance(found, dict) and all(isinstance(answer, str) for answer in found.values()):
        return found
    fields.fault("instructions", 'Write instructions = {"motion:x" = "yes", "amendment:y" = "no"}.')
    return {}
