"""Template filters of rounds that reported: what became of passages, in words."""

from django import template

from folkmoot.web.publication.gathering.round_words import standings

register = template.Library()


@register.filter
def standing(value: str) -> str:
    """Say what became of passages that were commented on."""
    return standings().get(value, value)
