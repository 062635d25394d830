"""What is sent in from the coders' desk: a batch, who reads what, answers, what is settled."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.assessment.adjudication import Settled
from folkmoot.assessment.answers import Confidence
from folkmoot.assessment.codebook import Codebook, Question
from folkmoot.assessment.codings import CodedAnswer
from folkmoot.assessment.gates import PROGRAM, Gate
from folkmoot.assessment.provisions import Reading
from folkmoot.web.assessment.coding_queries import BLIND, NAIVE, THIRD

MOST = 2000
"""How long a text beside an answer may be."""

_BETWEEN = re.compile(r"[\s,;]+")


class BatchForm(forms.Form):
    """A batch to open; *others* are jurisdictions by id that are not coded yet."""

    name = forms.SlugField(label=_("Name"), max_length=60)
    on = forms.DateField(label=_("The law as in force on"))
    laws = forms.MultipleChoiceField(label=_("Laws"), required=False)
    others = forms.CharField(label=_("Others, by their ids"), required=False, max_length=MOST)
    groups = forms.MultipleChoiceField(label=_("Questions"), required=False)
    gate = forms.IntegerField(min_value=1, max_value=100)
    sample = forms.IntegerField(min_value=1, max_value=100)
    source = forms.CharField(label=_("Who advises so"), max_length=MOST)

    def __init__(
        self,
        data: Any = None,
        *,
        coded: Sequence[tuple[str, str]],
        codebook: Codebook,
        today: date,
    ) -> None:
        first = {"on": today, "gate": Gate().most, "sample": Gate().sample, "source": PROGRAM}
        super().__init__(data, initial=first)
        self.codebook = codebook
        _give_choices(self.fields["laws"], coded)
        _give_choices(self.fields["groups"], ((name, name) for name in codebook.groups()))

    def chosen_laws(self) -> tuple[str, ...]:
        """Give every law that is named."""
        others = _BETWEEN.split(self.cleaned_data["others"].strip())
        return tuple(dict.fromkeys(one for one in (*self.cleaned_data["laws"], *others) if one))

    def chosen_questions(self) -> tuple[str, ...]:
        """Give the questions of every group that is chosen."""
        chosen = self.cleaned_data["groups"]
        return tuple(one.id for one in self.codebook if one.group in chosen)

    def chosen_gate(self) -> Gate:
        """Give the gate with its source; InputError where it is none."""
        given = self.cleaned_data
        return Gate(given["gate"], given["sample"], given["source"])


class AssignForm(forms.Form):
    """Somebody to read some laws."""

    KINDS = (
        (BLIND, _("blind")),
        (THIRD, _("third reading, blind")),
        (NAIVE, _("last test, by somebody new to the field")),
    )

    laws = forms.MultipleChoiceField(label=_("Laws"))
    coder = forms.ChoiceField(label=_("Who reads"))
    kind = forms.ChoiceField(label=_("How"), choices=KINDS)

    def __init__(
        self, data: Any = None, *, laws: Iterable[tuple[str, str]], coders: Mapping[str, str]
    ) -> None:
        super().__init__(data, initial={"kind": BLIND})
        _give_choices(self.fields["laws"], laws)
        _give_choices(self.fields["coder"], coders.items())


class AnswersForm(forms.Form):
    """Answers to some questions of one law, each question with fields of its own."""

    def __init__(self, data: Any, *, questions: Sequence[Question]) -> None:
        super().__init__(data)
        self.questions = questions
        for one in questions:
            self._add(one)

    def answers(self) -> list[CodedAnswer]:
        """Give the answers that were chosen; a question without one is left out."""
        given = [self._answer(one.id) for one in self.questions]
        return [answer for answer in given if answer.value]

    def _add(self, one: Question) -> None:
        values = [(value, value) for value in one.answers]
        standard = [(value, value) for value in ("unknown", "contested", "not_applicable")]
        choices = [("", ""), *values, *standard]
        self.fields[f"value-{one.id}"] = forms.ChoiceField(required=False, choices=choices)
        for name in ("cites", "caution", "why"):
            self.fields[f"{name}-{one.id}"] = forms.CharField(required=False, max_length=MOST)
        for name, kind in (("reading", Reading), ("confidence", Confidence)):
            words = [(each.value, each.value) for each in kind]
            self.fields[f"{name}-{one.id}"] = forms.ChoiceField(required=False, choices=words)

    def _answer(self, question: str) -> CodedAnswer:
        names = ("value", "cites", "reading", "confidence", "caution", "why")
        said = {name: self.cleaned_data[f"{name}-{question}"].strip() for name in names}
        return CodedAnswer(
            question,
            said["value"],
            tuple(line.strip() for line in said["cites"].splitlines() if line.strip()),
            Reading(said["reading"] or Reading.RECALLED),
            Confidence(said["confidence"] or Confidence.LOW),
            said["caution"],
            said["why"],
        )


class SettleForm(forms.Form):
    """A value that is settled for one question, and why."""

    question = forms.CharField(max_length=20)
    value = forms.CharField(max_length=60)
    cites = forms.CharField(required=False, max_length=MOST)
    reason = forms.CharField(max_length=MOST)

    def settled(self) -> Settled:
        """Give what is settled."""
        given = self.cleaned_data
        cites = tuple(line.strip() for line in given["cites"].splitlines() if line.strip())
        return Settled(given["question"], given["value"], cites, given["reason"].strip())


def _give_choices(field: forms.Field, choices: Iterable[tuple[str, str]]) -> None:
    assert isinstance(field, forms.ChoiceField | forms.MultipleChoiceField)
    field.choices = list(choices)
