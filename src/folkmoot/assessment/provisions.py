"""Instruments of law and their provisions: what an answer cites."""

from dataclasses import dataclass, field
from enum import StrEnum

from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.references import Kind, Reference


class Reading(StrEnum):
    """How far whoever coded an instrument had it before their eyes."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class Instrument:
    """An act, code or regulation, with the dates of its life kept apart; None is not coded."""

    id: str
    title: str
    short: str
    language: str
    reading: Reading
    adopted: LooseDate | None = None
    published: LooseDate | None = None
    commenced: LooseDate | None = None
    repealed: LooseDate | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """The smallest citable part of an instrument: *pinpoint* is its id, *shown* how it is cited."""

    instrument: Instrument
    pinpoint: str
    shown: str
    about: str = ""
    jurisdiction: str = field(default="", kw_only=True)

    @property
    def id(self) -> str:
        """The key by which answers cite it, such as pra-2003#s12."""
        return f"{self.instrument.id}#{self.pinpoint}"

    @property
    def cited(self) -> str:
        """The citation as people write it: Prostitution Reform Act 2003 s 12."""
        return f"{self.instrument.short} {self.shown}"

    @property
    def reference(self) -> Reference:
        """The name it has for ever, such as law:NZL/pra-2003#s12."""
        return Reference(Kind.LAW, f"{self.jurisdiction}/{self.instrument.id}", part=self.pinpoint)
