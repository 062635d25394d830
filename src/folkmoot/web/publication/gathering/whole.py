"""The whole of a report and its data, put together from what each area gave."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.responses import Response
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.references import Reference
from folkmoot.publication.blocks import day
from folkmoot.publication.opendata import OpenData
from folkmoot.publication.report import Annex, Report
from folkmoot.publication.tables import Table, facts
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.federation import queries as federation
from folkmoot.web.policy import queries as policy
from folkmoot.web.policy.queries import StoredVersion
from folkmoot.web.publication.gathering import clauses, decisions, findings, laws, respondents

DATA: Final = (
    "Everything that this report counts lies beside it as CSV and JSON, in the folder data, with a "
    "dictionary of every column and the SHA-256 of every file. Every reference in this report, "
    "such as decision:… or theme:…, names one thing for ever."
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """A report, its data, and the version of the policy that it ends with, if there is one."""

    report: Report
    data: OpenData
    version: Reference | None


def gather(pack: Consultation, made: date) -> Gathered:
    """Put together all that is known of a consultation and of what came of it."""
    responses = consultation.responses_of(pack.id)
    stored = policy.current(pack.policy.name)
    counted = respondents.counted(pack, responses)
    said = findings.said(pack)
    votes = decisions.votes()
    texts = clauses.clauses(stored) if stored else ()
    on, rows = laws.rows(stored) if stored else (None, ())
    notice = _notice()
    report = Report(
        id=pack.id,
        title=_title(stored, pack),
        subtitle=f"How it came about: {pack.title.in_language('en')}",
        publisher=federation.federation_name(),
        made=made,
        notice=notice,
        summary=_summary(responses, votes=votes, stored=stored, laws_judged=laws.laws(on, rows)),
        method=(_asked(pack), *_figures(pack, responses), *said.method),
        respondents=respondents.tables(counted),
        findings=said.findings,
        decisions=decisions.decided(votes),
        clauses=texts,
        laws=laws.laws(on, rows),
        annexes=_annexes(pack, said.tables),
    )
    data = OpenData(
        f"Data of the report “{report.title}”",
        made,
        (
            *respondents.datasets(counted, pack.id),
            *said.datasets,
            *decisions.datasets(votes),
            clauses.dataset(texts),
            laws.dataset(on, rows),
        ),
        notice,
    )
    return Gathered(report, data, stored.reference if stored else None)


def _title(stored: StoredVersion | None, pack: Consultation) -> str:
    return stored.version.title if stored else pack.title.in_language("en")


def _notice() -> str:
    if not federation.federation_is_invented():
        return ""
    return (
        f"{federation.federation_name()} is invented: its sections, people, voices and votes exist "
        f"only to show how Folkmoot works. The laws and the source documents are real."
    )


def _summary(
    responses: tuple[Response, ...],
    *,
    votes: tuple[decisions.Vote, ...],
    stored: StoredVersion | None,
    laws_judged: tuple[object, ...],
) -> tuple[str, ...]:
    carried = sum(vote.put.verdict == "carried" for vote in votes)
    told = [f"{len(responses)} responses came in."]
    if votes:
        told.append(f"{len(votes)} votes were taken, of which {carried} carried what was put.")
    if stored and stored.decision:
        told.append(
            f"Version {stored.version.number} was adopted on {day(stored.on)}, with "
            f"{len(stored.version.clauses)} clauses."
        )
    if laws_judged:
        told.append(f"The laws of {len(laws_judged)} jurisdictions were held to it.")
    return (" ".join(told),)


def _asked(pack: Consultation) -> str:
    return (
        f"The pack was published on {day(pack.published)} in {len(pack.languages)} languages. "
        f"{len(pack.rounds)} sections asked their members and those whom they invited, each by its "
        f"own deadline, by web form, mail, sheet and letter."
    )


def _figures(pack: Consultation, responses: tuple[Response, ...]) -> tuple[str, ...]:
    figures = [consultation.figures_of(each.id) for each in pack.rounds]
    return respondents.method(
        responses,
        waiting=sum(each.quarantined for each in figures),
        withdrawn=sum(each.withdrawn for each in figures),
    )


def _annexes(pack: Consultation, themes: tuple[Table, ...]) -> tuple[Annex, ...]:
    names = federation.body_names()
    asked = tuple((question.id, question.text.in_language("en")) for question in pack.questions)
    rounds = tuple((names.get(each.body, each.body), _when(each)) for each in pack.rounds)
    return (
        Annex("What was asked", tables=(facts("Questions", asked), facts("Rounds", rounds))),
        Annex("Themes and who spoke of them", tables=themes),
        Annex("Open data", (DATA,)),
    )


def _when(each: Round) -> str:
    spoken = ", ".join(each.languages)
    return f"{each.opens:%Y-%m-%d} to {each.closes:%Y-%m-%d %H:%M}, {each.zone}; in {spoken}"
