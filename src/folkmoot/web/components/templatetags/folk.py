"""Template filters of the house: addresses of references, and how findings are shown."""

from contextlib import suppress
from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from folkmoot.foundation.dates import UNKNOWN, LooseDate
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.languages import own_name
from folkmoot.foundation.references import Reference
from folkmoot.web.components import addresses

register = template.Library()


@register.filter
def address(reference: Reference | str) -> str:
    """Give the address of the page that shows *reference*."""
    return addresses.address(reference)


@register.filter
def day(value: date) -> str:
    """Write a day as people do: 26 May 2026."""
    return date_format(value, "j F Y")


@register.filter
def loose(value: LooseDate | str) -> str:
    """Write a date in EDTF as people do, no more precisely than it is: 1913, June 2003."""
    text = str(value)
    if text == UNKNOWN:
        return _("unknown")
    if text.endswith("~"):
        return _("about %(date)s") % {"date": loose(text.removesuffix("~"))}
    for rest, shown in (("", "j F Y"), ("-01", "F Y")):
        with suppress(ValueError):
            return date_format(date.fromisoformat(text + rest), shown)
    return text


@register.filter
def few(count: int) -> str:
    """Show a count, but "<10" where it is from 1 to 9: small groups would give people away."""
    return "<10" if 0 < count < 10 else f"{count:,}"


@register.filter
def suppressed(count: int | None) -> str:
    """Show a count of a published table; None is one that was suppressed."""
    return "<10" if count is None else f"{count:,}"


@register.filter
def respondents(kind: str) -> str:
    """Say a kind of respondent in words, as the head of a column; others stay as they are."""
    words = {
        "member": _("Members"),
        "organisation": _("Organisations"),
        "stakeholder": _("Stakeholders"),
        "group": _("Group discussions"),
        "unknown": _("Not said"),
        "all": _("All"),
    }
    return words.get(kind, kind)


@register.filter
def speaker(kind: str) -> str:
    """Say for whom one response speaks."""
    words = {
        "member": _("Member"),
        "organisation": _("Organisation"),
        "stakeholder": _("Stakeholder"),
        "group": _("Group discussion"),
    }
    return words.get(kind, _("Somebody"))


@register.filter
def language_name(code: str) -> str:
    """Give a language's own name; what is no code is said in words."""
    try:
        return own_name(code)
    except InputError:
        return respondents(code)


@register.filter
def finding(result: str) -> str:
    """Say a finding in words."""
    words = {
        "met": _("met"),
        "partly": _("partly met"),
        "breached": _("breached"),
        "unknown": _("unknown"),
        "not_applicable": _("not applicable"),
    }
    return words[result]
