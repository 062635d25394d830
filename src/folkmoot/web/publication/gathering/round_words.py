"""What the report of a round says in its own words, in whichever language is active."""

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from folkmoot.consultation.counts import FEW
from folkmoot.consultation.results import SIDES, Result
from folkmoot.publication.tables import LEFT_OUT
from folkmoot.web.components.templatetags.folk import language_name


def number(count: int | None) -> str:
    """Write a count, or what stands for one that is left out."""
    return LEFT_OUT if count is None else number_format(count, use_l10n=True, force_grouping=True)


def or_few(count: int | None) -> str:
    """Write a count in a sentence, or that it is under ten."""
    return _("fewer than %(few)d") % {"few": FEW} if count is None else number(count)


def no_poll() -> str:
    """Say that this is no poll: it stands wherever counts do."""
    return _(
        "An open consultation is no opinion poll. Whoever wishes answers; the numbers say who "
        "answered, not what everybody thinks. One response is one response, and no weight is "
        "given to it."
    )


def left_out() -> str:
    """Say what stands for a count that is not told."""
    return _("%(sign)s: under ten, or it would give such a number away.") % {"sign": LEFT_OUT}


def method(result: Result) -> tuple[str, ...]:
    """Say in sentences how the result came about and what was counted."""
    return tuple(filter(None, (_when(result), _who(result), _late(result), _unread(result))))


def not_counted(result: Result) -> tuple[tuple[str, str], ...]:
    """Say what is not among the responses, and how many there are of it."""
    counted = dict(result.set_aside)
    names = {
        "abuse": _("Set aside: threats or insults"),
        "hatred": _("Set aside: denies others their rights or dignity"),
        "advertising": _("Set aside: advertising"),
        "trial": _("Set aside: sent to try the form"),
        "apart": _("With those who look after people at risk"),
        "waiting": _("Could not be read yet; waits for a person"),
    }
    rows = [(names.get(reason, reason), count) for reason, count in counted.items()]
    rows += [
        (_("Not to be used, as those who sent it chose"), result.unused),
        (_("Taken back by those who sent it"), result.withdrawn),
    ]
    return tuple((name, or_few(count)) for name, count in rows if count != 0)


def sides() -> dict[str, str]:
    """Name the sides of the agreement scale."""
    return dict(zip(SIDES, (_("Agree"), _("Neither"), _("Disagree")), strict=True))


def standings() -> dict[str, str]:
    """Say what became of passages that were commented on."""
    return {
        "kept": _("stand as they were"),
        "moved": _("stand elsewhere"),
        "orphaned": _("are gone"),
    }


def checking(told: str, number_of_result: int) -> str:
    """Say how anybody can check that this is the result that was compiled."""
    said = _(
        "This is result number %(number)s of this round. The public record holds the SHA-256 of "
        "its figures, written when it was compiled: %(hash)s."
    )
    return said % {"number": number_of_result, "hash": told}


def speaker(kind: str) -> str:
    """Say who speaks, where they let nothing else be said."""
    words = {
        "member": _("a member"),
        "organisation": _("an organisation"),
        "stakeholder": _("somebody who was invited"),
        "group": _("a group discussion"),
    }
    return words.get(kind, _("somebody who did not say for whom"))


def _when(result: Result) -> str:
    said = _("The round was open from %(opens)s to %(closes)s (%(zone)s), in: %(languages)s.")
    return said % {
        "opens": date_format(result.opens, "j F Y"),
        "closes": date_format(result.last_day, "j F Y"),
        "zone": result.zone,
        "languages": ", ".join(map(language_name, result.languages)),
    }


def _who(result: Result) -> str:
    part = result.in_time
    said = _(
        "Responses in time: %(responses)s. Group discussions among them: %(discussions)s, with "
        "%(people)s people in all; a discussion is one response, however many took part. "
        "Discussions that told the views of a minority too: %(minorities)s."
    )
    return said % {
        "responses": or_few(part.responses),
        "discussions": or_few(part.discussions),
        "people": or_few(part.people),
        "minorities": or_few(part.minorities),
    }


def _late(result: Result) -> str:
    if result.late.responses == 0:
        return _("None came late.")
    said = _("After the close came %(late)s more. They were kept, and are counted apart.")
    return said % {"late": or_few(result.late.responses)}


def _unread(result: Result) -> str:
    if result.unread == 0:
        return ""
    said = _(
        "The words of %(unread)s are sealed to a person who did not release them: they are "
        "counted, and what they say is not in here."
    )
    return said % {"unread": or_few(result.unread)}
