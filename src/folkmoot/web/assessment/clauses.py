"""One clause and the law, put together for its page: who meets it, who breaches it, on a day."""

from datetime import date

from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.jurisdictions import Registry
from folkmoot.assessment.packs import Laws
from folkmoot.assessment.rules import Result
from folkmoot.foundation.references import Reference
from folkmoot.web.assessment import clause_queries, painting, queries, showing
from folkmoot.web.assessment.clause_pages import ClauseLawsPage, FindingGroup, JudgedRow, RuleLaws
from folkmoot.web.assessment.clause_queries import JudgedStanding, RuleOnDay
from folkmoot.web.assessment.drawing import DrawnBlock, drawn_tiles
from folkmoot.web.assessment.forms import DayForm
from folkmoot.web.assessment.names import place_name
from folkmoot.web.policy import queries as policy


def page(clause: Reference, form: DayForm, on: date) -> ClauseLawsPage | None:
    """Give the page of one clause's laws, or None where the policy has no such clause."""
    known = policy.clause_of(clause)
    if known is None:
        return None
    found = clause_queries.rules_on(clause, on)
    return ClauseLawsPage(
        clause=clause,
        title=f"{clause.part} {known.clause.title}",
        on=on,
        form=form,
        recorded=queries.last_judged(clause),
        rules=tuple(_rule(one, queries.laws()) for one in found),
        why_none=clause_queries.reason_for_none(clause),
    )


def _rule(found: RuleOnDay, laws: Laws) -> RuleLaws:
    groups = (FindingGroup(result.value, _rows(found, result, laws)) for result in Result)
    return RuleLaws(
        found.rule.id,
        found.rule.name,
        tuple(group for group in groups if group.rows),
        tuple(place_name(law.jurisdiction) for law in found.early),
        _blocks(found, laws.registry),
    )


def _rows(found: RuleOnDay, result: Result, laws: Laws) -> tuple[JudgedRow, ...]:
    rows = (_row(one, laws.codebook) for one in found.judged if one.finding.result is result)
    return tuple(sorted(rows, key=lambda row: row.name))


def _row(one: JudgedStanding, codebook: Codebook) -> JudgedRow:
    law = one.standing.law
    return JudgedRow(
        law.jurisdiction.id,
        place_name(law.jurisdiction),
        showing.shown_reasons(one.standing, codebook, one.finding.because),
        showing.asked(codebook, one.finding.missing),
        one.since,
    )


def _blocks(found: RuleOnDay, registry: Registry) -> tuple[DrawnBlock, ...]:
    results = {one.standing.law.jurisdiction.id: one.finding.result.value for one in found.judged}
    early = frozenset(law.jurisdiction.id for law in found.early)
    return drawn_tiles(painting.painted_by_finding(results, early, registry), registry)
