"""Where a reference is shown: its address on the site."""

from urllib.parse import quote, urlencode

from folkmoot.foundation.references import Kind, Reference

PLACES = {
    Kind.CLAIM: "evidence",
    Kind.SOURCE: "sources",
    Kind.CONSIDERATION: "considerations",
    Kind.POSITION: "positions",
    Kind.CONSIDERATION: "considerations",
    Kind.CONSULTATION: "consultation",
    Kind.ROUND: "round",
    Kind.RESPONSE: "response",
    Kind.LETTER: "response",
    Kind.RUN: "results",
    Kind.CAMPAIGN: "campaign",
    Kind.THEME: "theme",
    Kind.GROUP: "group",
    Kind.EVENT: "meeting",
    Kind.MOTION: "motion",
    Kind.AMENDMENT: "motion",
    Kind.DECISION: "decision",
}
"""Kinds that have a page of their own at /place/name/."""


def address(reference: Reference | str) -> str:
    """Give the address of the page that shows *reference*; its trace where it has no page."""
    ref = Reference.parse(reference) if isinstance(reference, str) else reference
    if ref.kind is Kind.POLICY:
        return "/".join(["/policy", *filter(None, (ref.name, ref.version, ref.part)), ""])
    if ref.kind is Kind.ASSESSMENT:
        on = f"?{urlencode({'on': ref.version})}" if ref.version else ""
        return f"/law/{ref.name}/{on}" + (f"#{quote(ref.part)}" if ref.part else "")
    if ref.kind is Kind.LAW:
        jurisdiction, _, instrument = ref.name.partition("/")
        place = "-".join(filter(None, (instrument, ref.part)))
        return f"/law/{jurisdiction}/" + (f"#{quote(place)}" if place else "")
    if ref.kind in PLACES:
        part = f"#{quote(ref.part)}" if ref.part else ""
        return f"/{PLACES[ref.kind]}/{quote(ref.name, safe='')}/{part}"
    return f"/trace/?{urlencode({'ref': str(ref)})}"
