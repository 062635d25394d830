"""What is done to a motion at the desk, parsed."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.decision.motions import Happening, NoteKind
from folkmoot.foundation.errors import UnknownReference
from folkmoot.foundation.references import Reference
from folkmoot.web.decision.motion_forms import ListForm, text_field

DONE_BY_CHAIR: Final = (
    Happening.ACCEPTED_IN_ORDER,
    Happening.SPLIT,
    Happening.REFERRED,
    Happening.REMITTED,
    Happening.RETRACTED,
    Happening.LAPSED,
    Happening.IMPLEMENTED,
    Happening.SUPERSEDED,
)
"""What the chair does to one motion; votes, amendments and other pages see to the rest."""


class WhyForm(forms.Form):
    """Why something is done."""

    why = forms.CharField(
        max_length=2000,
        error_messages={
            "required": _("Write why, so that everybody can read it afterwards."),
        },
    )


class DoForm(WhyForm):
    """What the chair does to a motion, why, and where it leads."""

    do = forms.ChoiceField(choices=[(each.value, each.value) for each in DONE_BY_CHAIR])
    into = forms.CharField(max_length=300, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["why"].required = self.data.get("do") != Happening.ACCEPTED_IN_ORDER

    def clean_into(self) -> tuple[Reference, ...]:
        """Parse where it leads, if anywhere."""
        text = str(self.cleaned_data["into"])
        try:
            return (Reference.parse(text),) if text else ()
        except UnknownReference as error:
            raise forms.ValidationError(str(error)) from error

    @property
    def happening(self) -> Happening:
        """What is to happen."""
        return Happening(self.cleaned_data["do"])


class NoteForm(forms.Form):
    """A costing, or advice, to be set beside a motion."""

    kind = forms.ChoiceField(choices=[(each.value, each.value) for each in NoteKind])
    text = text_field(_("What it says"), asked=_("Write what it says."), most=4000)


class ForwardForm(ListForm):
    """To which meeting a carried motion is put, by which of its rules: "meeting/rule"."""

    to = forms.ChoiceField(error_messages={"required": _("Choose a meeting and its rule.")})
    why = forms.CharField(max_length=2000, required=False)

    @property
    def meeting_and_rule(self) -> tuple[str, str]:
        """The meeting's id, and that of the rule."""
        meeting, _slash, rule = str(self.cleaned_data["to"]).partition("/")
        return meeting, rule


class AnswerForm(ListForm):
    """Which clause or decision answers a part, and why."""

    by = forms.ChoiceField(error_messages={"required": _("Choose what answers it.")})
    why = text_field(_("Why it answers it"), asked=_("Write why it answers it."), most=2000)


def problems(form: forms.Form) -> str:
    """Give what is wrong with what was sent, or nothing."""
    return " ".join(str(text) for texts in form.errors.values() for text in texts)
