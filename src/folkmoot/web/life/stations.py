"""The stages of a policy's life, each with how much of it there is and where to see it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.policy.clauses import Version
from folkmoot.web.analysis import queries as analysis
from folkmoot.web.assessment import world_queries
from folkmoot.web.components.addresses import address
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.decision import queries as decision
from folkmoot.web.life.pages import Station
from folkmoot.web.policy import evidence_queries
from folkmoot.web.publication import queries as publication


def stations(version: Version) -> tuple[Station, ...]:
    """Give the way through, from evidence to laws, for the policy of *version*."""
    consultations = [each.id for each in consultation.consultations()]
    responses = sum(consultation.count_usable(each) for each in consultations)
    runs = [run for run in map(analysis.told_run, consultations) if run]
    themes = sum(bool(t.signed_on) for run in runs for t in analysis.published_themes(run.id))
    results = address(runs[0].reference) if runs else "/consultation/"
    decisions = sum(len(put) for _held, put in decision.meetings())
    judged = len(world_queries.world(timezone.localdate()).laws)
    claims = len(evidence_queries.claims(version.policy))
    return (
        Station(_("Evidence"), claims, _("claims"), "/evidence/"),
        Station(_("Voices"), responses, _("responses"), "/consultation/"),
        Station(_("Sense"), themes, _("themes"), results),
        Station(_("Votes"), decisions, _("decisions"), "/decisions/"),
        Station(_("Text"), len(version.clauses), _("clauses"), address(version.reference)),
        Station(_("Laws"), judged, _("jurisdictions"), "/law/"),
    )


def report_address() -> str:
    """Give where the latest report is read, or nothing where none was published."""
    published = publication.reports()
    return f"/report/{published[0].id}/" if published else ""
