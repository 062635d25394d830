"""Languages by their code: their own names, and the direction they are read in."""

from babel import Locale, UnknownLocaleError

from folkmoot.foundation.errors import InputError

INTERFACE = ("en", "fr", "es", "ar")
"""The languages that Folkmoot's own words exist in."""


def own_name(code: str) -> str:
    """Give a language's name for itself; raise InputError for a code that is none.

    >>> own_name("fr"), own_name("ar")
    ('français', 'العربية')
    """
    return _locale(code).get_language_name(code) or code


def direction(code: str) -> str:
    """Give "rtl" or "ltr"."""
    return "rtl" if _locale(code).text_direction == "rtl" else "ltr"


def _locale(code: str) -> Locale:
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise InputError(
            f"'{code}' is not a language code. Write one like en, fr or pt-BR."
        ) from error
