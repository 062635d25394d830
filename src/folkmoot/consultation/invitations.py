"""Invitations: tokens that let somebody answer once in one round, and the marks of them.

A token is made of the invitation's own key and a secret that lies in no database. So neither the
list of those invited nor the marks at the intake face hold it, and no copy of both joins them.
"""

import hmac

from folkmoot.consultation.receipts import code_of


def token_for(invitation: int, round_id: str, *, secret: bytes) -> str:
    """Give the token of an invitation; the same one each time it is asked for."""
    return code_of(hmac.digest(secret, f"invitation:{round_id}:{invitation}".encode(), "sha256"))


def preview_for(round_id: str, *, secret: bytes) -> str:
    """Give the code that lets colleagues see a round before it is announced."""
    return code_of(hmac.digest(secret, f"preview:{round_id}".encode(), "sha256"))


def mark_of(token: str, round_id: str) -> str:
    """Give what both faces know a token of this round by; a token of another round has another.

    >>> mark_of("0123456789ABCDEFGHJK", "north") == mark_of("0123456789ABCDEFGHJK", "south")
    False
    """
    return hmac.digest(token.encode(), f"round:{round_id}".encode(), "sha256").hex()
