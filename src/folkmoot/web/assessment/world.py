"""The world by legal model, and one clause's laws, put together for their pages."""

from datetime import date

from folkmoot.foundation.references import Reference
from folkmoot.web.assessment import queries
from folkmoot.web.assessment.forms import DayForm
from folkmoot.web.assessment.pages import ClauseLawsPage, ModelGroup, Region, WorldPage
from folkmoot.web.assessment.showing import counts, words
from folkmoot.web.policy import queries as policy


def page(form: DayForm, on: date) -> WorldPage:
    """Give the world on a day, its laws listed by model and set out by region."""
    found = queries.world(on)
    groups = [
        ModelGroup(words(model), meaning, tuple(law for law in found.laws if law.model == model))
        for model, meaning in (*found.meanings.items(), ("", ""))
    ]
    names = sorted({law.region for law in found.laws})
    regions = (
        Region(name, tuple(law for law in found.laws if law.region == name)) for name in names
    )
    shown = tuple(group for group in groups if group.laws)
    return WorldPage(on, form, shown, tuple(regions), found.uncoded)


def clause_page(clause: Reference) -> ClauseLawsPage | None:
    """Give the page of one clause's laws, or None where the policy has no such clause."""
    known = policy.clause_of(clause)
    if known is None:
        return None
    found = queries.laws_on(clause)
    return ClauseLawsPage(
        clause, f"{clause.part} {known.clause.title}", found, counts(r.result for r in found.rows)
    )
