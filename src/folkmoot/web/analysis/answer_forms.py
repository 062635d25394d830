"""What is sent when somebody answers a theme, one language at a time."""

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.foundation.languages import INTERFACE, own_name
from folkmoot.web.consultation.services.theme_answers import MOST, Said

DONE, NOT_DONE = "yes", "no"


class AnswerForm(forms.Form):
    """We asked, you said, we did or did not."""

    language = forms.ChoiceField(choices=[(code, own_name(code)) for code in INTERFACE])
    asked = forms.CharField(max_length=MOST, widget=forms.Textarea)
    said = forms.CharField(max_length=MOST, widget=forms.Textarea)
    done = forms.ChoiceField(choices=[(DONE, _("We did")), (NOT_DONE, _("We did not, because"))])
    did = forms.CharField(max_length=MOST, widget=forms.Textarea)
    link = forms.CharField(max_length=200, required=False)

    def as_said(self) -> Said:
        """Give what was sent, once it is valid."""
        given = self.cleaned_data
        return Said(
            given["language"],
            given["asked"],
            given["said"],
            given["did"],
            given["done"] == DONE,
            given["link"],
        )
