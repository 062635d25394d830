"""What the values of a breakdown are called in a report."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from folkmoot.foundation.errors import InputError
from folkmoot.foundation.languages import own_name
from folkmoot.web.consultation.words import channels, kinds
from folkmoot.web.federation import queries as federation

Labels = Mapping[str, Mapping[str, str]]


def labels() -> Labels:
    """Give the names of values by dimension, as far as they have names of their own."""
    return {"kind": kinds(), "channel": channels(), "section": federation.body_names()}


def label(words: Labels, dimension: str, value: str) -> str:
    """Say a value of a dimension in words."""
    if dimension != "language":
        return words[dimension].get(value, value)
    try:
        return own_name(value)
    except InputError:
        return _("not told from so few words") if value == "unknown" else value


def heads() -> dict[str, str]:
    """Say what a table by each dimension is called."""
    return {
        "kind": _("Kind of respondent"),
        "section": _("Section"),
        "channel": _("Channel"),
        "language": _("Language"),
    }
