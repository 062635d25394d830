"""What the desk of the roll sends, parsed: seats to enter, a proxy, and what a button says."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.decision.fields import expanded
from folkmoot.decision.roll import Proxy, Roll, Seat
from folkmoot.decision.rules import RuleSet

Choices = Iterable[tuple[str, str]]


class SeatForm(forms.Form):
    """One seat, or a row of them such as m01..40; its votes are those of its kind, or typed in."""

    seat = forms.CharField(max_length=80, label=_("Id, or a row of them: m01..40"))
    name = forms.CharField(max_length=200, required=False, label=_("Name that is published"))
    section = forms.ChoiceField(label=_("Section that it speaks for"))
    kind = forms.ChoiceField(required=False, label=_("Kind, which says its votes"))
    votes = forms.IntegerField(
        min_value=1, max_value=100_000, required=False, label=_("Votes, where no kind says them")
    )
    holder = forms.ChoiceField(
        required=False, label=_("Who sits in it (seen here only, not published)")
    )
    may_split = forms.BooleanField(required=False, label=_("It may split its votes"))

    def __init__(
        self, *args: object, rules: RuleSet, sections: Choices, people: Choices, **more: object
    ) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]  # Django's own arguments
        self.weights = rules.weights
        _choices(self, "section", sections)
        _choices(self, "kind", [("", "—"), *((kind, kind) for kind in rules.weights)])
        _choices(self, "holder", [("", "—"), *people])

    def clean(self) -> None:
        """Ask for votes where no kind says how many."""
        said = self.cleaned_data
        if not said.get("kind") and not said.get("votes"):
            raise forms.ValidationError(_("How many votes? Choose a kind, or write a number."))

    @property
    def seats(self) -> list[Seat]:
        """The seats, absent until they are checked in."""
        said = self.cleaned_data
        return [
            Seat(
                seat_id,
                said["section"],
                self.weights.get(said["kind"]) or said["votes"],
                kind=said["kind"],
                name=said["name"],
                holder=said["holder"],
                is_present=False,
                may_split=said["may_split"],
            )
            for seat_id in expanded((said["seat"],))
        ]


class ProxyForm(forms.Form):
    """The votes of one seat given to another, or to somebody without a seat, with instructions."""

    seat = forms.ChoiceField(label=_("Who gives their votes"))
    holder = forms.ChoiceField(required=False, label=_("To whoever sits in"))
    name = forms.CharField(
        max_length=200, required=False, label=_("Or to somebody without a seat: their name")
    )
    account = forms.ChoiceField(required=False, label=_("The account of somebody without a seat"))

    def __init__(
        self,
        *args: object,
        roll: Roll,
        rules: RuleSet,
        titles: Mapping[str, str],
        people: Choices,
        **more: object,
    ) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]  # Django's own arguments
        self.roll, self.rules, self.titles = roll, rules, titles
        seats = sorted(seat for seat in roll if seat.id not in roll.given())
        named = [(seat.id, f"{seat.name or seat.id} ({seat.id})") for seat in seats]
        _choices(self, "seat", [each for each in named if roll.by_id()[each[0]].votes])
        _choices(self, "holder", [("", "—"), *named])
        _choices(self, "account", [("", "—"), *people])
        if rules.proxies.instructed:
            self._ask_for_instructions()

    def clean(self) -> None:
        """Ask for one holder: a seat, or somebody without one."""
        said = self.cleaned_data
        if bool(said.get("holder")) is bool(said.get("name")):
            raise forms.ValidationError(_("Choose who holds the proxy: a seat, or a name."))

    @property
    def proxy(self) -> Proxy:
        """The proxy."""
        said = self.cleaned_data
        answers = {on: said[f"on {on}"] for on in self.titles if said.get(f"on {on}")}
        bound = said.get("bound", False) or not self.rules.proxies.free
        holder = said["holder"] or self._new_id
        return Proxy(said["seat"], holder, answers, free=not bound)

    @property
    def carrier(self) -> Seat | None:
        """The seat without votes of somebody who only holds proxies, where one is needed."""
        said = self.cleaned_data
        if said["holder"]:
            return None
        section = self.roll.by_id()[said["seat"]].section
        return Seat(
            self._new_id,
            section,
            0,
            name=said["name"],
            holder=said["account"],
            is_present=False,
        )

    @property
    def _new_id(self) -> str:
        taken = self.roll.by_id()
        numbers = range(1, len(taken) + 2)
        return next(f"proxy-{n}" for n in numbers if f"proxy-{n}" not in taken)

    def _ask_for_instructions(self) -> None:
        words = {"yes": _("For"), "no": _("Against"), "abstain": _("Abstain")}
        kept = [("", _("As the holder decides")), *((each, words[each]) for each in words)]
        for on, title in self.titles.items():
            self.fields[f"on {on}"] = forms.ChoiceField(
                choices=kept, required=False, label=f"{title} ({on})"
            )
        if self.rules.proxies.free:
            self.fields["bound"] = forms.BooleanField(
                required=False, label=_("It votes only as instructed")
            )


class DeskForm(forms.Form):
    """What one of the desk's buttons does with a seat."""

    do = forms.ChoiceField(choices=[(each, each) for each in ("in", "out", "off", "back")])
    of = forms.CharField(max_length=80)


def _choices(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)
