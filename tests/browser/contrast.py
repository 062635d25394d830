"""Contrast, asked once of each kind of place on the site: on every page anew it takes most of axe.

Colours come from the style sheets, by tag, class and place. So two words have the same contrast
where all that they stand in has the same tags, classes, attributes, neighbours and places in turn.
"""

from dataclasses import dataclass, field

from axe_playwright_python.base import AxeResults
from playwright.sync_api import Page

from tests.faults.table import FULL

MARK_NEW = """(known) => {
  const said = ["class", "role", "type", "style", "lang", "dir", "scope", "fill", "stroke",
    "aria-current", "aria-hidden", "disabled", "open", "checked"];
  const names = (part) => part.getAttributeNames().filter((name) => name !== "data-new").sort();
  const is = (part) => part
    ? part.tagName + said.map((name) => part.getAttribute(name) ?? "-") + names(part) : "";
  const seen = new Set(known), found = [];
  const look = (part, above, place) => {
    const last = part.nextElementSibling ? "" : "last";
    const turn = place < 1 ? "first" : place % 2 ? "odd" : "even";
    const kind = digest(`${above}>${is(part.previousElementSibling)}+${is(part)}${turn}${last}`);
    const shows = part.matches("input, select, textarea, button")
      || [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (shows && !seen.has(kind)) {
      seen.add(kind);
      found.push(kind);
      part.setAttribute("data-new", "");
    }
    [...part.children].forEach((child, at) => look(child, kind, at));
  };
  const digest = (text) => {
    let [one, two] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < text.length; at++) {
      one = Math.imul(one ^ text.charCodeAt(at), 2654435761);
      two = Math.imul(two ^ text.charCodeAt(at), 1597334677);
    }
    return `${one >>> 0}.${two >>> 0}`;
  };
  look(document.body, "", 0);
  return found;
}"""
"""Mark the places of a kind that is not *known*, and give their kinds, by short names."""

ASK = """axe.run({include: [["[data-new]"]]},
  {runOnly: ["color-contrast"], resultTypes: ["violations"]})"""


@dataclass(slots=True)
class Contrast:
    """The kinds of place that were asked; in the full form of a drill, none is remembered."""

    known: list[str] = field(default_factory=list)

    def faults(self, page: Page) -> AxeResults | None:
        """Say what axe, which is in *page* already, finds where a place is of a new kind."""
        found = page.evaluate(MARK_NEW, self.known)
        self.known += [] if FULL else found
        return AxeResults(page.evaluate(ASK)) if found else None
