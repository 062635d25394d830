"""Flips: what a changed rule, scheme, codebook or law makes of each law, before it is saved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from folkmoot.assessment.assessments import Reason, reasons
from folkmoot.assessment.law import Standing, stand
from folkmoot.assessment.packs import Packs
from folkmoot.assessment.rules import find
from folkmoot.assessment.schemes import model_of
from folkmoot.foundation.canonical import Json


class Kind(StrEnum):
    """What is said of a law: its model by a scheme, a flag or axis, a finding by a rule."""

    MODEL = "model"
    SIGN = "sign"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said of one law on one day, with the answers that decide it or are missing.

    *of* is the id of the scheme, of the scheme and its sign (axes#buying), or of the rule.
    """

    kind: Kind
    of: str
    name: str
    possible: tuple[str, ...]
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Turned:
    """One thing that would be said otherwise; None where it was not, or would not be, said."""

    was: Said | None
    now: Said | None

    @property
    def said(self) -> Said:
        """What would be said, or else what was."""
        found = self.now or self.was
        assert found is not None
        return found

    def as_json(self) -> dict[str, Json]:
        """Give the form of `folkmoot law flips --json`."""
        return {
            "kind": self.said.kind.value,
            "of": self.said.of,
            "was": list(self.was.possible) if self.was else None,
            "now": list(self.now.possible) if self.now else None,
            "because": [reason.as_json() for reason in self.said.because],
        }


@dataclass(frozen=True, slots=True)
class Flip:
    """One law of which something else would be said: models first, then signs, then findings."""

    jurisdiction: str
    name: str
    turned: tuple[Turned, ...]

    def of(self, kind: Kind) -> tuple[Turned, ...]:
        """Give what turned of one kind."""
        return tuple(one for one in self.turned if one.said.kind is kind)

    def as_json(self) -> dict[str, Json]:
        """Give the form of `folkmoot law flips --json`."""
        return {
            "jurisdiction": self.jurisdiction,
            "name": self.name,
            "turned": [one.as_json() for one in self.turned],
        }


def flips(before: Packs, after: Packs, *, on: date) -> tuple[Flip, ...]:
    """Give every law of which *after* says something else than *before* of the same day.

    By all schemes and by the rules of all policies. Laws of which the same is said are left out,
    and so are those that neither has coded on that day.
    """
    places = dict.fromkeys((*before.laws.laws, *after.laws.laws))
    found = (_flip(place, before, after, on) for place in places)
    return tuple(flip for flip in found if flip.turned)


def _flip(place: str, before: Packs, after: Packs, on: date) -> Flip:
    was, now = ({(s.kind, s.of): s for s in _said(place, packs, on)} for packs in (before, after))
    turned = [Turned(was.get(key), now.get(key)) for key in dict.fromkeys((*was, *now))]
    kinds = list(Kind)
    differ = sorted(filter(_differs, turned), key=lambda one: kinds.index(one.said.kind))
    law = (after.laws.laws.get(place) or before.laws.laws[place]).jurisdiction
    return Flip(place, law.name, tuple(differ))


def _differs(turned: Turned) -> bool:
    was, now = turned.was, turned.now
    return was is None or now is None or set(was.possible) != set(now.possible)


def _said(place: str, packs: Packs, on: date) -> Iterator[Said]:
    law = packs.laws.laws.get(place)
    if law is None or on < law.first_day:
        return
    standing = stand(law, packs.laws.codebook, on=on)
    yield from _by_schemes(packs, standing)
    for rule in (rule for rules in packs.rules.values() for rule in rules.rules):
        found = find(rule, standing)
        possible = tuple(map(str, found.possible))
        because = reasons(standing, found.missing or found.because)
        yield Said(Kind.FINDING, rule.id, rule.name, possible, because)


def _by_schemes(packs: Packs, standing: Standing) -> Iterator[Said]:
    for scheme in packs.laws.schemes.values():
        if scheme.rows:
            model = model_of(scheme, standing)
            because = reasons(standing, model.missing or model.because)
            yield Said(Kind.MODEL, scheme.id, scheme.name, model.possible, because)
        for sign in scheme.signs():
            verdict = sign.when.read(standing.values)
            holds = {True: "yes", False: "no", None: "unknown"}[verdict.truth]
            because = reasons(standing, verdict.because)
            yield Said(Kind.SIGN, f"{scheme.id}#{sign.id}", sign.text, (holds,), because)
