"""A change of law that waits, and what others say of a law: all invented, and each says so.

Nothing of it is published: the coded law of the demo is what the packs say.
"""

from datetime import date, datetime

from folkmoot.assessment.editing import Edit, Part
from folkmoot.assessment.restrictions import Judged, Judgement, Verdict
from folkmoot.assessment.restrictions import Part as Asked
from folkmoot.assessment.streams import Report, Stream, Validity
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment import (
    change_queries,
    change_services,
    judged_services,
    rules_queries,
    rules_services,
    watch_services,
)

LAW, RESTRICTION = "NZL", "S7"
WRITER, OTHER = (Reference(Kind.PERSON, name) for name in ("leif", "sunniva"))
INVENTED = "Invented, to show the page."

ACT = Edit(
    Part.INSTRUMENT,
    {
        "id": "invented-2027",
        "title": "Sale of Services (Invented) Act 2027",
        "short": "Invented Act 2027",
        "language": "en",
        "reading": "recalled",
        "where": "there is no such act: it was invented to show how a change is written",
        "commenced": "2027-07-01",
    },
)
SECTION = Edit(
    Part.PROVISION,
    {
        "instrument": "invented-2027",
        "pinpoint": "s4",
        "shown": "s 4",
        "about": "invented: buying is an offence",
    },
)
BUYING = Edit(
    Part.ANSWER,
    {
        "question": "B1",
        "value": "criminal",
        "from": "2027-07-01",
        "provisions": ("invented-2027#s4",),
        "confidence": "low",
        "caution": "Invented.",
        "coder": "leif",
        "recorded": "2026-06-21",
    },
)
SAID = {
    Asked.PURPOSE: (Verdict.PASSES, Verdict.PASSES),
    Asked.LAW: (Verdict.PASSES, Verdict.PASSES),
    Asked.NECESSITY: (Verdict.DOUBTFUL, Verdict.FAILS),
    Asked.PROPORTION: (Verdict.PASSES, Verdict.DOUBTFUL),
    Asked.EQUALITY: (Verdict.PASSES, Verdict.PASSES),
}


def wait(at: datetime) -> str:
    """Watch an invented bill, write a change for it that is never published, and hear others."""
    watched = watch_services.watch(
        LAW,
        "Invented, to show the list: a bill that would make buying an offence.",
        "2027-07",
        source="The invented Lantern Gazette 12 of 2026",
        by=WRITER,
        at=at,
    )
    for by, edits in ((WRITER, (ACT,)), (OTHER, (ACT, SECTION, BUYING))):
        number = change_services.begin(
            LAW, "Invented: an act that makes buying an offence.", by=by, at=at, watch=watched
        )
        for edit in edits:
            change_services.add(number, edit, by=by)
    change_services.propose(number, by=OTHER, at=at)
    _rule(at)
    _judge(at)
    _hear(at)
    return "A change waits for a second person; a restriction is judged by two. All of it invented."


def _rule(at: datetime) -> None:
    """Propose a scheme by which a certificate is regulation too; it waits and is not published."""
    text = rules_queries.text_of("laws/schemes/five-models.toml")
    wider = text.replace("R4 == licence", "R4 in (licence, certificate)")
    checked = wider.replace('gives = ["decriminalisation"]', 'gives = ["legalisation"]')
    about = "Invented: read a certificate for operators as regulation, as some tables do."
    rules_services.propose(checked, about, by=OTHER, at=at)


def _judge(at: datetime) -> None:
    restriction = judged_services.restrict(
        LAW, RESTRICTION, date(2026, 1, 1), purpose=INVENTED, by=WRITER, at=at
    )
    for place, assessor in enumerate((WRITER, OTHER)):
        parts = {part: Judged(both[place], INVENTED) for part, both in SAID.items()}
        judgement = Judgement(str(assessor), parts, INVENTED)
        judged_services.judge(restriction, judgement, by=assessor, at=at)


def _hear(at: datetime) -> None:
    seen = change_queries.hashes_now(LAW)[1]
    remarks = (("B1", Validity.CONFIRMED, ""), (RESTRICTION, Validity.DISPUTED, INVENTED))
    judged_services.validate(
        LAW, "An Invented Collective", remarks, seen=seen, on=at.date(), by=WRITER, at=at
    )
    for stream in Stream:
        told = Report(stream, RESTRICTION, "criminal", "An invented report", "2026", INVENTED)
        judged_services.report(LAW, told, by=WRITER, at=at)
