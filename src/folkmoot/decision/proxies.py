"""Proxies: votes given to somebody else, what a body allows of it, and who may cast them."""

from collections import Counter
from collections.abc import Iterator

from folkmoot.decision.roll import Proxy, Roll
from folkmoot.decision.rules import Proxies
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference


def check_proxies(roll: Roll, rules: Proxies) -> None:
    """Raise InputError for the first proxy on *roll* that a body's *rules* do not allow."""
    for fault in _faults(roll, rules):
        raise InputError(fault)


def speaks_for(roll: Roll, seat_id: str) -> tuple[Proxy, ...]:
    """Give the proxies that whoever sits in *seat_id* holds, in the order of their givers."""
    return tuple(sorted(proxy for proxy in roll.proxies if proxy.holder == seat_id))


def represented(roll: Roll) -> tuple[str, ...]:
    """Give the ids of the seats that count as present: in person, or by a proxy who is there.

    Every vote is opened with them; see `Roll.attended`.
    """
    there = set(roll.attendance)
    given = {proxy.seat for proxy in roll.proxies if proxy.holder in there}
    return tuple(sorted(there | given))


def proxy_held(roll: Roll, seat_id: str, *, by: str) -> Proxy:
    """Give the proxy by which the holder of the seat *by* casts the votes of *seat_id*.

    Where there is none, or the holder is absent, raise InputError.
    """
    proxy, holder = roll.given().get(seat_id), roll.by_id().get(by)
    if proxy is None or holder is None or proxy.holder != by:
        raise InputError(f"The seat '{by}' holds no proxy of '{seat_id}', so it can't vote for it.")
    if not holder.is_present:
        raise InputError(
            f"The seat '{by}' is absent, so it can't cast the votes of '{seat_id}' that it holds."
        )
    return proxy


def instructed(proxy: Proxy, on: Reference) -> str:
    """Give the answer that *proxy* is bound to in a vote *on* something; "" leaves it free.

    A holder who is not free and has no instruction on it raises InputError.
    """
    answer = proxy.instructions.get(str(on), "")
    if not answer and not proxy.free:
        raise InputError(
            f"The proxy of '{proxy.seat}' votes only as instructed, and {on} is not among its "
            f"instructions."
        )
    return answer


def _faults(roll: Roll, rules: Proxies) -> Iterator[str]:
    if roll.proxies and not rules.allowed:
        yield f"The rules know no proxies. The seat '{roll.proxies[0].seat}' votes itself or not."
    seats = roll.by_id()
    for proxy in roll.proxies:
        if rules.same_section and seats[proxy.seat].section != seats[proxy.holder].section:
            yield (
                f"The seat '{proxy.seat}' may give its votes only within its own section, and "
                f"'{proxy.holder}' is of another."
            )
        if proxy.instructions and not rules.instructed:
            yield f"The rules know no instructions. Take those of '{proxy.seat}' out."
        if proxy.free and not rules.free:
            yield f"The rules ask that the proxy of '{proxy.seat}' votes only as instructed."
    for holder, held in Counter(proxy.holder for proxy in roll.proxies).items():
        if rules.most is not None and held > rules.most:
            yield (
                f"The seat '{holder}' holds {held} proxies. The rules allow at most {rules.most}."
            )
