"""Roots: one hash that stands for all ballots, in the tree of RFC 6962 with a salt in each leaf."""

import hashlib

from folkmoot.decision.recount.reading import Bundle, Differs, Record, canonical

NONE = hashlib.sha256().hexdigest()


def check_ballots(bundle: Bundle, decision: Record) -> str:
    """See that the ballots are those of the root that the decision's document has, and say so."""
    kept = [str(each) for each in decision.inner("records").items("votes.json")]
    said = decision.inner("ballots")
    if root_of(kept) != said.text("root") or len(kept) != said.number("count"):
        raise Differs("decision.json, ballots: the root is not that of the ballots' hashes")
    if are_hidden(bundle, decision):
        return f"The {len(kept)} ballots have names for members only; here are their sums."
    salt = bundle.one("salt.json").text("salt")
    for number, (record, wanted) in enumerate(
        zip(bundle.records("votes.json"), kept, strict=False), start=1
    ):
        if leaf_of(record.value, salt) != wanted:
            raise Differs(f"votes.json, record {number} is not the one that was cast")
    bundle.same_length("votes.json", len(kept))
    return f"The {len(kept)} ballots are those that the vote was closed with: {root_of(kept)}."


def are_hidden(bundle: Bundle, decision: Record) -> bool:
    """Say whether this is the public bundle of a vote whose names only members see."""
    is_for_members = decision.text("seen_by") == "members"
    is_recorded = decision.text("secrecy") == "recorded"
    return is_for_members and is_recorded and not bundle.records("salt.json")


def leaf_of(record: object, salt: str) -> str:
    """Give the hash of one ballot."""
    return hashlib.sha256(b"\x00" + bytes.fromhex(salt) + canonical(record)).hexdigest()


def root_of(leaves: list[str]) -> str:
    """Give the root over hashes in their order."""
    if len(leaves) < 2:
        return leaves[0] if leaves else NONE
    half = 1 << (len(leaves) - 1).bit_length() - 1
    both = bytes.fromhex(root_of(leaves[:half]) + root_of(leaves[half:]))
    return hashlib.sha256(b"\x01" + both).hexdigest()
