"""Ranked and approval ballots, counted in grouped form by the rules that bodies elect by."""
