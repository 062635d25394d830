"""What may be said of a changed file: the text itself, a day to look at, and why."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 300_000
"""More than ten times the longest file of rules in the packs."""


class RulesForm(forms.Form):
    """A changed rules.toml, scheme or codebook, pasted or uploaded; *about* only to propose it."""

    text = forms.CharField(
        label=_("The whole file, as it would be"),
        required=False,
        max_length=MOST_BYTES,
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 18, "dir": "ltr", "class": "source", "spellcheck": "false"}
        ),
    )
    file = forms.FileField(
        label=_("Or a file"), required=False, widget=forms.FileInput(attrs={"accept": ".toml"})
    )
    on = forms.DateField(
        label=_("Look at the laws of the day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    about = forms.CharField(
        label=_("Why? In a sentence or two, for whoever reads it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def __init__(self, *args: Any, today: date, proposes: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.proposes = today, proposes

    def clean(self) -> dict[str, Any]:
        """Take the text of the file where one was sent; ask for a reason where it is proposed."""
        cleaned = super().clean() or {}
        sent = cleaned.get("file")
        if sent:
            cleaned["text"] = self._decoded(sent.read(MOST_BYTES + 1))
        if not self.errors and not str(cleaned.get("text", "")).strip():
            self.add_error("text", _("Paste the file, or choose it."))
        if self.proposes and not cleaned.get("about"):
            self.add_error("about", _("Write why, so that a second person can judge it."))
        return cleaned

    def day(self) -> date:
        """Give the day asked for, today where none is, or where it is still to come."""
        day = self.cleaned_data.get("on")
        return min(day, self.today) if day else self.today

    def _decoded(self, sent: bytes) -> str:
        if len(sent) > MOST_BYTES:
            self.add_error("file", _("This file is too long for rules or a scheme."))
        try:
            return sent.decode()
        except UnicodeDecodeError:
            self.add_error("file", _("This file is not UTF-8. Save it as UTF-8."))
            return ""
