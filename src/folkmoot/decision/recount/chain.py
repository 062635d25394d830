"""The chain: that no entry of the ledger was touched, and that it speaks of just this decision."""

import hashlib

from folkmoot.decision.recount.reading import LISTS, Bundle, Differs, Record, digest

ROLL = (("seats", "roll.json"), ("proxies", "proxies.json"))


def check_chain(entries: list[Record], head: str) -> str:
    """See that the entries follow from one another, up to the published *head* if one is given."""
    previous = "0" * 64
    for number, entry in enumerate(entries, start=1):
        if entry.number("number") != number or entry.text("previous") != previous:
            raise Differs(f"{entry.where} does not follow from the one before it")
        previous = entry.text("hash")
        if digest({k: v for k, v in entry.value.items() if k != "hash"}) != previous:
            raise Differs(f"{entry.where} was changed after it was written")
    if head and head != previous:
        raise Differs(f"ledger.json ends at {previous}, and the published head is {head}")
    told = "It is the published one." if head else "Compare it with the published one."
    return f"The {len(entries)} entries of the ledger are whole. Their head is {previous}. {told}"


def check_records(bundle: Bundle, decision: Record) -> None:
    """Compare every record with the hash that the decision's document keeps of it."""
    kept = decision.inner("records")
    for name in LISTS:
        found = bundle.records(name)
        expected = kept.items(name)
        for record, wanted in zip(found, expected, strict=False):
            if digest(record.value) != wanted:
                raise Differs(f"{record.where} is not the one decided on")
        if len(found) != len(expected):
            place = min(len(found), len(expected)) + 1
            what = "is missing" if len(found) < len(expected) else "was not decided on"
            raise Differs(f"{name}, record {place} {what}")
    if [hashlib.sha256(bundle.raw["minutes.txt"]).hexdigest()] != kept.items("minutes.txt"):
        raise Differs("minutes.txt is not the one decided on")


def check_attested(bundle: Bundle, decision: Record) -> str:
    """See that the ledger speaks of just these rules, this roll before the vote, this decision."""
    entries = bundle.records("ledger.json")
    roll = digest({name: [each.value for each in bundle.records(file)] for name, file in ROLL})
    rules = digest(bundle.records("rules.json")[0].value)
    for what, event, key, wanted in (
        ("rules.json", "rules.adopted", "rules", rules),
        ("roll.json", "roll.frozen", "roll", roll),
        ("decision.json", "decision.made", "document", digest(decision.value)),
    ):
        speaking = [entry for entry in entries if entry.text("event") == event]
        said = [entry for entry in speaking if entry.inner("detail").value.get(key) == wanted]
        if not said:
            raise Differs(f"{what} is not what the ledger says ({event})")
        if what != "decision.json" and said[0].text("at") > decision.text("opened"):
            raise Differs(f"{said[0].where}: {event} only after the vote was opened")
    return "Rules, roll and decision are those of the ledger, and were fixed before the vote."
