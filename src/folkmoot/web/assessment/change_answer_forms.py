"""What somebody says of one answer: its value, its days, its grounds."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.assessment.answers import Confidence
from folkmoot.assessment.codebook import NOT_APPLICABLE, STANDARD, Question
from folkmoot.assessment.editing import Edit, Part
from folkmoot.assessment.law import Law
from folkmoot.assessment.provisions import Provision
from folkmoot.web.assessment.change_forms import DATED, EditForm

CONFIDENCES = (
    (Confidence.HIGH.value, _("high")),
    (Confidence.MEDIUM.value, _("medium")),
    (Confidence.LOW.value, _("low")),
)


class AnswerForm(EditForm):
    """An answer to one question, from one day on, with its grounds."""

    part = Part.ANSWER
    field_order = ("value", "from", "to", "provisions", "absent_from", "sources", "confidence")

    to = forms.CharField(label=_("Last day in force"), max_length=20, required=False)
    sources = forms.CharField(
        label=_("For practice: who documents it?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One source on each line."),
    )
    confidence = forms.ChoiceField(
        label=_("How sure are you?"),
        choices=CONFIDENCES,
        widget=forms.RadioSelect,
        help_text=_("An absence that no provision states is of medium confidence at most."),
    )
    caution = forms.CharField(
        label=_("What should a reader know?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    coder = forms.CharField(
        label=_("Coded by"),
        max_length=60,
        help_text=_("This becomes public. A name to work under will do."),
    )

    def __init__(self, *args: Any, question: Question, **more: Any) -> None:
        super().__init__(*args, **more)
        self.question = question
        values = [one for one in (*question.answers, *STANDARD) if one != NOT_APPLICABLE]
        acts = [(one.id, one.short) for one in self.law.instruments.values()]
        sections = [(one.id, one.cited) for one in _newest_act_first(self.law)]
        self.fields["value"] = forms.ChoiceField(
            label=_("What does the law say?"),
            choices=[(value, value.replace("_", " ")) for value in values],
            widget=forms.RadioSelect,
        )
        self.fields["from"] = forms.CharField(
            label=_("In force from"), max_length=20, help_text=DATED
        )
        self.fields["provisions"] = _several(_("Which provisions say so?"), sections)
        self.fields["absent_from"] = _several(
            _("Or, for an absence: in which acts would such a rule stand?"), acts
        )
        self.order_fields(self.field_order)

    def clean_sources(self) -> tuple[str, ...]:
        """Take each line as one source."""
        lines = str(self.cleaned_data["sources"]).splitlines()
        return tuple(line.strip() for line in lines if line.strip())

    def edit_on(self, today: date) -> Edit:
        """Give the edit, recorded *today*."""
        made = self.edit()
        keys = {"question": self.question.id, **made.keys, "recorded": today.isoformat()}
        return Edit(made.part, keys, made.corrects)


def _several(label: Any, choices: list[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
    )


def _newest_act_first(law: Law) -> list[Provision]:
    """Give the provisions act by act: what was added last is looked for first."""
    order = list(law.instruments)
    return sorted(law.provisions.values(), key=lambda one: -order.index(one.instrument.id))
