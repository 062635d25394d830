"""What the workbench takes in: the text of a new version."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

MOST: Final = 400_000
"""The most characters that a version may have."""


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
