"""Passphrases typed twice, and the codes of officers."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from folkmoot.consultation.custody import SHORTEST
from folkmoot.consultation.receipts import read_code
from folkmoot.foundation.errors import InputError

LONGEST = 1000


def read_new_passphrase(data: QueryDict) -> str:
    """Read a passphrase that is typed twice; raise InputError where it is short or differs."""
    first, second = data.get("passphrase", ""), data.get("again", "")
    if len(first) < SHORTEST:
        raise InputError(
            _("Take at least %(n)s characters: five or six words that do not belong together.")
            % {"n": SHORTEST}
        )
    if first != second:
        raise InputError(_("The two passphrases differ. Type the same one twice."))
    return first[:LONGEST]


def read_passphrase(data: QueryDict) -> str:
    """Read a passphrase that opens something."""
    return data.get("passphrase", "")[:LONGEST]


def read_handover(data: QueryDict) -> str:
    """Read the code that an officer gave."""
    try:
        return read_code(data.get("code", ""))
    except InputError as error:
        raise InputError(
            _("The officer's code has twenty letters and digits, in five groups of four.")
        ) from error
