"""Heads: that the ledger of the bundle is the one whose end was signed and published."""

from folkmoot.decision.recount.reading import Bundle, Differs, Record, canonical
from folkmoot.decision.recount.signatures import verifies

PURPOSE = b"folkmoot head\n"
SIGNED = ("chain", "number", "head", "at")


def check_heads(bundle: Bundle, hashes: list[str], key: str) -> str:
    """See that each head is signed and is one of this chain, the last one its end; say by whom."""
    heads = bundle.records("heads.json")
    chain = bundle.entries()[0].text("chain")
    for head in heads:
        number = head.number("number")
        if head.text("chain") != chain or not 0 < number <= len(hashes):
            raise Differs(f"{head.where} is not one of this ledger")
        if head.text("head") != hashes[number - 1]:
            raise Differs(f"{head.where}: entry {number} of the ledger has another hash")
        if not _is_signed(head):
            raise Differs(f"{head.where}: its signature is not one of its key")
        if key and head.text("key") != key:
            raise Differs(f"{head.where} is signed with another key than the published one")
    if not heads or heads[-1].number("number") != len(hashes):
        raise Differs("heads.json: the end of the ledger is not signed")
    told = "It is the published one." if key else "Compare it with the published one."
    return f"Its head is signed with the key {_spoken(heads[-1].text('key'))}. {told}"


def plain_key(key: str) -> str:
    """Give a key as it is written in a bundle: people read it out in groups, or in capitals."""
    return "".join(key.split()).lower()


def _is_signed(head: Record) -> bool:
    message = PURPOSE + canonical({name: head.value.get(name) for name in SIGNED})
    key, signature = head.text("key"), head.text("signature")
    plain = set("0123456789abcdef")
    if len(key) != 64 or len(signature) != 128 or not plain.issuperset(key + signature):
        return False
    return verifies(bytes.fromhex(key), message, bytes.fromhex(signature))


def _spoken(key: str) -> str:
    return " ".join(key[start : start + 8] for start in range(0, len(key), 8))
