"""What is sent in to make a batch."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.web.analysis.coding_book_queries import Book


class BatchForm(forms.Form):
    """A batch: its codebook, how many responses drawn how, who reads them, and how."""

    STRATA = (
        ("", _("at random from all of them")),
        ("kind", _("from each kind of respondent its share")),
        ("section", _("from each section its share")),
        ("language", _("from each language its share")),
    )

    name = forms.SlugField(max_length=50)
    book = forms.ChoiceField()
    size = forms.IntegerField(min_value=1, max_value=5000, required=False)
    drawn_by = forms.ChoiceField(choices=STRATA, required=False)
    once = forms.BooleanField(required=False)
    coders = forms.MultipleChoiceField(required=False)
    shows_who = forms.BooleanField(required=False)
    machine = forms.BooleanField(required=False)

    def __init__(self, data: Any, *, books: Sequence[Book], coders: Mapping[str, str]) -> None:
        two = list(coders) if len(coders) == 2 else []
        super().__init__(data, initial={"size": 30, "once": True, "coders": two, "machine": True})
        self.books = {book.id: book for book in books}
        _give(
            self.fields["book"],
            {id: f"{book.name} {book.version}" for id, book in self.books.items()},
        )
        _give(self.fields["coders"], coders)

    def chosen_book(self) -> Book:
        """Give the codebook that was chosen."""
        return self.books[self.cleaned_data["book"]]


def _give(field: forms.Field, choices: Mapping[str, str]) -> None:
    assert isinstance(field, forms.ChoiceField | forms.MultipleChoiceField)
    field.choices = list(choices.items())
