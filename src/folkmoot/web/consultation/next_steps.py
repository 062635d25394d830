"""What comes next in a round, and where it is done, as its dashboard says it."""

from datetime import time

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from folkmoot.consultation.rounds import Round, RoundState
from folkmoot.web.consultation.round_pages import Step


def comes_next(held: Round, state: RoundState, days_left: int) -> str:
    """Say in one sentence where the round stands and what happens by itself."""
    days = {
        "opens": date_format(held.opens, "j F Y, H:i" if held.opens.time() != time() else "j F Y"),
        "last": date_format(held.last_day, "j F Y"),
        "grace": date_format(held.last_grace_day, "j F Y"),
        "days": days_left,
    }
    said = {
        RoundState.DRAFT: _("A draft: nobody sees it. Check it, and announce it."),
        RoundState.PREVIEW: _(
            "A draft that colleagues see with a code. Check it, and announce it."
        ),
        RoundState.ANNOUNCED: _("Announced. It opens by itself on %(opens)s."),
        RoundState.OPEN: _("Open. It closes by itself after %(last)s, %(days)s days from now."),
        RoundState.GRACE: _("Closed. Late answers are taken and marked up to %(grace)s."),
        RoundState.CLOSED: _("Closed. Nothing more is taken. Compile it when all is read."),
        RoundState.COMPILED: _("Compiled. The list of those invited is destroyed."),
        RoundState.REPORTED: _("Reported. What became of the answers stands on each receipt."),
    }
    if state is RoundState.OPEN and days_left == 0:
        return _("Open. Today is the last day.")
    return said[state] % days


def steps(held: Round, state: RoundState, *, waiting: int, quarantined: int) -> tuple[Step, ...]:
    """Give what there is to do now, the most pressing first."""
    here = f"/desk/round/{held.id}/"
    found: list[Step] = []
    if state in {RoundState.DRAFT, RoundState.PREVIEW}:
        found.append(Step(_("Check the round, and announce it"), f"{here}check/"))
        found.append(Step(_("Say who keeps the key"), f"{here}keys/"))
    if quarantined:
        found.append(Step(_("Look at what waits for a person"), f"{here}quarantine/"))
    if waiting:
        found.append(Step(_("Collect what came in"), f"{here}collect/"))
    if held.needs_token and state in {RoundState.ANNOUNCED, RoundState.OPEN}:
        found.append(Step(_("Invite people"), f"{here}invite/"))
    if state in {RoundState.OPEN, RoundState.GRACE, RoundState.CLOSED}:
        found.append(Step(_("Take in mail, letters and sheets"), f"{here}import/"))
    if state in {RoundState.GRACE, RoundState.CLOSED}:
        found.append(Step(_("Read and release what was written"), f"{here}moderate/"))
    if state is RoundState.CLOSED:
        found.append(Step(_("Compile the result"), f"{here}results/"))
    if state is RoundState.COMPILED:
        found.append(Step(_("Report to the annual meeting"), f"{here}results/"))
    return tuple(found)


def links(held: Round) -> tuple[Step, ...]:
    """Give all pages of the round at the desk."""
    here = f"/desk/round/{held.id}/"
    return (
        Step(_("Dates and rules"), f"{here}edit/"),
        Step(_("Own questions and rules"), f"{here}words/"),
        Step(_("What participants meet"), f"{here}check/"),
        Step(_("Invitations"), f"{here}invite/"),
        Step(_("Keys"), f"{here}keys/"),
        Step(_("Collect"), f"{here}collect/"),
        Step(_("Take in files"), f"{here}files/"),
        Step(_("Type in paper"), f"{here}type/"),
        Step(_("Waiting for you"), f"{here}quarantine/"),
        Step(_("Gatherings"), f"{here}gatherings/"),
        Step(_("Read and redact"), f"{here}moderate/"),
        Step(_("Result"), f"{here}results/"),
        Step(_("Public page"), f"/round/{held.id}/"),
    )
