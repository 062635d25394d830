"""What the desk says of a round: who may answer, why a change is refused, what comes next."""

from django.utils.translation import gettext as _

from folkmoot.consultation.changes import Refusal
from folkmoot.consultation.invitation_lists import ListFault
from folkmoot.consultation.rounds import Who


def who_may_answer() -> dict[Who, str]:
    """Say who may answer, as the public page does."""
    return {
        Who.OPEN: _("Anybody may answer."),
        Who.INVITED: _("Those who are invited may answer, with the code of their invitation."),
        Who.MEMBERS: _("Members may answer, with the code that was sent to them."),
    }


def refusals() -> dict[Refusal, str]:
    """Say why a change is no longer made."""
    return {
        Refusal.OPENED: _("The round has opened. When it opened stays as it was."),
        Refusal.EARLIER: _(
            "People count on the last day that they were told. It may only be later."
        ),
        Refusal.OVER: _("No answer is taken any more. The round cannot be opened again."),
        Refusal.GRACE: _("People count on the days of grace that they were told."),
        Refusal.QUESTIONS: _(
            "People have begun to answer. With other questions their answers could not be put "
            "together."
        ),
        Refusal.WHO: _("The round has opened. Who may answer stays as it was."),
        Refusal.LANGUAGE: _("People write in this language. Languages may only be added."),
        Refusal.RULES: _("People answer under these rules. They stay as they were."),
    }


def list_faults() -> dict[ListFault, str]:
    """Say why a line of a list was left out."""
    return {
        ListFault.NO_ADDRESS: _("There is no e-mail address that can be read."),
        ListFault.TWICE: _("This address is in the list already."),
        ListFault.LANGUAGE: _("The round is not held in that language."),
    }


def mailings() -> dict[str, str]:
    """Name the mailings of a round."""
    return {
        "invitation": _("Invitations"),
        "reminder": _("Reminders"),
        "opened": _("Told you that it opened"),
        "closing": _("Told you that it closes soon"),
        "closed": _("Told you that it closed"),
    }
