"""What comes from the page on which a meeting is called, parsed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.web.decision.motion_forms import ListForm


class CallForm(ListForm):
    """When a body meets, under which of its rules, and who is in the chair."""

    title = forms.CharField(
        label=_("What the meeting is called"),
        max_length=200,
        error_messages={"required": _("Say what the meeting is called.")},
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    day = forms.DateField(
        label=_("Its first day"),
        error_messages={
            "required": _("Give the day."),
            "invalid": _("Give the day as year, month and day, such as 2027-04-17."),
        },
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    rules = forms.ChoiceField(
        label=_("The rules that it is held under"),
        error_messages={"required": _("Choose the rules.")},
    )
    chair = forms.ChoiceField(
        label=_("Who is in the chair"),
        error_messages={"required": _("Choose who is in the chair.")},
    )
    note = forms.CharField(
        label=_("What everybody should know of it"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
