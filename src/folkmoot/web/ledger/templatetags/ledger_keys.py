"""Keys as people read them out."""

from django import template

from folkmoot.record.heads import spoken_key

register = template.Library()


@register.filter
def spoken(key: str) -> str:
    """Give a public key in groups of eight."""
    return spoken_key(key)
