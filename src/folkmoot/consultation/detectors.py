"""Detectors: stretches of a response that look as if they led to somebody; a person decides.

They find what has a form of its own: addresses, numbers, dates. A name has none. Whatever they
find, and whatever they do not, nothing is anonymous because a detector was quiet.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from folkmoot.consultation.redaction import Reason, Span, merged

MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
    *("septembre", "octobre", "novembre", "décembre"),
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
    *("septiembre", "setiembre", "octubre", "noviembre", "diciembre"),
    *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس"),
    *("سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب"),
    *("أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
)
_MONTH = "|".join(MONTHS)
_IBAN: Final = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")

FORMS: Final = (
    (Reason.CONTACT, re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")),
    (Reason.CONTACT, re.compile(r"(?:https?://|www\.)[^\s<>\"]{2,500}", re.IGNORECASE)),
    (Reason.CONTACT, re.compile(r"\b(?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,10}/[^\s<>\"]{1,300}", re.I)),
    (Reason.CONTACT, re.compile(r"(?<![\w@])@\w{3,40}")),
    (Reason.CONTACT, re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")),
    (Reason.PLACE, re.compile(r"[-+]?\d{1,3}\.\d{3,12}[ ,;]{1,3}[-+]?\d{1,3}\.\d{3,12}")),
    (Reason.PLACE, re.compile(r"\d{1,3}°\s?(?:\d{1,2}[′']\s?)?(?:[\d.]{1,8}[″\"]\s?)?[NSEWO]")),
    (Reason.DAY, re.compile(r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b")),
    (Reason.DAY, re.compile(r"(?<![\d.])\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?![\d.])")),
    (
        Reason.DAY,
        re.compile(
            rf"\b\d{{1,2}}(?:st|nd|rd|th|er)?\s+(?:of |de )?(?:{_MONTH})"
            rf"(?:,?\s+(?:de )?\d{{4}})?\b",
            re.IGNORECASE,
        ),
    ),
    (
        Reason.DAY,
        re.compile(
            rf"\b(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}}\b)?", re.IGNORECASE
        ),
    ),
    (Reason.CONTACT, re.compile(r"(?<![\w.])(?:\+|00)\d(?:[ ()./-]{0,2}\d){6,14}(?!\w)")),
    (Reason.CONTACT, re.compile(r"(?<![\w.])\(?0\d(?:[ ()./-]{0,2}\d){6,12}(?!\w)")),
    (Reason.NUMBER, re.compile(r"(?<![\w.])[A-Z]{0,3}\d(?:[ -]?\d){5,29}(?!\w)")),
)
"""Each form with the reason it is proposed for; the first that fits a stretch has it."""


def proposed(words: Mapping[str, str]) -> tuple[Span, ...]:
    """Propose stretches of *words*, text by part, to be left out.

    >>> [(s.start, s.end, str(s.reason)) for s in proposed({"q1": "Mail me: a@b.example."})]
    [(9, 20, 'contact')]
    """
    return merged(span for part, text in words.items() for span in _in_part(part, text))


def _in_part(part: str, text: str) -> Iterable[Span]:
    found = [
        Span(part, *match.span(), Reason.NUMBER)
        for match in _IBAN.finditer(text)
        if _is_account(match[0])
    ]
    for reason, form in FORMS:
        for match in form.finditer(text):
            if not any(s.start < match.end() and match.start() < s.end for s in found):
                found.append(Span(part, *match.span(), reason))
    return found


def _is_account(text: str) -> bool:
    """Check the two digits of an international account number (ISO 13616: remainder 1 by 97)."""
    plain = text.replace(" ", "")
    turned = "".join(str(int(character, 36)) for character in plain[4:] + plain[:4])
    return int(turned) % 97 == 1
