"""The stages of a policy's life, each with how much of it there is and where to see it."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.policy.clauses import Version
from folkmoot.web.assessment import queries as assessment
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.decision import queries as decision
from folkmoot.web.life.pages import Station
from folkmoot.web.policy import evidence_queries


def stations(version: Version) -> tuple[Station, ...]:
    """Give the way through, from evidence to laws, for the policy of *version*."""
    consultations = consultation.consultations()
    responses = sum(len(consultation.responses_of(each.id)) for each in consultations)
    decisions = sum(len(put) for _, put in decision.meetings())
    judged = len(assessment.world(timezone.localdate()).laws)
    text = f"/policy/{version.policy}/{version.number}/"
    return (
        Station(
            _("Evidence"), len(evidence_queries.claims(version.policy)), _("claims"), "/evidence/"
        ),
        Station(_("Voices"), responses, _("responses"), "/consultation/"),
        Station(_("Votes"), decisions, _("decisions"), "/decisions/"),
        Station(_("Text"), len(version.clauses), _("clauses"), text),
        Station(_("Laws"), judged, _("jurisdictions"), "/law/"),
    )


def report_address() -> str:
    """Give where the report is read, or nothing where none was published."""
    return "/report/" if (settings.HOME / "report").is_dir() else ""
