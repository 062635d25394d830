"""What is sent in from the pages on which responses are assigned to themes."""

from collections.abc import Mapping

from django import forms

from folkmoot.web.analysis.assign_queries import State

SAID = (State.TAKEN, State.REFUSED)


def number_in(data: Mapping[str, str], field: str) -> int:
    """Read a number out of an address or a form; -1 where there is none."""
    text = data.get(field, "")
    return int(text) if text.isdecimal() and len(text) < 10 else -1


class JudgeForm(forms.Form):
    """Of each proposal on the page, whether it is taken or refused; or nothing yet."""

    def __init__(self, data: object) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # the POST of a request
        for field in self.data:
            if field.startswith("p-") and field[2:].isdecimal():
                self.fields[field] = forms.ChoiceField(
                    choices=[(said, said) for said in SAID], required=False
                )

    def verdicts(self) -> dict[int, str]:
        """Give what was said, by the proposals' keys."""
        return {int(field[2:]): said for field, said in self.cleaned_data.items() if said}
