"""What comes from the pages of delegates, parsed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.decision.roll import Seat
from folkmoot.decision.tally import Choice, Sides, Vote, whole

SPLIT = "split"
SIDES = ("yes", "no", "abstain")


class VoteForm(forms.Form):
    """What a delegate casts with one seat: all on one side, or split."""

    choice = forms.ChoiceField(
        choices=[(side, side) for side in (*SIDES, SPLIT)],
        error_messages={"required": _("Choose for, against or abstain.")},
    )
    yes = forms.IntegerField(min_value=0, required=False)
    no = forms.IntegerField(min_value=0, required=False)
    abstain = forms.IntegerField(min_value=0, required=False)

    def vote(self, seat: Seat, *, by: str = "") -> Vote:
        """Give the vote of *seat*, cast by its own holder or *by* another seat's."""
        said: dict[str, Any] = self.cleaned_data
        if said["choice"] == SPLIT:
            yes, no, abstain = (said[side] or 0 for side in SIDES)
            return Vote(seat.id, Sides(yes, no, abstain), by)
        return whole(seat, Choice(said["choice"]), by=by)
