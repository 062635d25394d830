"""What the pages of the law that this area publishes show."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from folkmoot.assessment.jurisdictions import Jurisdiction
from folkmoot.publication.blocks import Paper
from folkmoot.web.assessment.forms import DayForm


@dataclass(frozen=True, slots=True)
class LawBriefPage:
    """The brief on one law; *policy* is the one asked for, empty for the usual one."""

    place: Jurisdiction
    on: date
    form: DayForm
    policy: str
    paper: Paper
    body: SafeString
    direction: str
    is_invented: bool
