"""Folkmoot: make a policy together, and hold every country's law to it, clause by clause."""

__version__ = "0.1.0"
