"""A pack's Markdown as HTML that is safe to show."""

import nh3
from markdown_it import MarkdownIt

TAGS = {"p", "h2", "h3", "ul", "ol", "li", "em", "strong", "blockquote", "table", "thead"} | {
    *("tbody", "tr", "th", "td", "hr", "br")
}

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


def safe_html(text: str) -> str:
    """Render *text*; its headings begin under the page's own, and links are only words."""
    deeper = "\n".join(f"#{line}" if line.startswith("#") else line for line in text.split("\n"))
    return nh3.clean(_markdown.render(deeper), tags=TAGS, attributes={})


def title_of(text: str) -> str:
    """Give the first heading of *text*, or its first line."""
    lines = [line for line in text.split("\n") if line.strip()]
    headings = [line for line in lines if line.startswith("#")]
    return (headings or lines or [""])[0].lstrip("# ").strip()
