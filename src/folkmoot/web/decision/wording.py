"""The library's phrases in the reader's language."""

from django.utils.translation import gettext, ngettext

from folkmoot.decision.phrases import Phrase


def in_language(text: str) -> str:
    """Give a phrase, and the phrases in it, in the language of the page; other text as it is."""
    if not isinstance(text, Phrase):
        return text
    if text.many:
        words = ngettext(text.words, text.many, int(text.values["count"]))
    else:
        words = gettext(text.words)
    values = {name: _value(value) for name, value in text.values.items()}
    return words % values if values else words


def _value(value: str | int) -> str | int:
    return in_language(value) if isinstance(value, str) else value
