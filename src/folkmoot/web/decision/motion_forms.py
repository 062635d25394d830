"""What comes from the pages on which motions are put to a meeting, parsed."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.foundation.errors import UnknownReference
from folkmoot.foundation.references import Reference
from folkmoot.web.decision.choice_queries import Choices

LONGEST: Final = 20_000
"""The most characters that the text of a motion may have."""


class ListForm(forms.Form):
    """A form that chooses from lists: *lists* has what each of its fields offers."""

    def __init__(self, *args: Any, lists: Mapping[str, Choices], **more: Any) -> None:
        super().__init__(*args, **more)
        for name, choices in lists.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def reference(self, name: str) -> Reference:
        """Give what was chosen from the list *name*."""
        return Reference.parse(self.cleaned_data[name])

    def references(self, name: str) -> tuple[Reference, ...]:
        """Give all that was chosen from the list *name*."""
        return tuple(Reference.parse(each) for each in self.cleaned_data[name])


def text_field(
    label: Any, hint: Any = "", *, asked: Any = "", rows: int = 4, most: int = LONGEST
) -> forms.CharField:
    """Give a field of several lines; with *asked* it must be filled in, and says so."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=most,
        required=bool(asked),
        error_messages={"required": asked},
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
    )


def several(label: Any, hint: Any = "") -> forms.MultipleChoiceField:
    """Give a field that takes any number from a list."""
    return forms.MultipleChoiceField(
        label=label, help_text=hint, required=False, widget=forms.CheckboxSelectMultiple
    )


class DraftForm(ListForm):
    """The words of a motion, and who moves it."""

    title = forms.CharField(
        label=_("What it is called"),
        max_length=200,
        error_messages={"required": _("Give the motion a title, such as one would say aloud.")},
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    text = text_field(
        _("What the meeting is asked to decide"),
        _(
            "Say what is to happen, who is to do it, and by when. Leave a line empty between "
            "paragraphs."
        ),
        asked=_("Write what is to be decided."),
        rows=8,
    )
    mover = forms.ChoiceField(label=_("Who moves it"))


class CompositeForm(DraftForm):
    """The words that take the place of several motions."""

    text = text_field(
        _("What the meeting is asked to decide"),
        _(
            "It begins with their texts, one after the other. Make one text of them that their "
            "movers agree on."
        ),
        asked=_("Write what is to be decided."),
        rows=12,
    )


class TableForm(DraftForm):
    """A motion as it is put to a meeting: its words, its rule, its parts, what it is about."""

    rule = forms.ChoiceField(label=_("The rule it is voted on by"))
    parts = text_field(
        _("Points that later text must answer, one in each line"),
        _(
            "They are voted on together. What is written later must answer each of them, and a "
            "page shows whether it does."
        ),
    )
    rivals = several(
        _("Motions it stands against"),
        _(
            "The meeting takes one of them at most. Choose one; those that it stands against come "
            "with it."
        ),
    )
    about = several(_("Clauses it speaks to"))
    mandated_by = several(_("Decisions that asked for it"))
    adopts = several(_("What it brings into force"))
    rests_on = text_field(
        _("What it rests on: references, one in each line"),
        _("For instance theme:a-theme. Leave it empty if there is none."),
        rows=2,
        most=2000,
    )
    costing = text_field(_("What it costs"), rows=3, most=4000)

    def clean_parts(self) -> tuple[str, ...]:
        """Give the lines that say something."""
        return lines(self.cleaned_data["parts"])

    def clean_rests_on(self) -> tuple[Reference, ...]:
        """Parse the references."""
        try:
            return tuple(Reference.parse(line) for line in lines(self.cleaned_data["rests_on"]))
        except UnknownReference as error:
            raise forms.ValidationError(str(error)) from error


def lines(text: str) -> tuple[str, ...]:
    """Give the lines of *text* that say something, without the blanks around them.

    >>> lines(" one \\n\\n two")
    ('one', 'two')
    """
    return tuple(line.strip() for line in text.splitlines() if line.strip())
