"""What the values of a breakdown are called in a report."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from folkmoot.foundation.errors import InputError
from folkmoot.foundation.languages import own_name
from folkmoot.web.analysis.group_queries import statement_texts
from folkmoot.web.analysis.queries import Run
from folkmoot.web.analysis.report_queries import Wanted
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


def voted(run: Run, wanted: Wanted) -> tuple[str, ...]:
    """Say of which opinion group responses are, and what they say to which statement."""
    if not wanted.group:
        return ()
    said = [_("Group %(letter)s") % {"letter": wanted.group}]
    sides = {"agree": _("Agree"), "disagree": _("Disagree"), "pass": _("Undecided")}
    if wanted.statement:
        texts = statement_texts(run.consultation)
        said += [texts.get(wanted.statement, wanted.statement), sides.get(wanted.vote, "")]
    return tuple(one for one in said if one)


def heads() -> dict[str, str]:
    """Say what a table by each dimension is called."""
    return {
        "kind": _("Kind of respondent"),
        "section": _("Section"),
        "channel": _("Channel"),
        "language": _("Language"),
    }
