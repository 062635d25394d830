"""What comes from the pages of the chair and of the delegates, parsed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.decision.roll import Seat
from folkmoot.decision.tally import Choice, Sides, Vote, whole
from folkmoot.foundation.errors import UnknownReference
from folkmoot.foundation.references import Reference

SPLIT = "split"
SIDES = ("yes", "no", "abstain")


class ConductForm(forms.Form):
    """What the chair does: accept a motion in order, open its vote, or close it."""

    do = forms.ChoiceField(choices=[("accept", "accept"), ("open", "open"), ("close", "close")])
    on = forms.CharField(max_length=300)
    chair = forms.ChoiceField(choices=[("", ""), ("yes", "yes"), ("no", "no")], required=False)

    def clean_on(self) -> Reference:
        """Parse the reference."""
        try:
            return Reference.parse(self.cleaned_data["on"])
        except UnknownReference as error:
            raise forms.ValidationError(str(error)) from error

    @property
    def casting_vote(self) -> Choice | None:
        """The chair's casting vote, where one was given."""
        chair = self.cleaned_data["chair"]
        return Choice(chair) if chair else None


class VoteForm(forms.Form):
    """What a delegate casts with one seat: all on one side, or split."""

    choice = forms.ChoiceField(
        choices=[(side, side) for side in (*SIDES, SPLIT)],
        error_messages={"required": _("Choose for, against or abstain.")},
    )
    yes = forms.IntegerField(min_value=0, required=False)
    no = forms.IntegerField(min_value=0, required=False)
    abstain = forms.IntegerField(min_value=0, required=False)

    def vote(self, seat: Seat) -> Vote:
        """Give the vote of *seat*."""
        said: dict[str, Any] = self.cleaned_data
        if said["choice"] == SPLIT:
            yes, no, abstain = (said[side] or 0 for side in SIDES)
            return Vote(seat.id, Sides(yes, no, abstain))
        return whole(seat, Choice(said["choice"]))
