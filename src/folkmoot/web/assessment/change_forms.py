"""What somebody says of a change of law: an act, a section, an answer, each as one edit."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.assessment.editing import Edit, Part
from folkmoot.assessment.law import Law
from folkmoot.assessment.provisions import Reading
from folkmoot.assessment.toml_lines import Value

READINGS = (
    (Reading.OFFICIAL.value, _("I read the official text")),
    (Reading.SECONDARY.value, _("I saw it in other pages")),
    (Reading.RECALLED.value, _("I recall it, and have not read it")),
)
DATED = _(
    "As exactly as the source has it: 2003-06-28, or 2003-06, or 2003; 1999~ for about; unknown."
)


class BeginForm(forms.Form):
    """What a change is about, in a sentence."""

    about = forms.CharField(
        label=_("What has changed, or what was coded wrongly?"),
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("A sentence. Whoever publishes the change reads it first."),
    )


class OnForm(forms.Form):
    """The day on which to look at what a change does; it may be still to come."""

    on = forms.DateField(required=False)

    def day(self, usual: date) -> date:
        """Give the day asked for, or the *usual* one."""
        asked = self.cleaned_data.get("on") if self.is_valid() else None
        return asked if isinstance(asked, date) else usual


class RefuseForm(forms.Form):
    """Why a proposed change is not published."""

    reason = forms.CharField(
        label=_("Why not?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Write why, so that it can be done better.")},
    )


class EditForm(forms.Form):
    """One edit; its fields are the keys of the table that it adds or corrects."""

    part: Part

    def __init__(self, *args: Any, law: Law, corrects: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self.law, self.corrects = law, corrects

    def edit(self) -> Edit:
        """Give the edit that was asked for."""
        said = {key: _value(given) for key, given in self.cleaned_data.items()}
        return Edit(self.part, {key: value for key, value in said.items() if value}, self.corrects)

    def blame(self, faults: Iterable[tuple[str, str]]) -> None:
        """Put each fault, a key and a sentence, beside the field that it is about."""
        for key, sentence in faults:
            self.add_error(key if key in self.fields else None, sentence)


class InstrumentForm(EditForm):
    """An act, a code or a regulation, with the dates of its life apart."""

    part = Part.INSTRUMENT

    title = forms.CharField(label=_("Full title"), max_length=500)
    short = forms.CharField(
        label=_("As it is cited"), max_length=200, help_text=_("Such as Summary Offences Act 1981.")
    )
    id = forms.RegexField(
        r"^[a-z0-9][a-z0-9.-]*$",
        label=_("Short name"),
        max_length=60,
        help_text=_("For its address, for ever: small letters, digits and hyphens, as pra-2003."),
    )
    language = forms.RegexField(
        r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$",
        label=_("Language of the text"),
        max_length=12,
        help_text=_("Its code, such as en, fr or ar."),
    )
    reading = forms.ChoiceField(
        label=_("How far had you the text before you?"),
        choices=READINGS,
        widget=forms.RadioSelect,
        help_text=_("Only what was read is said to be read."),
    )
    where = forms.CharField(
        label=_("What exactly did you see, and where?"), max_length=1000, required=False
    )
    adopted = forms.CharField(label=_("Adopted"), max_length=20, required=False, help_text=DATED)
    published = forms.CharField(label=_("Published"), max_length=20, required=False)
    commenced = forms.CharField(label=_("In force from"), max_length=20, required=False)
    repealed = forms.CharField(label=_("Repealed"), max_length=20, required=False)

    def clean_id(self) -> str:
        """Refuse a name that another act has."""
        name = str(self.cleaned_data["id"])
        if name != self.corrects and name in self.law.instruments:
            taken = self.law.instruments[name].short
            raise forms.ValidationError(_("%(act)s has this name.") % {"act": taken})
        return name


class ProvisionForm(EditForm):
    """A section of an act that stands in the law already."""

    part = Part.PROVISION

    instrument = forms.ChoiceField(label=_("Of which act?"))
    shown = forms.CharField(
        label=_("As it is cited"), max_length=60, help_text=_("Such as s 12 or 6 kap. 11 §.")
    )
    pinpoint = forms.RegexField(
        r"^[^\s#@:]+$",
        label=_("Short name"),
        max_length=60,
        help_text=_("For its address, for ever, without blanks: s12 or k6-11."),
    )
    about = forms.CharField(
        label=_("What it says, in your own words"),
        max_length=500,
        help_text=_("No text of a law is copied."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        acts = [(one.id, one.short) for one in self.law.instruments.values()]
        self.fields["instrument"] = forms.ChoiceField(label=_("Of which act?"), choices=acts)


class HeadForm(EditForm):
    """How the whole law was coded, and when somebody last looked at all of it."""

    part = Part.HEAD

    checked = forms.RegexField(
        r"^\d{4}-\d\d-\d\d$",
        label=_("The last day on which somebody looked at the whole of it"),
        help_text=_("Such as 2026-11-22."),
    )
    about = forms.CharField(
        label=_("How it was coded, and what was not looked at"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def initial_of(table: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a form begins with where a table is corrected."""
    shown = dict(table)
    if "sources" in shown:
        shown["sources"] = "\n".join(shown["sources"])
    return shown


def _value(given: Any) -> Value:
    if isinstance(given, list | tuple):
        return tuple(str(one) for one in given)
    return str(given).replace("\r\n", "\n")
