"""What may be asked of the law's pages: a day, and changes to imagine."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.assessment.assessments import Measure
from folkmoot.assessment.codebook import QuestionKind
from folkmoot.assessment.law import Standing
from folkmoot.assessment.packs import DEFAULT_POLICY, Laws
from folkmoot.web.assessment.names import model_name


class DayForm(forms.Form):
    """The day on which to look at the law, or the year at whose end; none to come is known."""

    year = forms.IntegerField(label=_("The year"), required=False, min_value=1000, max_value=9999)
    on = forms.DateField(
        label=_("On the day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(
        self, *args: Any, today: date, policies: Iterable[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["policy"] = forms.ChoiceField(
            label=_("Held to"), required=False, choices=[(each, each) for each in policies]
        )

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
        self.is_valid()
        return self.cleaned_data.get("on") or self.today

    def chosen_policy(self) -> str:
        """Give the policy asked for, the usual one where none or another is."""
        return (self.is_valid() and self.cleaned_data["policy"]) or DEFAULT_POLICY


def aims(measure: Measure) -> list[tuple[str, Any]]:
    """Give what a reform may aim at: each rule met, or each model reached."""
    rules = [(rule.id, f"{rule.id} {rule.name}") for rule in measure.rules.rules]
    models = [(f"model={model}", model_name(model)) for model in measure.scheme.meanings]
    return [
        ("", _("nothing asked")),
        (str(_("This rule met")), rules),
        (str(_("This model")), models),
    ]


class CompareForm(forms.Form):
    """Two laws to lay beside each other; without a second it is the first, on another day."""

    on = forms.DateField(
        label=_("On the day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    then = forms.DateField(
        label=_("The second on the day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(
        self,
        data: Any,
        *,
        today: date,
        places: list[tuple[str, str]],
        policies: list[tuple[str, str]],
    ) -> None:
        super().__init__(data if "a" in data else None)
        self.today = today
        same = _("the same law, on the second day")
        self.fields["a"] = forms.ChoiceField(
            label=_("One law"), choices=[("", _("Choose")), *places]
        )
        self.fields["b"] = forms.ChoiceField(
            label=_("Beside"), required=False, choices=[("", same), *places]
        )
        self.fields["policy"] = forms.ChoiceField(
            label=_("Held to"), required=False, choices=policies
        )
        self.order_fields(["a", "b", "on", "then", "policy"])

    def days(self) -> tuple[date, date]:
        """Give the two days; today, or the first one again, where none is given."""
        on = self.cleaned_data.get("on") or self.today
        return min(on, self.today), min(self.cleaned_data.get("then") or on, self.today)


class WhatIfForm(forms.Form):
    """A change to imagine: answers by question (named q_B1), or a rule to be met."""

    def __init__(
        self, data: Any, *, standing: Standing, laws: Laws, measure: Measure, asked: set[str]
    ) -> None:
        super().__init__(data or None)
        self.fields["until"] = forms.ChoiceField(
            label=_("Find the smallest change that meets"),
            required=False,
            choices=aims(measure),
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
