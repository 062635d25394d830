"""What the chair sends from the page of the room, parsed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.tally import Choice
from folkmoot.foundation.errors import UnknownReference
from folkmoot.foundation.references import Reference

ON_ONE_THING = ("accept", "open", "close", "settle")
ON_THE_MEETING = ("rule", "end")
TO_BE_SURE = ("open", "close", "settle", "end")
"""What is done only by somebody who has seen on a page of its own what it comes to."""


class AskForm(forms.Form):
    """What the chair is about to do, and on what; empty where it is on the meeting as a whole."""

    do = forms.ChoiceField(choices=[(do, do) for do in (*ON_ONE_THING, *ON_THE_MEETING)])
    on = forms.CharField(max_length=300, required=False)

    def clean_on(self) -> Reference | None:
        """Parse the reference, if there is one."""
        text = self.cleaned_data["on"]
        try:
            return Reference.parse(text) if text else None
        except UnknownReference as error:
            raise forms.ValidationError(str(error)) from error


class ChairForm(AskForm):
    """What the chair does: *sure* says that its own page was seen first."""

    sure = forms.BooleanField(required=False)
    secrecy = forms.ChoiceField(
        choices=[("", ""), *((kind.value, kind.value) for kind in Secrecy)], required=False
    )
    chair = forms.ChoiceField(choices=[("", ""), ("yes", "yes"), ("no", "no")], required=False)
    text = forms.CharField(max_length=4000, required=False)

    def clean_text(self) -> str:
        """Ask for words where the chair rules."""
        text = str(self.cleaned_data["text"]).strip()
        if self.cleaned_data.get("do") == "rule" and not text:
            raise forms.ValidationError(_("Write down what you ruled."))
        return text

    @property
    def casting_vote(self) -> Choice | None:
        """The chair's casting vote, where one was given."""
        chair = self.cleaned_data["chair"]
        return Choice(chair) if chair else None

    @property
    def kind(self) -> Secrecy | None:
        """The kind of vote chosen, or None for the usual one."""
        kind = self.cleaned_data["secrecy"]
        return Secrecy(kind) if kind else None
