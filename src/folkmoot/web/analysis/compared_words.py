"""What a comparison of two runs says in words."""

from django.utils.translation import gettext as _

from folkmoot.analysis.moved import Change


def became(change: Change) -> str:
    """Say what became of a part."""
    return {
        Change.SAME: _("the same"),
        Change.KEPT: _("kept"),
        Change.MOVED: _("moved"),
        Change.SPLIT: _("split"),
        Change.MERGED: _("merged"),
        Change.REGROUPED: _("regrouped"),
        Change.GONE: _("gone"),
        Change.NEW: _("new"),
    }[change]


def ways() -> dict[str, str]:
    """Say which responses a part holds, and what became of them; in the order of the columns."""
    return {
        "before": _("Before"),
        "after": _("After"),
        "stayed": _("Stayed"),
        "left": _("Left"),
        "came": _("Came"),
        "added": _("Added since"),
        "withdrawn": _("Gone since"),
    }


def reads() -> dict[str, str]:
    """Say which responses runs read."""
    return {
        "both": _("Read by both"),
        "added": _("Added since"),
        "gone": _("Gone since"),
    }


def kinds() -> dict[str, tuple[str, str]]:
    """Say what each kind of part is called: many of them, and one."""
    return {
        "theme": (_("Candidate themes"), _("Theme")),
        "campaign": (_("Campaigns"), _("Campaign")),
        "group": (_("Opinion groups"), _("Group")),
    }


def campaign(place: int) -> str:
    """Say what the campaign in a *place* of its run is called, the largest first."""
    return _("Campaign %(n)s") % {"n": place}
