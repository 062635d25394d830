"""Decisions: motions, amendments, rule sets, rolls, votes, counts, minutes and their recount."""
