"""What reasons, concerns and outcomes are called at the desk."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.consultation.asides import Aside
from folkmoot.consultation.redaction import REASON_WORDS
from folkmoot.consultation.safeguarding import Concern, Outcome

Choices = tuple[tuple[str, str], ...]


def reasons() -> Choices:
    """Name the reasons for leaving something out, as they stand where it is left out."""
    language = get_language() or "en"
    return tuple((str(each), words.in_language(language)) for each, words in REASON_WORDS.items())


def asides() -> Choices:
    """Name the reasons for setting a response aside."""
    return (
        (Aside.ABUSE, _("It threatens or insults")),
        (Aside.HATRED, _("It denies others their rights or dignity")),
        (Aside.ADVERTISING, _("It advertises something")),
        (Aside.TRIAL, _("It was sent to try the form")),
    )


def concerns() -> Choices:
    """Name what a response seems to tell of."""
    return (
        (Concern.CHILD, _("A child is at risk")),
        (Concern.DANGER, _("Somebody is in immediate danger")),
    )


def outcomes() -> Choices:
    """Name how a disclosure is settled."""
    return (
        (Outcome.REPORTED, _("Reported to those whom the law names")),
        (Outcome.HELPED, _("The person was shown where to turn")),
        (Outcome.KNOWN, _("Those responsible know of it already")),
        (Outcome.NOTHING_TO_DO, _("Read again, it tells of no such thing")),
    )
