"""Secrecy: who learns who voted what, chosen for each vote and said before anybody votes."""

from enum import StrEnum


class Secrecy(StrEnum):
    """In which of three kinds a vote is taken."""

    RECORDED = "recorded"  # who voted what is written down with their name
    RECEIPTED = "receipted"  # ballots without names, each with a mark that its voter finds again
    BELENIOS = "belenios"  # cast and proved with Belenios, another program; see `belenios`


class SeenBy(StrEnum):
    """Who sees the names of a recorded vote; everybody sees its sums."""

    ALL = "all"
    MEMBERS = "members"  # whoever has a mandate in the body
