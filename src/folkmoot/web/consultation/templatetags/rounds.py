"""Fields of the forms at the desk, and how times of a round are written."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from folkmoot.consultation.receipts import spoken
from folkmoot.consultation.zones import last_day_before
from folkmoot.foundation.languages import direction, own_name
from folkmoot.web.consultation.round_forms import REMINDERS, Typed
from folkmoot.web.consultation.words_forms import TypedWords

register = template.Library()

Part = dict[str, object]


@register.inclusion_tag("consultation/desk/field.html")
def field(typed: Typed, name: str, label: str, kind: str, *, hint: str = "") -> Part:
    """Show one field with its label, its hint and its fault."""
    return {
        "name": name,
        "label": label,
        "kind": kind,
        "hint": hint,
        "value": typed.values.get(name, ""),
        "fault": typed.faults.get(name, ""),
    }


@register.inclusion_tag("consultation/desk/area.html")
def area(typed: TypedWords, name: str, language: str, rows: int) -> Part:
    """Show one text in one language."""
    return _area(typed, f"{name}.{language}", language, rows=rows, label=_("Your words"))


@register.inclusion_tag("consultation/desk/question.html")
def question(typed: TypedWords, number: int, language: str) -> Part:
    """Show one of a body's own questions in one language, with its choices."""
    asked = f"q{number}.text.{language}"
    choices = f"q{number}.choices.{language}"
    return {
        "parts": [
            _area(typed, asked, language, rows=2, label=_("The question")),
            _area(typed, choices, language, rows=3, label=_("Choices, if any, one a line")),
        ]
    }


@register.inclusion_tag("consultation/desk/question.html")
def answer(typed: TypedWords, language: str) -> Part:
    """Show a question to the secretariat and its answer, in one language."""
    asked, said = f"question.{language}", f"answer.{language}"
    return {
        "parts": [
            _area(typed, asked, language, rows=2, label=_("What was asked")),
            _area(typed, said, language, rows=5, label=_("The answer")),
        ]
    }


@register.filter
def reminder_choices(page: object) -> tuple[int, ...]:
    """Give the days before the last one that a reminder may be sent on."""
    return REMINDERS


@register.filter
def moment(instant: datetime) -> str:
    """Write a day, with the time where it is not the day's beginning."""
    return date_format(instant, "j F Y" if instant.time() == time() else "j F Y, H:i")


@register.filter
def closing_moment(closes: datetime) -> str:
    """Write the last day, with the time where it is not the day's end."""
    zone = closes.tzinfo
    last = last_day_before(closes, zone) if isinstance(zone, ZoneInfo) else closes.date()
    return date_format(last, "j F Y") if last < closes.date() else date_format(closes, "j F Y, H:i")


@register.filter
def grouped(code: str) -> str:
    """Write a code in groups of four."""
    return spoken(code)


def _area(typed: TypedWords, name: str, language: str, *, rows: int, label: str) -> Part:
    return {
        "name": name,
        "label": label,
        "language": language,
        "language_name": own_name(language),
        "direction": direction(language),
        "rows": rows,
        "value": typed.values.get(name, ""),
        "fault": typed.faults.get(name, ""),
    }
