"""What is sent in from the pages on which people read candidates and put a frame together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django import forms
from django.utils.translation import gettext as _

from folkmoot.analysis.framing import Line
from folkmoot.foundation.errors import InputError
from folkmoot.web.analysis.theme_pages import PARTS, Sight

FIELDS = ("name", "reason", "note")
SHOWN = ("all", "open", "named", "left", "split")
ORDERS = ("voices", "responses", "near", "name")


def sight_of(asked: Mapping[str, str]) -> Sight:
    """Read which candidates are to be seen out of an address; what is unknown there is ignored."""
    show, order = asked.get("show", ""), asked.get("order", "")
    return Sight(
        show if show in SHOWN else SHOWN[0],
        asked.get("language", "")[:20],
        order if order in ORDERS else ORDERS[0],
        asked.get("words", "")[:100],
    )


class VersionForm(forms.Form):
    """Of which version of the draft a page was made."""

    version = forms.IntegerField(min_value=0)


class DraftForm(VersionForm):
    """Of each candidate on the page a name, a reason for leaving it out, a note, and a tick."""

    together = forms.CharField(max_length=200, required=False)

    def __init__(self, data: object) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # the POST of a request
        self.keys = [field[5:] for field in self.data if field.startswith("name-")]
        for key in self.keys:
            for field in FIELDS:
                self.fields[f"{field}-{key}"] = forms.CharField(max_length=200, required=False)
            self.fields[f"tick-{key}"] = forms.BooleanField(required=False)

    def lines(self, base: Sequence[Line]) -> list[Line]:
        """Give *base* with what was written on the page in place of what stood there."""
        before = {line.key: line for line in base}
        return list(
            (before | {key: self._line(before.get(key, Line(key))) for key in self.keys}).values()
        )

    def ticked(self) -> frozenset[str]:
        """Give the keys of what was ticked."""
        return frozenset(key for key in self.keys if self.cleaned_data.get(f"tick-{key}"))

    def _line(self, before: Line) -> Line:
        given = [str(self.cleaned_data.get(f"{field}-{before.key}", "")) for field in FIELDS]
        name, reason, note = (" ".join(text.split()) for text in given)
        names = before.names if name == before.name else ()
        return replace(before, name=name, reason=reason, note=note, names=names)


def put_ticked_together(lines: Sequence[Line], ticked: frozenset[str], name: str) -> list[Line]:
    """Give what was ticked one name: *name*, or the first that one of them has already.

    Fewer than two ticks, or no name, raise InputError.
    """
    has = [line.name for line in lines if line.key in ticked and line.name]
    wanted = " ".join(name.split()) or next(iter(has), "")
    if len(ticked) < 2:
        raise InputError(_("Tick at least two candidates to put them together."))
    if not wanted:
        raise InputError(_("Write a name for what you put together."))
    return [
        replace(line, name=wanted, reason="", names=()) if line.key in ticked else line
        for line in lines
    ]


class SplitForm(VersionForm):
    """Of each passage of a candidate the part that it goes to."""

    def __init__(self, data: object, *, fields: Sequence[str]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # the POST of a request
        for field in fields:
            self.fields[field] = forms.TypedChoiceField(
                choices=[(number, number) for number in PARTS],
                coerce=int,
                required=False,
            )
