"""The head: that the ledger of the bundle is the one whose end was signed and published."""

from folkmoot.decision.recount.reading import Bundle, Differs, canonical
from folkmoot.decision.recount.signatures import verifies

PURPOSE = b"folkmoot head\n"
SIGNED = ("chain", "number", "head", "at")


def check_head(bundle: Bundle, hashes: list[str], key: str) -> str:
    """See that the end of the ledger is signed, with the published *key* if given; say by whom."""
    head, chain = bundle.one("heads.json"), bundle.entries()[0].text("chain")
    if head.text("chain") != chain or head.number("number") != len(hashes):
        raise Differs(f"{head.where} is not of the end of this ledger")
    if head.text("head") != hashes[-1]:
        raise Differs(f"{head.where}: the last entry of the ledger has another hash")
    message = PURPOSE + canonical({name: head.value.get(name) for name in SIGNED})
    if not verifies(head.raw("key"), message, head.raw("signature")):
        raise Differs(f"{head.where}: its signature is not one of its key")
    if key and head.text("key") != key:
        raise Differs(f"{head.where} is signed with another key than the published one")
    told = "It is the published one." if key else "Compare it with the published one."
    return f"Its head is signed with the key {_spoken(head.text('key'))}. {told}"


def plain_key(key: str) -> str:
    """Give a key as it is written in a bundle: people read it out in groups, or in capitals."""
    return "".join(key.split()).lower()


def _spoken(key: str) -> str:
    return " ".join(key[start : start + 8] for start in range(0, len(key), 8))
