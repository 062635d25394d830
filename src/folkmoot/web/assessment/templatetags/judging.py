"""How the five-part test is said on pages."""

from django import template
from django.utils.functional import Promise

from folkmoot.assessment.restrictions import Part, Verdict
from folkmoot.web.assessment.judged_forms import PARTS, VERDICTS

register = template.Library()


@register.filter
def part_asked(part: Part) -> str | Promise:
    """Say what a part asks."""
    return PARTS[Part(part)]


@register.filter
def verdict_said(verdict: Verdict) -> str | Promise:
    """Say a verdict in words."""
    return VERDICTS[Verdict(verdict)]
