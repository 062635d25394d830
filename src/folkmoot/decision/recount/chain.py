"""The chain: that no entry of the ledger was touched, and that it speaks of just this decision."""

import hashlib
from collections.abc import Iterator

from folkmoot.decision.recount.reading import LISTS, Bundle, Differs, Record, digest

ROLL = (("seats", "roll.json"), ("proxies", "proxies.json"))


def check_chain(bundle: Bundle) -> list[str]:
    """Give the hash of each entry, once each is seen to follow from the one before it."""
    hashes = chained(bundle.lines("ledger.jsonl"))
    for number, entry in enumerate(bundle.entries(), start=1):
        if entry.number("number") != number:
            raise Differs(f"{entry.where} has another number")
    return hashes


def chained(lines: list[bytes]) -> list[str]:
    """Give the hash of each line of a ledger; each must end with the hash of the one before."""
    hashes: list[str] = []
    previous = "0" * 64
    for number, line in enumerate(lines, start=1):
        if not line.endswith(f'"number":{number},"previous":"{previous}"}}'.encode()):
            raise Differs(f"ledger.jsonl, record {number} does not follow from the one before it")
        previous = hashlib.sha256(line).hexdigest()
        hashes.append(previous)
    return hashes


def check_published(bundle: Bundle, hashes: list[str], head: str) -> str:
    """See that *head*, where one is given, is one of this chain and not older than the decision."""
    told = f"The {len(hashes)} entries of the ledger are whole."
    if not head:
        return f"{told} Their head is {hashes[-1]}. Compare it with the published one."
    if head not in hashes:
        raise Differs(f"ledger.jsonl does not hold the published head {head}")
    made = [e.number("number") for e in bundle.entries() if e.text("event") == "decision.made"]
    if hashes.index(head) + 1 < max(made, default=0):
        raise Differs(f"The published head {head} is older than the decision. Take a later one")
    return f"{told} The published head is that of entry {hashes.index(head) + 1}."


def check_records(bundle: Bundle, decision: Record) -> None:
    """Compare every record with the hash that the decision's document keeps of it."""
    kept = decision.inner("records")
    for name in LISTS:
        expected = kept.items(name)
        for record, wanted in zip(bundle.records(name), expected, strict=False):
            if digest(record.value) != wanted:
                raise Differs(f"{record.where} is not the one decided on")
        bundle.same_length(name, len(expected))
    if [hashlib.sha256(bundle.raw["minutes.txt"]).hexdigest()] != kept.items("minutes.txt"):
        raise Differs("minutes.txt is not the one decided on")


def check_attested(bundle: Bundle, decision: Record) -> str:
    """See that the ledger tells of just these records, in the order in which things happen."""
    last = 0
    for what, event, wanted in _told(bundle, decision):
        entry = _entry(bundle, decision, event, wanted, what=what)
        if entry.number("number") < last:
            raise Differs(f"{entry.where}: {event} comes too late")
        last = entry.number("number")
    return "Rules, roll, opening, ballots and decision are those of the ledger, in their order."


def _told(bundle: Bundle, decision: Record) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Give what the ledger must tell: of which file, in which event, with which details."""
    value = decision.value
    roll = {name: [each.value for each in bundle.records(file)] for name, file in ROLL}
    yield "rules.json", "rules.adopted", {"rules": digest(bundle.one("rules.json").value)}
    yield "roll.json", "roll.frozen", {"roll": digest(roll)}
    yield (
        "decision.json",
        "vote.opened",
        {
            "text": value.get("text"),
            "attendance": digest([each.value for each in bundle.records("attendance.json")]),
            "rule": value.get("rule"),
            "secrecy": value.get("secrecy"),
            "seen_by": value.get("seen_by"),
            "options": digest(value.get("options")),
            "rival_texts": digest(value.get("rival_texts")),
        },
    )
    ballots = decision.inner("ballots")
    yield (
        "decision.json",
        "vote.closed",
        {"root": ballots.text("root"), "ballots": ballots.number("count")},
    )
    yield "decision.json", "decision.made", {"document": digest(value)}


def _entry(
    bundle: Bundle, decision: Record, event: str, wanted: dict[str, object], *, what: str
) -> Record:
    """Give the first entry of *event* with the details *wanted*; of this vote, the only one."""
    found = [entry for entry in bundle.entries() if entry.text("event") == event]
    if event.startswith(("vote.", "decision.")):
        found = [entry for entry in found if decision.text("on") in entry.items("about")]
        if len(found) != 1:
            raise Differs(f"ledger.jsonl tells of {event} {len(found)} times, not once")
    for entry in found:
        detail = entry.inner("detail").value
        if all(detail.get(key) == value for key, value in wanted.items()):
            _check_time(entry, decision, event)
            return entry
    raise Differs(f"{what} is not what the ledger says ({event})")


def _check_time(entry: Record, decision: Record, event: str) -> None:
    at, opened, closed = entry.text("at"), decision.text("opened"), decision.text("closed")
    is_late = event in ("rules.adopted", "roll.frozen") and at > opened
    is_other = (event == "vote.opened" and at != opened) or (
        event == "vote.closed" and at != closed
    )
    if is_late or is_other:
        raise Differs(
            f"{entry.where}: {event} is of {at}; the vote was open from {opened} to {closed}"
        )
    drawn = entry.text("previous") if decision.items("options") else ""
    if event == "vote.opened" and decision.text("lot") != drawn:
        raise Differs("decision.json: the lot was not drawn from the head before the vote")
