"""What reasons, fields and columns of items are called on pages."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.consultation.intake.typing import Field, FieldKind
from folkmoot.consultation.intake.values import DayOrder
from folkmoot.consultation.intake.waiting import Why
from folkmoot.consultation.pack import Consultation

CONSENTS = {
    "use": gettext_lazy("May be read and counted"),
    "quote": gettext_lazy("May be quoted"),
    "attribute": gettext_lazy("May be quoted by name"),
    "archive": gettext_lazy("May be kept in an archive"),
    "pass_on": gettext_lazy("May be passed to the secretariat"),
}


def whys() -> tuple[tuple[str, str], ...]:
    """Name the reasons for which an item is set aside."""
    return (
        (Why.EMPTY, _("It says nothing")),
        (Why.UNREADABLE, _("Nobody can read it, and nobody can be asked")),
        (Why.NO_ANSWER, _("It is no answer to this consultation")),
        (Why.NOT_SENT, _("It was never sent off, or was taken back")),
        (Why.CAME_AGAIN, _("Its sender gave it again in a form that can be read")),
        (Why.SPAM, _("It is spam")),
    )


def day_orders() -> tuple[tuple[str, str], ...]:
    """Name the orders in which a sheet may write its days."""
    return (
        (DayOrder.YEAR_FIRST, "2025-11-03"),
        (DayOrder.DAY_FIRST, "03/11/2025"),
        (DayOrder.MONTH_FIRST, "11/03/2025"),
    )


def label_of(field: Field, pack: Consultation, language: str) -> str:
    """Give what stands beside a field: the question's own words, or the name of a fact."""
    if field.kind is FieldKind.YES:
        return str(CONSENTS[field.name])
    if field.part in _facts():
        return _facts()[field.part]
    words = {each.id: each.text.in_language(language) for each in pack.questions}
    words |= {each.id: each.text.in_language(language) for each in pack.statements}
    said = f"{field.part}. {words.get(field.part, '')}"
    if field.name.endswith(" why"):
        return f"{field.part}. {_('Reasons')}"
    clause = field.name.removeprefix(field.part).strip()
    return f"{said} ({clause})" if clause else said


def becomes(name: str, pack: Consultation, language: str) -> str:
    """Name what a column may become, with the question's own words."""
    plain = {
        "leave out": _("leave out"),
        "words": _("keep, as an answer to no question"),
        "comment": _("words to no question"),
        "id": _("the row's own number"),
    }
    if name in plain:
        return plain[name]
    if name in CONSENTS:
        return str(CONSENTS[name])
    if name in _facts():
        return _facts()[name]
    part, _blank, rest = name.partition(" ")
    field = Field(name, FieldKind.WORDS, part)
    said = label_of(field, pack, language)
    return said if rest or len(said) < 90 else said[:89] + "…"


def _facts() -> dict[str, str]:
    return {
        "received": _("The day on which it came"),
        "kind": _("For whom it speaks"),
        "participants": _("How many took part, in a discussion"),
        "organisation": _("Organisation"),
        "language": _("Language, such as en"),
        "comment": _("Anything else"),
    }
