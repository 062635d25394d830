"""What is sent in from the coder's desk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.foundation.errors import UnknownReference
from folkmoot.foundation.references import Reference


class SignOffForm(forms.Form):
    """A theme's name and the clauses that it speaks to."""

    name = forms.CharField(
        max_length=200,
        error_messages={"required": _("Give the theme a name that says what people said.")},
    )
    clauses = forms.MultipleChoiceField(required=False)

    def __init__(self, data: object, *, clauses: list[str]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # the POST of a request
        field = self.fields["clauses"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(clause, clause) for clause in clauses]

    def chosen(self) -> list[Reference]:
        """Give the clauses that were ticked."""
        try:
            return [Reference.parse(clause) for clause in self.cleaned_data["clauses"]]
        except UnknownReference as error:
            raise forms.ValidationError(str(error)) from error
