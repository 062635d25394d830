"""Jurisdictions: our own registry, because law is made below and beside the ISO countries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """Somebody's law: NZL, GB-EAW, US-NV; *parent* is the jurisdiction that it lies within.

    *iso2* is the two-letter code of ISO 3166, by which the CLDR names places in every language.
    """

    id: str
    name: str
    region: str
    parent: str = field(default="", kw_only=True)
    iso2: str = field(default="", kw_only=True)
    subregion: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class Registry:
    """Every jurisdiction known by name, whether its law is coded or not."""

    jurisdictions: Mapping[str, Jurisdiction]

    def __iter__(self) -> Iterator[Jurisdiction]:
        return iter(self.jurisdictions.values())

    def __contains__(self, jurisdiction: object) -> bool:
        return jurisdiction in self.jurisdictions

    def __getitem__(self, jurisdiction: str) -> Jurisdiction:
        return self.jurisdictions[jurisdiction]

    def within(self, parent: str) -> tuple[Jurisdiction, ...]:
        """Give the jurisdictions that lie directly within *parent*, by name."""
        found = (one for one in self if one.parent == parent)
        return tuple(sorted(found, key=lambda one: one.name))
