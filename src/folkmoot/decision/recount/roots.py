"""Roots: one hash that stands for all ballots, in the tree of RFC 6962 with a salt in each leaf."""

import hashlib

from folkmoot.decision.recount.reading import Bundle, Differs, Record, canonical, raw_of


def check_ballots(bundle: Bundle, decision: Record) -> str:
    """See that the ballots are those of the root that the decision's document has, and say so."""
    where = "decision.json, records, votes.json"
    kept = [raw_of(each, where) for each in decision.inner("records").items("votes.json")]
    said, root = decision.inner("ballots"), root_of(kept).hex()
    if root != said.text("root") or len(kept) != said.number("count"):
        raise Differs("decision.json, ballots: the root is not that of the ballots' hashes")
    if are_hidden(bundle, decision):
        bundle.same_length("votes.json", 0)
        return f"The {len(kept)} ballots have names for members only; here are their sums."
    salt = bundle.one("salt.json").raw("salt")
    for record, wanted in zip(bundle.records("votes.json"), kept, strict=False):
        if leaf_of(record.value, salt) != wanted:
            raise Differs(f"{record.where} is not the one that was cast")
    bundle.same_length("votes.json", len(kept))
    return f"The {len(kept)} ballots are those that the vote was closed with: {root}."


def are_hidden(bundle: Bundle, decision: Record) -> bool:
    """Say whether this is the public bundle of a vote whose names only members see."""
    is_for_members = decision.text("seen_by") == "members"
    is_recorded = decision.text("secrecy") == "recorded"
    return is_for_members and is_recorded and not bundle.records("salt.json")


def leaf_of(record: object, salt: bytes) -> bytes:
    """Give the hash of one ballot."""
    return hashlib.sha256(b"\x00" + salt + canonical(record)).digest()


def root_of(leaves: list[bytes]) -> bytes:
    """Give the root over hashes in their order; of none, the hash of nothing."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256().digest()
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + root_of(leaves[:half]) + root_of(leaves[half:])).digest()
