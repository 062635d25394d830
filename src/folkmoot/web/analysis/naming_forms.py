"""What is sent in where themes are named in the languages of those who answered."""

from collections.abc import Iterable, Sequence

from django import forms

from folkmoot.analysis.framing import Line, Names, named


def field_of(key: str, language: str) -> str:
    """Give the field for the name, in *language*, of the theme whose first line has this *key*."""
    return f"called-{key}-{language}"


class NamesForm(forms.Form):
    """Of each theme its name in each language; an empty field is no name."""

    def __init__(self, data: object, *, keys: Iterable[str], languages: Sequence[str]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # the POST of a request
        self.languages = languages
        for key in keys:
            for language in languages:
                self.fields[field_of(key, language)] = forms.CharField(
                    max_length=200, required=False
                )

    @property
    def is_sent(self) -> bool:
        """Whether there was a field for such a name on the page at all."""
        return any(field in self.data for field in self.fields)

    def names(self, key: str) -> Names:
        """Give what was written for one theme, by language."""
        written = (
            (language, " ".join(str(self.cleaned_data.get(field_of(key, language), "")).split()))
            for language in sorted(self.languages)
        )
        return tuple((language, words) for language, words in written if words)


def names_by_theme(form: NamesForm, lines: Sequence[Line]) -> dict[str, Names]:
    """Give the names that were written for each theme of *lines*, by its first name."""
    return {name: form.names(own[0].key) for name, own in named(lines)}
