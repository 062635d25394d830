"""What people judge of a restriction, say of coded answers, and report, parsed."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.restrictions import Judged, Judgement, Part, Verdict
from folkmoot.assessment.streams import Report, Stream, Validity
from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.errors import InputError

PARTS = {
    Part.PURPOSE: _("Has it a legitimate purpose?"),
    Part.LAW: _("Is it provided by law?"),
    Part.NECESSITY: _("Is it necessary?"),
    Part.PROPORTION: _("Is it proportionate?"),
    Part.EQUALITY: _("Does it discriminate against nobody?"),
}
VERDICTS = {
    Verdict.PASSES: _("yes, it passes"),
    Verdict.DOUBTFUL: _("doubtful"),
    Verdict.FAILS: _("no, it fails"),
    Verdict.UNASSESSED: _("not assessed"),
}
VALIDITIES = {
    Validity.CONFIRMED: _("confirmed"),
    Validity.DISPUTED: _("disputed"),
    Validity.CANNOT_SAY: _("cannot say"),
}
STREAMS = {
    Stream.GOVERNMENT: _("a government"),
    Stream.CIVIL_SOCIETY: _("civil society"),
}
WHY = _("Why?")
OPEN_QUESTIONS = ("", _("Choose a question"))


class RestrictionForm(forms.Form):
    """A restriction to be put to the test, and what those who made it say it is for."""

    on = forms.DateField(
        label=_("As in force on the day"), widget=forms.DateInput(attrs={"type": "date"})
    )
    purpose = forms.CharField(
        label=_("What do those who made it say that it is for, and where?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(self, *args: Any, asked: Sequence[tuple[str, str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [OPEN_QUESTIONS, *((q, f"{q} {text} {value}") for q, text, value in asked)]
        question = forms.ChoiceField(label=_("Which restriction?"), choices=choices)
        self.fields = {"question": question, **self.fields}


class JudgementForm(forms.Form):
    """One assessor's judgement, part by part; whatever is said has a reason."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for part, label in PARTS.items():
            self.fields[part.value] = forms.ChoiceField(
                label=label,
                choices=[(one.value, said) for one, said in VERDICTS.items()],
                widget=forms.RadioSelect,
            )
            self.fields[f"{part.value}_why"] = forms.CharField(
                label=WHY,
                required=False,
                max_length=2000,
                widget=forms.Textarea(
                    attrs={"rows": 2, "dir": "auto", "aria-label": format_lazy("{} {}", label, WHY)}
                ),
            )
        self.fields["sources"] = forms.CharField(
            label=_("What did you read for it?"),
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        )

    def clean(self) -> dict[str, Any]:
        """Ask for a reason wherever something is said."""
        said = super().clean() or {}
        for part in PARTS:
            verdict = said.get(part.value)
            if verdict and verdict != Verdict.UNASSESSED and not said.get(f"{part.value}_why"):
                self.add_error(
                    f"{part.value}_why", _("Say why: a verdict without a reason helps nobody.")
                )
        return said

    def judgement(self, assessor: str) -> Judgement:
        """Give the judgement as it was handed in."""
        said = self.cleaned_data
        parts = {
            part: Judged(Verdict(said[part.value]), said[f"{part.value}_why"]) for part in PARTS
        }
        return Judgement(assessor, parts, said["sources"])


class ValidationForm(forms.Form):
    """What an organisation in the country says of coded answers, one by one."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(
        self,
        *args: Any,
        asked: Sequence[tuple[str, str, str]],
        by_researcher: bool,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.asked = asked
        if by_researcher:
            self.fields["organisation"] = forms.CharField(
                label=_("Which organisation said it?"), max_length=200
            )
        self.fields["on"] = forms.DateField(
            label=_("On which day?"), widget=forms.DateInput(attrs={"type": "date"})
        )
        choices = [("", "–"), *((one.value, said) for one, said in VALIDITIES.items())]
        for question, text, value in asked:
            label = f"{question} {text} {value}"
            self.fields[f"v_{question}"] = forms.ChoiceField(
                label=label, choices=choices, required=False
            )
            self.fields[f"w_{question}"] = forms.CharField(
                label=_("In their words"), required=False, max_length=2000
            )

    def clean(self) -> dict[str, Any]:
        """Ask for words wherever an answer is disputed."""
        said = super().clean() or {}
        for question, _text, _value in self.asked:
            disputed = said.get(f"v_{question}") == Validity.DISPUTED
            if disputed and not said.get(f"w_{question}"):
                self.add_error(f"w_{question}", _("Say what is wrong with the answer."))
        return said

    def rows(self) -> Iterator[tuple[str, str, str, forms.BoundField, forms.BoundField]]:
        """Give each question with its two fields."""
        for question, text, value in self.asked:
            yield question, text, value, self[f"v_{question}"], self[f"w_{question}"]

    def head(self) -> Iterator[forms.BoundField]:
        """Give the fields about the whole."""
        return (self[name] for name in ("organisation", "on") if name in self.fields)

    def remarks(self) -> list[tuple[str, Validity, str]]:
        """Give what was said, question by question."""
        return [
            (question, Validity(verdict), self.cleaned_data[f"w_{question}"])
            for question, _text, _value in self.asked
            if (verdict := self.cleaned_data[f"v_{question}"])
        ]


class ReportForm(forms.Form):
    """What a government or civil society reports in answer to one question."""

    stream = forms.ChoiceField(
        label=_("Who reports it?"),
        choices=[(one.value, said) for one, said in STREAMS.items()],
        widget=forms.RadioSelect,
    )
    source = forms.CharField(label=_("Where is it said?"), max_length=500)
    year = forms.CharField(label=_("Of which year?"), max_length=20)
    words = forms.CharField(
        label=_("In their words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def __init__(self, *args: Any, codebook: Codebook, **more: Any) -> None:
        super().__init__(*args, **more)
        answers = [
            (f"{one.id} {one.text}", [(f"{one.id}:{v}", v.replace("_", " ")) for v in one.answers])
            for one in codebook
        ]
        answer = forms.ChoiceField(label=_("What is reported?"), choices=[("", "–"), *answers])
        self.fields = {"answer": answer, **self.fields}

    def clean_year(self) -> str:
        """Refuse what is no date."""
        try:
            return str(LooseDate.parse(self.cleaned_data["year"]))
        except InputError as error:
            raise forms.ValidationError(str(error)) from error

    def report(self) -> Report:
        """Give the report."""
        said = self.cleaned_data
        question, _colon, value = said["answer"].partition(":")
        stream = Stream(said["stream"])
        return Report(stream, question, value, said["source"], said["year"], said["words"])
