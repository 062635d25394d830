"""A small report with something of every kind in it."""

from datetime import date

from folkmoot.foundation.references import Reference
from folkmoot.publication.blocks import Paper, paper_of
from folkmoot.publication.report import (
    Annex,
    ClauseText,
    Decided,
    Finding,
    Judged,
    Quoted,
    Report,
)
from folkmoot.publication.tables import Table

ref = Reference.parse


def a_report(words: str = "We ask for safety & <respect>.", language: str = "en") -> Report:
    """Build a report whose one quotation is *words*."""
    return Report(
        id="lantern-2026",
        title="A policy, and how it came about",
        subtitle="Report to the sections",
        publisher="Lantern",
        made=date(2026, 6, 22),
        notice="Lantern is an invented federation.",
        summary=("Nine in ten of those who wrote asked for one thing.",),
        method=("Six sections asked, each by its own deadline.",),
        respondents=(
            Table("Responses by section", ("section", "form", "all"), (("north", "–", "158"),)),
        ),
        findings=(a_finding(words, language),),
        decisions=(
            Decided(
                ref("decision:council"),
                "A policy",
                "Lantern Council",
                date(2026, 5, 23),
                "carried",
                ("17 for and 4 against.", "The motion is carried."),
            ),
        ),
        clauses=(
            ClauseText(
                ref("policy:sex-work-rights@2#2.3"),
                "2.3",
                "Activities around it",
                ("Organising is left alone, except where it exploits.",),
                "Changed by",
                (ref("amendment:amend-2-3"),),
            ),
        ),
        laws=(a_judged_law(),),
        annexes=(Annex("Open data", ("The data lie beside this report.",)),),
    )


def a_paper(words: str = "We ask for safety & <respect>.", language: str = "en") -> Paper:
    """Lay that report out."""
    return paper_of(a_report(words, language))


def a_judged_law() -> Judged:
    """Build what one law comes to: two clauses met, and one unknown."""
    return Judged(
        ref("law:NZL"),
        "New Zealand",
        date(2026, 1, 1),
        "decriminalisation",
        (("2.1", "met"), ("2.2", "met"), ("5.7", "unknown")),
    )


def a_finding(words: str, language: str) -> Finding:
    """Build a finding with one quotation."""
    return Finding(
        of=ref("theme:third-parties"),
        title="Helping and exploiting are told apart",
        says="41 of 231 responses say so.",
        clauses=(ref("policy:sex-work-rights@1#2.3"),),
        quotations=(Quoted(words, ref("response:north-1#q1"), "a member, North", language),),
    )
