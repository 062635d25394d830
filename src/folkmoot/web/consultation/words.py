"""What kinds, channels and states are called on pages."""

from django.utils.translation import gettext as _


def kinds() -> dict[str, str]:
    """Name the kinds of respondent."""
    return {
        "member": _("members"),
        "organisation": _("organisations"),
        "stakeholder": _("people concerned"),
        "group": _("group discussions"),
        "unknown": _("not said"),
    }


def channels() -> dict[str, str]:
    """Name the ways by which responses come in."""
    return {
        "form": _("web form"),
        "mail": _("e-mail"),
        "sheet": _("typed in or imported"),
        "letter": _("letter"),
        "paper": _("paper"),
    }
