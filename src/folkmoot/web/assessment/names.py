"""What places, regions and models are called in the reader's language."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from babel import Locale
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.assessment.jurisdictions import Jurisdiction

OWN_NAMES: Final = Path(__file__).with_name("own_names.toml")
AREAS: Final = {
    "Africa": "002",
    "Americas": "019",
    "Asia": "142",
    "Europe": "150",
    "Oceania": "009",
    "Antarctica": "AQ",
    "Eastern Africa": "014",
    "Middle Africa": "017",
    "Northern Africa": "015",
    "Southern Africa": "018",
    "Western Africa": "011",
    "Caribbean": "029",
    "Central America": "013",
    "Northern America": "021",
    "South America": "005",
    "Central Asia": "143",
    "Eastern Asia": "030",
    "South-eastern Asia": "035",
    "Southern Asia": "034",
    "Western Asia": "145",
    "Eastern Europe": "151",
    "Northern Europe": "154",
    "Southern Europe": "039",
    "Western Europe": "155",
    "Australia and New Zealand": "053",
    "Melanesia": "054",
    "Micronesia": "057",
    "Polynesia": "061",
}
"""Codes of the UN's standard M49, by which the CLDR names regions in every language."""


def place_name(jurisdiction: Jurisdiction) -> str:
    """Give the name of a place; the one in English where the reader's language has none here."""
    language = _language()
    if language == "en":
        return jurisdiction.name
    own = _own_names(language).get(jurisdiction.id)
    return own or _territories(language).get(jurisdiction.iso2, jurisdiction.name)


def area_name(area: str) -> str:
    """Give the name of a region or subregion."""
    language = _language()
    return area if language == "en" else _territories(language).get(AREAS.get(area, ""), area)


def bloc_name(bloc: str) -> str:
    """Give the name of a union or council of states, as the pack has it where no other is here."""
    known = {
        "African Union": _("African Union"),
        "ASEAN": _("ASEAN"),
        "Council of Europe": _("Council of Europe"),
        "European Union": _("European Union"),
        "OECD": _("OECD"),
    }
    return known.get(bloc, bloc)


def model_name(model: str) -> str:
    """Give a model of the packs in words; one without a translation as the pack has it."""
    known = {
        "criminalisation": _("criminalisation"),
        "partial_criminalisation": _("partial criminalisation"),
        "end_demand": _("end demand"),
        "legalisation": _("legalisation"),
        "decriminalisation": _("decriminalisation"),
    }
    return known.get(model, model.replace("_", " "))


def _language() -> str:
    return (get_language() or "en").split("-")[0]


@cache
def _territories(language: str) -> Mapping[str, str]:
    return dict(Locale.parse(language).territories)


@cache
def _own_names(language: str) -> Mapping[str, str]:
    names: Mapping[str, Mapping[str, str]] = tomllib.loads(OWN_NAMES.read_text(encoding="utf-8"))
    return names.get(language, {})
