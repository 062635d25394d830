"""What is mailed: short, neutral, in the reader's language, without a word of the subject.

A mail lies open on servers and on shared telephones. It names neither the body nor what is asked;
it carries no picture, no tracking, and a link that is the same for everybody.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from folkmoot.consultation.receipts import spoken
from folkmoot.consultation.rounds import Round

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail, in plain text."""

    to: str
    subject: str
    text: str


def invitation(held: Round, address: str, token: str, language: str) -> Letter:
    """Write the mail that brings somebody their token."""
    with translation.override(language):
        lead = _("You are asked to take part in a survey. Whether you do is up to you.")
        return Letter(address, _("A survey"), _with_token(held, token, lead))


def reminder(held: Round, address: str, token: str, language: str) -> Letter:
    """Write the mail that brings somebody their token again."""
    with translation.override(language):
        lead = _("The survey is still open. If you have answered, or do not wish to, ignore this.")
        return Letter(address, _("The survey is still open"), _with_token(held, token, lead))


def to_owner(held: Round, what: str) -> Letter:
    """Tell the contact of a round that it opened, is about to close, or closed."""
    with translation.override(held.languages[0]):
        days = {"day": date_format(held.last_day, "j F Y"), "round": held.id}
        subject, text = {
            "opened": (
                _("Your round is open"),
                _("The round %(round)s is open, until %(day)s. Your desk shows what comes in."),
            ),
            "closing": (
                _("Your round closes soon"),
                _("The last day of the round %(round)s is %(day)s. Until then you may put it off."),
            ),
            "closed": (
                _("Your round is closed"),
                _("The round %(round)s closed after %(day)s. Your desk says what comes next."),
            ),
        }[what]
        return Letter(held.contact, subject, text % days + "\n")


def send(letters: Iterable[Letter]) -> int:
    """Send *letters* by one connection; give how many went. One that fails stops no other."""
    with get_connection() as connection:
        return sum(post(letter, connection) for letter in letters)


def post(letter: Letter, connection: BaseEmailBackend) -> bool:
    """Send one letter by an open *connection*, and say whether it went."""
    mail = EmailMessage(letter.subject, letter.text, to=[letter.to], connection=connection)
    try:
        mail.send()
    except (SMTPException, OSError) as error:
        logger.warning("A mail could not be sent: %s", type(error).__name__)
        return False
    return True


def _with_token(held: Round, token: str, lead: str) -> str:
    day = date_format(held.last_day, "j F Y")
    lines = [
        lead,
        "",
        f"{settings.INTAKE_ADDRESS}/s/{held.id}/with/",
        _("Your code: %(code)s") % {"code": spoken(token)},
        _("The code works once. It is yours alone, and is not kept with what you write."),
        _("Last day: %(day)s") % {"day": day},
    ]
    if held.contact:
        lines += ["", _("Questions: %(contact)s") % {"contact": held.contact}]
    return "\n".join(lines) + "\n"
