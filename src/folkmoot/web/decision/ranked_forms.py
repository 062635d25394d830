"""What comes from ranked ballots and from the chair who opens such a vote, parsed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.decision.ranked_votes import MOST_OPTIONS
from folkmoot.decision.ranking.ballots import Ranking
from folkmoot.decision.secrecy import Secrecy


class RankingForm(forms.Form):
    """A ballot that ranks: a place from 1 for each option, or none; or an abstention.

    Only the order counts, so that places may be left out between others. Two options in one place,
    or nothing at all, are told at the option or for the whole, and nothing typed is lost.
    """

    abstain = forms.BooleanField(required=False)

    def __init__(self, data: Mapping[str, object] | None, *, labels: Sequence[str]) -> None:
        super().__init__(data)
        self.labels = list(labels)
        for place in range(len(labels)):
            self.fields[f"option-{place}"] = forms.IntegerField(
                min_value=1,
                max_value=len(labels),
                required=False,
                error_messages=dict.fromkeys(
                    ("invalid", "min_value", "max_value"),
                    _("Write a number from 1 to %(most)s, or leave it empty.")
                    % {"most": len(labels)},
                ),
            )

    def clean(self) -> dict[str, object]:
        """Refuse two options in one place, a ballot with nothing on it, and one that does both."""
        given = self._given()
        at = defaultdict[int, list[int]](list)
        for option, place in given.items():
            at[place].append(option)
        for place, options in at.items():
            names = ", ".join(self.labels[option] for option in options)
            for option in options if len(options) > 1 else ():
                said = _("%(names)s both have place %(place)s. Give each a place of its own.")
                self.add_error(f"option-{option}", said % {"names": names, "place": place})
        if self.errors:
            return self.cleaned_data
        if given and self.cleaned_data["abstain"]:
            raise forms.ValidationError(_("You ranked options and also chose to abstain. Do one."))
        if not given and not self.cleaned_data["abstain"]:
            raise forms.ValidationError(
                _("Give at least one option a place, or choose to abstain.")
            )
        return self.cleaned_data

    @property
    def ranking(self) -> Ranking:
        """The options in the order of their places; empty where the ballot abstains."""
        given = self._given()
        return tuple(sorted(given, key=lambda option: given[option]))

    def _given(self) -> dict[int, int]:
        found = {n: self.cleaned_data.get(f"option-{n}") for n in range(len(self.labels))}
        return {option: place for option, place in found.items() if place}


class OpenRankedForm(forms.Form):
    """What the chair opens: by which rule, in which kind, and for an election the names."""

    rule = forms.CharField(max_length=60)
    secrecy = forms.ChoiceField(
        choices=[("", ""), *((kind, kind) for kind in Secrecy)], required=False
    )
    names = forms.CharField(max_length=200 * MOST_OPTIONS, required=False)

    @property
    def options(self) -> tuple[str, ...]:
        """The names, one in a line."""
        lines = str(self.cleaned_data["names"]).splitlines()
        return tuple(filter(None, (" ".join(line.split()) for line in lines)))

    @property
    def kind(self) -> Secrecy | None:
        """The kind of vote chosen, or None for the usual one."""
        kind = self.cleaned_data["secrecy"]
        return Secrecy(kind) if kind else None


class ChairOrderForm(forms.Form):
    """Which of the equals the chair prefers, by its place among the options."""

    prefer = forms.IntegerField(
        min_value=1,
        max_value=MOST_OPTIONS,
        error_messages={"required": gettext_lazy("Choose one of those that are equal.")},
    )
