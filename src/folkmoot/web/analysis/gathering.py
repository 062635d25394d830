"""One theme of a frame as people put it together, and what makes a frame impossible."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.analysis.framing import Line, Names
from folkmoot.foundation.canonical import json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis.documents import StoredTheme


@dataclass(frozen=True, slots=True)
class Gathering:
    """One theme of a frame: its name, the clauses it speaks to, and what it gathers.

    It gathers candidates, and *parts* of others that were split. *names* say its name in several
    languages, by the language.
    """

    name: str
    clauses: tuple[Reference, ...]
    candidates: tuple[Reference, ...]
    parts: tuple[Line, ...] = ()
    names: Names = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of what it gathers, within its run."""
        whole = [each.name.rsplit("-", 1)[0] for each in self.candidates]
        return tuple(sorted([*whole, *(part.key for part in self.parts)]))

    @property
    def lines(self) -> tuple[Line, ...]:
        """What it gathers, in the order of the keys."""
        parts = {part.key: part for part in self.parts}
        return tuple(parts.get(key, Line(key)) for key in self.keys)

    @property
    def key(self) -> str:
        """Its own key: the same candidates under the same name have the same one."""
        return f"f-{json_hash([self.name, *self.keys])[:10]}"


def refuse_odd(frame: Sequence[Gathering], known: Mapping[str, StoredTheme]) -> None:
    """Raise InputError where a theme has no name, gathers nothing, or what another one gathers.

    *known* are the candidates of the run by their keys.
    """
    if any(not each.name.strip() or not each.keys for each in frame):
        raise InputError(_("Each theme needs a name and at least one candidate."))
    used = Counter(key for each in frame for key in each.keys)
    split = {line.candidate for each in frame for line in each.parts}
    if twice := [key for key, times in used.items() if times > 1 or key in split]:
        raise InputError(
            _("The candidate %(key)s is in two themes. Put it in one of them.") % {"key": twice[0]}
        )
    if strange := sorted({key.partition(".")[0] for key in used} - set(known)):
        raise InputError(
            _("The candidate %(key)s is not of this run. Leave it out.") % {"key": strange[0]}
        )
    _refuse_odd_parts([line for each in frame for line in each.parts], known)


def _refuse_odd_parts(parts: Sequence[Line], known: Mapping[str, StoredTheme]) -> None:
    places = [(line.candidate, place) for line in parts for place in line.places]
    there = {
        (key, (one.response, one.start)) for key, theme in known.items() for one in theme.passages
    }
    if len(set(places)) < len(places) or not set(places) <= there:
        raise InputError(
            _("A passage is in two parts of its candidate, or in none. Split it again.")
        )
    if any(not line.places for line in parts):
        raise InputError(_("A part of a candidate has no passages. Split the candidate again."))
