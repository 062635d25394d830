"""What may be asked of the law's pages: a day, and changes to imagine."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.assessment.codebook import QuestionKind
from folkmoot.assessment.law import Standing
from folkmoot.assessment.packs import Laws
from folkmoot.assessment.rules import RuleSet


class DayForm(forms.Form):
    """The day on which to look at the law, or the year at whose end; none to come is known."""

    year = forms.IntegerField(label=_("The year"), required=False, min_value=1000, max_value=9999)
    on = forms.DateField(
        label=_("On the day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        """Take the end of the year where no day is given, and today where no year is either."""
        year = self.cleaned_data.get("year")
        at_the_end = min(date(year, 12, 31), self.today) if year else self.today
        day = self.cleaned_data["on"] or at_the_end
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come. Choose today or earlier."))
        return date(day.year, day.month, day.day)

    def day(self) -> date:
        """Give the day asked for, today where it cannot be read."""
        return self.cleaned_data["on"] if self.is_valid() else self.today


class WhatIfForm(forms.Form):
    """A change to imagine: answers by question (named q_B1), or a rule to be met."""

    def __init__(
        self, data: Any, *, standing: Standing, laws: Laws, rules: RuleSet, asked: set[str]
    ) -> None:
        super().__init__(data or None)
        self.fields["until"] = forms.ChoiceField(
            label=_("Find the smallest change that meets"),
            required=False,
            choices=[("", _("nothing asked")), *((r.id, f"{r.id} {r.name}") for r in rules.rules)],
        )
        for question in laws.codebook:
            if question.id in asked and question.kind is QuestionKind.LAW:
                now = standing.value(question.id).replace("_", " ")
                choices = [(value, value.replace("_", " ")) for value in question.answers]
                self.fields[f"q_{question.id}"] = forms.ChoiceField(
                    label=f"{question.id} {question.text}",
                    required=False,
                    choices=[("", _("as it is: %(now)s") % {"now": now}), *choices],
                )

        self.codebook = laws.codebook

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Give the fields of answers by group of questions."""
        found = [
            (group, [self[f"q_{q.id}"] for q in questions if f"q_{q.id}" in self.fields])
            for group, questions in self.codebook.groups().items()
        ]
        return [(group, fields) for group, fields in found if fields]

    def is_by_answers(self) -> bool:
        """Say whether any answer is to be changed."""
        return self.is_bound and self.is_valid() and bool(self.changes())

    def changes(self) -> dict[str, str]:
        """Give the answers to change."""
        given = self.cleaned_data.items()
        return {name[2:]: value for name, value in given if name.startswith("q_") and value}
