"""What consultations, rounds and responses are called in the record."""

from collections.abc import Collection, Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.consultation.models import ResponseRow, RoundRow
from folkmoot.web.consultation.queries.packs import consultations
from folkmoot.web.federation import queries as federation
from folkmoot.web.ledger.labels import register


def register_names() -> None:
    """Say in the record what this area's references are called."""
    register(Kind.CONSULTATION, name_consultations)
    register(Kind.ROUND, name_rounds)
    register(Kind.RESPONSE, name_responses)


def name_consultations(references: Collection[Reference]) -> Mapping[Reference, str]:
    """Give each consultation its title."""
    language = get_language() or "en"
    titles = {each.id: each.title.in_language(language) for each in consultations()}
    return {each: titles[each.name] for each in references if each.name in titles}


def name_rounds(references: Collection[Reference]) -> Mapping[Reference, str]:
    """Give each round the name of its body."""
    bodies = federation.body_names()
    found = dict(RoundRow.objects.values_list("id", "body"))
    return {
        each: _("The round of %(body)s") % {"body": bodies.get(found[each.name], found[each.name])}
        for each in references
        if each.name in found
    }


def name_responses(references: Collection[Reference]) -> Mapping[Reference, str]:
    """Say of each response to whose round it came in, and which of its answers is meant."""
    bodies = federation.body_names()
    names = sorted({each.name for each in references})
    found: dict[str, str] = {}
    for start in range(0, len(names), 500):
        rows = ResponseRow.objects.filter(name__in=names[start : start + 500])
        found |= dict(rows.values_list("name", "round__body"))
    said = _("A response to %(body)s")
    return {
        each: said % {"body": bodies.get(found[each.name], found[each.name])}
        + (f" · {each.part}" if each.part else "")
        for each in references
        if each.name in found
    }
