"""HTML to text, paragraph by paragraph; scripts and styles have no words."""

from html.parser import HTMLParser
from typing import Final

LINES: Final = frozenset({"br", "li", "tr"})
BLOCKS: Final = LINES | {
    *("address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "fieldset"),
    *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
    *("hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"),
}
SILENT: Final = frozenset({"script", "style", "head", "template"})


def words_of(html: str) -> str:
    """Give the text of *html*.

    >>> words_of("<p>One<br>two</p><script>evil()</script><p>three &amp; four")
    'One\\ntwo\\n\\nthree & four'
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = [" ".join(line.split()) for line in "".join(reader.pieces).split("\n")]
    return _at_most_one_blank(lines)


class _Reader(HTMLParser):
    """Collects words, and line ends at the edges of blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent.append(tag)
        if tag == "body":
            self._silent.clear()
        if tag in BLOCKS:
            self.pieces.append("\n" if tag in LINES else "\n\n")
        if tag in {"td", "th"}:
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._silent and self._silent[-1] == tag:
            self._silent.pop()
        if tag in BLOCKS - LINES:
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data.replace("\n", " "))


def _at_most_one_blank(lines: list[str]) -> str:
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()
