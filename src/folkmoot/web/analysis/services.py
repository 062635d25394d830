"""Running an analysis and signing off themes: each in one transaction, with its record."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.analysis.constants import constants
from folkmoot.analysis.engine import HERE, Engine
from folkmoot.analysis.framing import Names
from folkmoot.analysis.groups import OpinionGroups, find_groups
from folkmoot.analysis.made_with import made_with
from folkmoot.analysis.progress import Progress, untold
from folkmoot.analysis.runs import Analysis, analyse
from folkmoot.foundation.canonical import Json, canonical_json, content_hash, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import Link, LinkKind
from folkmoot.web.analysis import queries, stored_queries
from folkmoot.web.analysis.documents import StoredTheme, candidates_in, run_document
from folkmoot.web.analysis.models import CampaignRow, GroupRow, RunRow, ThemeRow
from folkmoot.web.analysis.queries import Run
from folkmoot.web.analysis.reading import texts_of, votes_in
from folkmoot.web.analysis.run_facts import Facts, facts_of
from folkmoot.web.analysis.run_facts import document as facts_document
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.ledger import services as ledger

CHAIN = "analysis"
PROPOSED_SHARE = 0.3
PROPOSED_LEAST = 3
"""A clause is proposed for a theme when at least so many of its passages answer on that clause,
and so large a share of those that answer on any."""
PROPOSED_CLAUSES = 3


@dataclass(frozen=True, slots=True)
class Found:
    """All that a run found, the document that is kept of it, and what pages count by."""

    analysis: Analysis
    groups: OpinionGroups
    document: dict[str, Json]
    facts: Facts

    @property
    def inputs(self) -> str:
        """The hash of what went in: words, whom they are from, votes, and what is gone by."""
        decide = dict(constants(find_groups))
        return json_hash([self.analysis.id, self.groups.input_hash, decide])

    @property
    def mark(self) -> str:
        """What tells the parts of this run from those of others."""
        return self.inputs[:8]


def run_analysis(
    consultation_id: str,
    *,
    by: Reference,
    at: datetime,
    engine: Engine = HERE,
    progress: Progress = untold,
) -> Run:
    """Analyse all usable responses of a consultation and keep the run for ever.

    Where nothing changed since an earlier run, that one is given back. Links say which response
    belongs to which campaign. An unknown consultation or one without responses raises InputError.
    """
    held = consultation.consultation(consultation_id)
    responses = consultation.responses_of(consultation_id)
    if held is None or not responses:
        raise InputError(
            _("The consultation '%(id)s' has no responses to analyse yet.")
            % {"id": consultation_id}
        )
    texts = texts_of(responses, {each.id: each.body for each in held.rounds})
    analysis = analyse(texts, engine=engine, progress=progress)
    votes = votes_in(responses, [each.id for each in held.statements])
    groups = find_groups(votes, progress=progress)
    told = run_document(analysis, groups)
    facts = facts_of(
        analysis.texts, candidates_in(told).values(), {each.id: each for each in responses}
    )
    found = Found(analysis, groups, told, facts)
    return _keep(consultation_id, found, by=by, at=at)


@transaction.atomic
def sign_off_theme(
    theme: Reference,
    name: str,
    clauses: Sequence[Reference],
    *,
    names: Names | None = None,
    by: Reference,
    at: datetime,
) -> None:
    """Give a candidate theme its name and the clauses that it speaks to; the links say so.

    The theme is drawn from all its responses. Signing off again renames it and adds clauses; the
    ledger keeps each time. *names* say the name in several languages; without them, those of
    another name than before are dropped. A theme without a name raises InputError.
    """
    row = ThemeRow.objects.select_for_update().filter(id=theme.name).first()
    if row is None:
        raise InputError(_("There is no theme '%(id)s'.") % {"id": theme.name})
    if not name.strip():
        raise InputError(_("A theme needs a name before it is signed off. Write a few words."))
    spoken = sorted({*row.clauses, *map(str, clauses)})
    if names is not None or row.name != name.strip()[:200]:
        row.names = [list(pair) for pair in names or ()]
    row.name, row.clauses = name.strip()[:200], spoken
    row.signed_by, row.signed_on = str(by), at.date()
    row.save()
    link_theme(theme, queries.stored_theme(row.id).responses, spoken, by=by, on=at.date())
    ledger.record(
        CHAIN,
        "theme.signed-off",
        about=[theme, *map(Reference.parse, spoken)],
        by=by,
        at=at,
        detail={"name_hash": content_hash(row.name), "clauses": len(spoken)},
    )


def proposed_clauses(theme: StoredTheme, run: Run, usable: Collection[str]) -> list[Reference]:
    """Give the clauses that a theme's passages in *usable* responses answer on, the most first."""
    held = consultation.consultation(run.consultation)
    answered = stored_queries.facts(run.id).clauses
    counts: Counter[str] = Counter()
    answering = 0
    for passage in theme.passages:
        place = (passage.response, passage.start)
        clauses = answered.get(place, ()) if passage.response in usable else ()
        counts.update(clauses)
        answering += bool(clauses)
    least = max(PROPOSED_LEAST, PROPOSED_SHARE * answering)
    ranked = sorted(counts, key=lambda clause: (-counts[clause], clause))
    chosen = [clause for clause in ranked if counts[clause] >= least][:PROPOSED_CLAUSES]
    return [held.clause(clause) for clause in chosen] if held else []


@transaction.atomic
def _keep(consultation_id: str, found: Found, *, by: Reference, at: datetime) -> Run:
    name = f"{consultation_id}-{found.mark}"
    if RunRow.objects.filter(id=name).exists():
        return queries.run(name)
    text = canonical_json(found.document)
    row = RunRow.objects.create(
        id=name,
        consultation=consultation_id,
        on=at.date(),
        by=str(by),
        inputs=found.inputs,
        document=text.decode(),
        hash=content_hash(text),
        made_with=dict(made_with()),
        facts=canonical_json(facts_document(found.facts)).decode(),
    )
    _index(row, found)
    _link_campaigns(found, by=by, on=at.date())
    ledger.record(
        CHAIN,
        "run.made",
        about=[Reference(Kind.RUN, name), Reference(Kind.CONSULTATION, consultation_id)],
        by=by,
        at=at,
        detail={
            "inputs": row.inputs,
            "document": row.hash,
            "responses": len(found.analysis.texts),
            "campaigns": len(found.analysis.campaigns),
            "themes": len(found.analysis.chapters[0].themes),
        },
    )
    return queries.run(name)


def _index(row: RunRow, found: Found) -> None:
    ThemeRow.objects.bulk_create(
        ThemeRow(id=f"{theme.id}-{found.mark}", run=row, place=place, key=theme.id)
        for place, theme in enumerate(found.analysis.chapters[0].themes)
    )
    CampaignRow.objects.bulk_create(
        CampaignRow(id=f"{campaign.id}-{found.mark}", run=row, place=place, key=campaign.id)
        for place, campaign in enumerate(found.analysis.campaigns)
    )
    GroupRow.objects.bulk_create(
        GroupRow(id=f"g-{group.id.lower()}-{found.mark}", run=row, letter=group.id)
        for group in found.groups.groups
    )


def _link_campaigns(found: Found, *, by: Reference, on: date) -> None:
    ledger.link_many(
        Link(
            Reference(Kind.RESPONSE, member.response),
            LinkKind.BELONGS_TO,
            Reference(Kind.CAMPAIGN, f"{campaign.id}-{found.mark}"),
            by=by,
            on=on,
        )
        for campaign in found.analysis.campaigns
        for member in campaign.members
    )


def link_theme(
    theme: Reference, responses: Sequence[str], clauses: Sequence[str], *, by: Reference, on: date
) -> None:
    """Say that *theme* is drawn from *responses* and speaks to *clauses*."""
    drawn = [
        Link(theme, LinkKind.DRAWN_FROM, Reference(Kind.RESPONSE, one), by=by, on=on)
        for one in responses
    ]
    speaks = [
        Link(theme, LinkKind.SPEAKS_TO, Reference.parse(one), by=by, on=on) for one in clauses
    ]
    ledger.link_many([*drawn, *speaks])
