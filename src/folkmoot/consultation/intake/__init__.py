"""Intake: what came in by mail, sheet or letter, understood and counted, with nothing lost."""
