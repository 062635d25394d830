"""What comes from the pages on which amendments are moved and dealt with, parsed."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.web.decision.motion_forms import ListForm, text_field


class AmendForm(ListForm):
    """A text as somebody wants it to read, and why; who moves it, and by which rule it is voted on.

    An empty text is an answer: the amendment removes all of it.
    """

    wanted = text_field(_("The text as you want it"), rows=14)
    why = text_field(_("Why"), rows=3, most=2000)
    mover = forms.ChoiceField(label=_("Who moves it"))
    rule = forms.ChoiceField(label=_("The rule it is voted on by"))

    def clean_wanted(self) -> str:
        """Refuse signs that nobody can see, save blanks and the ends of lines."""
        wanted = str(self.cleaned_data["wanted"])
        if any(unicodedata.category(sign) == "Cc" for sign in wanted if sign not in "\n\r\t"):
            raise forms.ValidationError(_("There is a sign that cannot be printed. Take it out."))
        return wanted
