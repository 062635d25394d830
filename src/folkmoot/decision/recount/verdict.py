"""The verdict: what a tally comes to under its rule, in whole numbers and exact fractions."""

from math import ceil

from folkmoot.decision.recount.reading import Differs, Record
from folkmoot.decision.recount.sides import Sides, sides_of


def rule_of(rules: Record, decision: Record) -> Record:
    """Give the rule that the decision was taken by."""
    for number, rule in enumerate(rules.items("rules"), start=1):
        found = Record(f"rules.json, rule {number}", rule)
        if found.text("id") == decision.text("rule"):
            return found
    raise Differs(f"decision.json: there is no rule {decision.text('rule')}")


def check_verdict(decision: Record, rule: Record, sections: dict[str, Sides]) -> str:
    """See that the verdict follows from the tally, and say so."""
    verdict = verdict_of(decision, rule, sections)
    said = decision.inner("outcome").text("verdict")
    if verdict != said:
        raise Differs(f"decision.json says {said}; by the rule it is {verdict}")
    return f"By the rule '{rule.text('id')}' ({rule.text('article')}) it is {verdict}."


def verdict_of(decision: Record, rule: Record, sections: dict[str, Sides]) -> str:
    """Give what the tally of *decision* comes to."""
    tally, chair = decision.inner("tally"), decision.value.get("chair")
    total = sides_of(tally.inner("total"))
    present, entitled = tally.number("present"), tally.number("entitled")
    there = present if rule.text("counts") == "present" else sum(total)
    quorum, turnout = rule.fraction("quorum"), rule.fraction("turnout")
    if there < ceil(quorum * entitled) or sum(total) < ceil(turnout * entitled):
        return "inquorate"
    if rule.text("tie") == "chair" and total[0] == total[1] > 0:
        return {"yes": "carried", "no": "lost"}.get(str(chair), "tied")
    reached = _reached(rule.inner("majority"), total, present=present, entitled=entitled)
    if reached and rule.value.get("sections") is not None:
        inclined = (
            sum(yes > no for yes, no, _ in sections.values()),
            sum(yes < no for yes, no, _ in sections.values()),
            sum(yes == no and yes + abstain > 0 for yes, no, abstain in sections.values()),
        )
        second = rule.inner("sections")
        reached = _reached(second, inclined, present=sum(inclined), entitled=len(sections))
    return "carried" if reached else "lost"


def _reached(majority: Record, sides: Sides, *, present: int, entitled: int) -> bool:
    base = {
        "for_and_against": sides[0] + sides[1],
        "cast": sum(sides),
        "present": present,
        "entitled": entitled,
    }[majority.text("base")]
    needed = majority.fraction("threshold") * base
    enough = sides[0] > needed if majority.flag("strict") else sides[0] >= needed
    return sides[0] > 0 and enough
