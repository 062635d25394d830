"""Akoma Ntoso references of coded law: names by the OASIS naming convention, where they are known.

A reference is made only of what the packs say: /akn/<state>/act/<adopted>/<name>, and of a section
or article /!main~sec_12. The name is the instrument's id, as the convention allows one where no
number is stated; nothing is guessed, so many have none.
"""

import re
from typing import Final

from folkmoot.assessment.jurisdictions import Jurisdiction
from folkmoot.assessment.provisions import Instrument, Provision

DAY: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
STATE: Final = re.compile(r"[A-Z]{2}")
NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
JUDGMENT: Final = re.compile(
    r"\b(v|vs|court|cour|corte|tribunal|sentencia|mahkemesi|writ)\b", re.IGNORECASE
)
"""Words by which the title of a judgment is known: it is no act, and gets no name of one."""

PARTS: Final = {
    "s": "sec",
    "§": "sec",
    "art": "art",
    "m": "art",
    "st": "art",
    "Điều": "art",
}
"""How sections and articles are cited, and what the convention calls them."""
NUMBER: Final = r"\d+(?: ?[A-Za-z]+)?(?:[.:/-]\d*[A-Za-z]*)*"
SHOWN: Final = re.compile(rf"(?P<part>{'|'.join(PARTS)})\.? ?(?P<number>{NUMBER})")
AFTER: Final = re.compile(rf"(?P<number>{NUMBER})\.? (?P<part>§)")
"""A section cited as Sweden and Finland do: 7 §."""


def act_reference(jurisdiction: Jurisdiction, instrument: Instrument) -> str:
    """Give the address of an act, or an empty text where a part of it is not known.

    The law of a part, such as GB-EAW, has none: packs do not say which legislature made an act.
    Nor has one without a date of adoption, with a name that is only a number, or a judgment.
    """
    dated = instrument.adopted.text if instrument.adopted else ""
    is_known = (
        not jurisdiction.parent
        and STATE.fullmatch(jurisdiction.iso2)
        and DAY.fullmatch(dated)
        and NAME.fullmatch(instrument.id)
        and not instrument.id.isdecimal()
        and not JUDGMENT.search(instrument.title)
    )
    country = jurisdiction.iso2.lower()
    return f"/akn/{country}/act/{dated}/{instrument.id}" if is_known else ""


def provision_reference(jurisdiction: Jurisdiction, provision: Provision) -> str:
    """Give the address of a provision: its act's, and its own section or article.

    Empty where the act has none, and where the citation is of another kind or of several.
    """
    act, portion = act_reference(jurisdiction, provision.instrument), portion_of(provision.shown)
    return f"{act}/!main~{portion}" if act and portion else ""


def portion_of(shown: str) -> str:
    """Give the portion that a citation names, if it names just one section or article.

    >>> portion_of("s 12"), portion_of("art. 225-12-1"), portion_of("§ 181 a"), portion_of("7 §")
    ('sec_12', 'art_225-12-1', 'sec_181a', 'sec_7')
    >>> portion_of("ss 12-15"), portion_of("s 9(1)"), portion_of("6 kap. 11 §"), portion_of("art")
    ('', '', '', '')
    """
    found = SHOWN.fullmatch(shown) or AFTER.fullmatch(shown)
    if found is None:
        return ""
    number = re.sub(r"[.:/]", "-", found["number"].replace(" ", ""))
    return f"{PARTS[found['part']]}_{number}"
