"""Tickets: what lets one person do one thing once, such as take a file out.

A ticket is bound to who is in, since when, and to the address that it is posted to. It stands in
a form, never in a link; an address that is passed on opens nothing.
"""

import hashlib
import secrets
from datetime import timedelta

from django.core import signing
from django.http import HttpRequest

from folkmoot.web.federation import services
from folkmoot.web.federation.asking import ENTERED

FIELD = "ticket"
LASTS = timedelta(minutes=15)
SALT = "folkmoot.federation.tickets"


def ticket(request: HttpRequest, address: str = "") -> str:
    """Give a ticket for one POST to *address*, or to the address of the request itself."""
    held = [*_holder(request), address or request.path, secrets.token_hex(8)]
    return signing.dumps(held, salt=SALT, compress=False)


def redeem(request: HttpRequest) -> bool:
    """Use up the ticket of a POST; say whether it was good, and came for the first time."""
    given = request.POST.get(FIELD, "")
    try:
        *holder, address, _nonce = signing.loads(given, salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError):
        return False
    if holder != _holder(request) or address != request.path:
        return False
    return services.spend_ticket(hashlib.sha256(given.encode()).hexdigest(), lasts=LASTS)


def _holder(request: HttpRequest) -> list[object]:
    return [request.user.pk, request.session.get(ENTERED)]
