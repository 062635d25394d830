"""Rulings and corrections: that each is in the ledger, and that none of the ledger is left out."""

from folkmoot.decision.recount.reading import Bundle, Differs, Record, digest

EVENTS = ("ruling.made", "decision.corrected")


def check_rulings(bundle: Bundle, decision: Record) -> list[str]:
    """See that the rulings on this are those of the ledger; give each correction as a sentence."""
    of_this = {decision.text("on"), decision.text("decision")}
    told = [
        entry
        for entry in bundle.entries()
        if entry.text("event") in EVENTS and of_this & {str(each) for each in entry.items("about")}
    ]
    rulings = bundle.records("rulings.json")
    for ruling, entry in zip(rulings, told, strict=False):
        if digest(ruling.value) != entry.inner("detail").value.get("ruling"):
            raise Differs(f"{ruling.where} is not the one that {entry.where} tells of")
    bundle.same_length("rulings.json", len(told))
    return [
        f"It was corrected later: {ruling.text('text')}"
        for ruling, entry in zip(rulings, told, strict=True)
        if entry.text("event") == "decision.corrected"
    ]
