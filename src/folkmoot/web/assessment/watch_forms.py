"""What somebody puts on the watch list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.assessment.jurisdictions import Registry
from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.errors import InputError
from folkmoot.web.assessment.change_forms import DATED


class WatchForm(forms.Form):
    """A change of law that is expected, or has happened and is not coded yet."""

    jurisdiction = forms.ChoiceField(label=_("Whose law?"))
    what = forms.CharField(
        label=_("What changes?"),
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    due = forms.CharField(label=_("When?"), max_length=20, help_text=DATED)
    source = forms.CharField(
        label=_("Where is it said?"),
        max_length=500,
        help_text=_("A gazette, a bill with its number, a page with its address and the day."),
    )

    def __init__(self, *args: Any, registry: Registry, **more: Any) -> None:
        super().__init__(*args, **more)
        places = sorted((one.name, one.id) for one in registry)
        choices = [("", "–"), *((place, name) for name, place in places)]
        self.fields["jurisdiction"] = forms.ChoiceField(label=_("Whose law?"), choices=choices)

    def clean_due(self) -> str:
        """Refuse what is no date."""
        try:
            return str(LooseDate.parse(self.cleaned_data["due"]))
        except InputError as error:
            raise forms.ValidationError(str(error)) from error
