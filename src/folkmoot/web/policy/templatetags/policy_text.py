"""Template filters of the policy: prose to HTML, and a version's reading direction."""

import nh3
from django import template
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from folkmoot.foundation.languages import direction
from folkmoot.policy.comparison import Change, Piece, spoken

register = template.Library()

TAGS = {"p", "ul", "ol", "li", "em", "strong", "code", "blockquote"}
_markdown = MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink"])


@register.filter
def prose(text: str) -> SafeString:
    """Set a clause's Markdown: paragraphs, lists and emphasis, no HTML, links or pictures."""
    html = nh3.clean(_markdown.render(text), tags=TAGS, attributes={})
    return mark_safe(html)  # cleaned in the line above


@register.filter
def reading(language: str) -> str:
    """Give the direction that *language* is read in."""
    return direction(language)


@register.filter
def older(pieces: tuple[Piece, ...]) -> list[Piece]:
    """Give the pieces of the older side."""
    return [piece for piece in pieces if piece.change is not Change.ADDED]


@register.filter
def newer(pieces: tuple[Piece, ...]) -> list[Piece]:
    """Give the pieces of the newer side."""
    return [piece for piece in pieces if piece.change is not Change.REMOVED]


@register.filter
def told(pieces: tuple[Piece, ...]) -> tuple[str, ...]:
    """Give each change as a phrase that can be read aloud."""
    return spoken(pieces)
