"""Marks: the keyed hashes by which the intake face finds what belongs to a code."""

from django.conf import settings

from folkmoot.consultation.receipts import code_hash


def mark_of(code: str) -> str:
    """Give the mark of *code*: all that is ever stored of it."""
    return code_hash(code, secret=intake_secret())


def intake_secret() -> bytes:
    """Give the intake face's own secret."""
    return settings.INTAKE_SECRET.encode()
