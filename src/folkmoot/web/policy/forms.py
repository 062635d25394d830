"""What the workbench takes in: the text of a new version."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

MOST: Final = 400_000
"""The most characters that a version may have."""


class AnswerForm(forms.Form):
    """Which clauses of a version answer a point of a decision, or that none does; and why."""

    clauses = forms.MultipleChoiceField(
        required=False,
        error_messages={"invalid_choice": _("This version has no such clause.")},
    )
    why = forms.CharField(
        max_length=2000,
        error_messages={
            "required": _("Write why these clauses answer it, or what is missing where none does."),
        },
    )

    def __init__(self, *args: Any, clauses: Iterable[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["clauses"].choices = [(each, each) for each in clauses]  # type: ignore[attr-defined]  # it has


class ProposalForm(forms.Form):
    """The Markdown of a version that is being proposed."""

    text = forms.CharField(
        max_length=MOST,
        strip=False,
        error_messages={
            "required": _("The text is empty. Write the version in Markdown."),
            "max_length": _("The text is longer than a version can be. Shorten it."),
        },
    )
