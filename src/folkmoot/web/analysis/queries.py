"""Reading runs, themes, campaigns and opinion groups; only themes signed off speak to clauses."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.utils.translation import get_language

from folkmoot.analysis.disclosure import Released
from folkmoot.analysis.framing import Names
from folkmoot.consultation.responses import Response
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.analysis.counted import CAMPAIGNS, OWN_WORDS
from folkmoot.web.analysis.documents import (
    StoredTable,
    StoredTheme,
    table_of,
)
from folkmoot.web.analysis.models import (
    CampaignRow,
    FrameRow,
    GroupRow,
    RunRow,
    ThemeRow,
)
from folkmoot.web.analysis.quoted_queries import Published, Quoted, published_in, quoted_on
from folkmoot.web.analysis.stored_queries import document as document
from folkmoot.web.analysis.stored_queries import frame_of as frame_of
from folkmoot.web.analysis.stored_queries import gathered_theme, stored_campaigns, stored_candidates
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.ledger import queries as record


@dataclass(frozen=True, slots=True)
class Run:
    """A run and what it found, in figures."""

    id: str
    consultation: str
    on: date
    by: str
    inputs: str
    hash: str
    responses: int
    voices: int
    campaigns: int
    copies: int

    @property
    def reference(self) -> Reference:
        """The run's reference."""
        return Reference(Kind.RUN, self.id)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of a run: a candidate until somebody signed it off.

    *names* say its name in the languages of those who answered.
    """

    id: str
    run: str
    name: str
    phrases: tuple[str, ...]
    language: str
    voices: int
    size: int
    signed_on: date | None
    clauses: tuple[Reference, ...]
    is_gathered: bool = False
    names: Names = ()

    @property
    def reference(self) -> Reference:
        """The theme's reference."""
        return Reference(Kind.THEME, self.id)

    @property
    def key(self) -> str:
        """Its id within the run's document."""
        return self.id.rsplit("-", 1)[0]

    @property
    def title(self) -> str:
        """Its name, or the phrases that set it apart."""
        return self.name or " · ".join(self.phrases) or self.id

    @property
    def called(self) -> str:
        """Its name in the reader's language, or else as it was given."""
        return dict(self.names).get(get_language() or "") or self.title

    @property
    def called_in(self) -> str:
        """The language of what it is called, empty where nobody said it."""
        return next((code for code, words in self.names if words == self.called), "")


@dataclass(frozen=True, slots=True)
class ThemeOnClause:
    """A theme that speaks to a clause: counts by kind of respondent (None: left out), words."""

    reference: Reference
    name: str
    counts: tuple[tuple[str, int | None], ...]
    total: int | None
    quotations: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class ThemesOnClause:
    """The signed-off themes that speak to one clause, of the latest run that has any."""

    clause: Reference
    run: Reference | None
    themes: tuple[ThemeOnClause, ...]


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign of a run, with its members' similarity to the template."""

    id: str
    run: str
    template_of: str
    members: tuple[tuple[str, str], ...]

    @property
    def reference(self) -> Reference:
        """The campaign's reference."""
        return Reference(Kind.CAMPAIGN, self.id)

    @property
    def key(self) -> str:
        """Its id within the run's document."""
        return self.id.rsplit("-", 1)[0]

    @property
    def size(self) -> int:
        """How many responses are copies."""
        return len(self.members)


def run(run_id: str) -> Run:
    """Give one run; raise Http404 where there is none."""
    row = RunRow.objects.filter(id=run_id).defer("document", "facts").first()
    if row is None:
        raise Http404(f"There is no run '{run_id}'.")
    found = document(row.id)["analysis"]
    return Run(
        row.id,
        row.consultation,
        row.on,
        row.by,
        row.inputs,
        row.hash,
        responses=found["responses"],
        voices=found["voices"],
        campaigns=len(found["campaigns"]),
        copies=sum(one["size"] for one in found["campaigns"]),
    )


def runs_of(consultation_id: str) -> list[Run]:
    """Give the runs of a consultation, the latest first."""
    rows = RunRow.objects.filter(consultation=consultation_id).order_by("-on", "id")
    return [run(id) for id in rows.values_list("id", flat=True)]


def gathered_by(theme_id: str) -> list[tuple[Theme, str]]:
    """Give the candidates that a theme of a frame gathers, with the number of a part, or ""."""
    row = _theme_row(theme_id)
    wanted = dict(key.partition(".")[::2] for key in row.gathers)
    parts = ThemeRow.objects.filter(run_id=row.run_id, key__in=wanted)
    return [(_theme(part), wanted[part.key]) for part in parts.order_by("place", "id")]


def themes_of(run_id: str) -> list[Theme]:
    """Give the themes of a run, candidates and those of its frame, by their place."""
    return list(map(_theme, ThemeRow.objects.filter(run_id=run_id).order_by("place", "id")))


def published_themes(run_id: str) -> list[Theme]:
    """Give the themes that stand for a run: those of its frame, or without one all candidates."""
    themes = themes_of(run_id)
    return [theme for theme in themes if theme.is_gathered] if frame_of(run_id) else themes


def theme(theme_id: str) -> Theme:
    """Give one theme; raise Http404 where there is none."""
    return _theme(_theme_row(theme_id))


def stored_theme(theme_id: str) -> StoredTheme:
    """Give a theme as its run holds it, with the places of all its passages."""
    return _stored(_theme_row(theme_id))


def neighbours_of(theme_id: str) -> list[Theme]:
    """Give the themes nearest to one theme."""
    row = _theme_row(theme_id)
    near = [key for key, _ in _stored(row).neighbours]
    rows = {each.key: each for each in ThemeRow.objects.filter(run_id=row.run_id, key__in=near)}
    return [_theme(rows[key]) for key in near if key in rows]


def theme_table(run_id: str, dimension: str) -> StoredTable:
    """Give the released table of a run's themes by *dimension*; see `table`."""
    return table(run_id, dimension)


def table(run_id: str, name: str) -> StoredTable:
    """Give a table released with the frame of a run, and an empty one before that."""
    tables = frame_of(run_id).get("tables", {})
    return table_of(tables[name]) if name in tables else StoredTable((), (), ())


def tables(run_id: str) -> dict[str, Released]:
    """Give all tables that were released with the frame of a run."""
    stored = {name: table(run_id, name) for name in frame_of(run_id).get("tables", {})}
    return {name: Released(one.rows, one.columns, one.cells) for name, one in stored.items()}


def tells_voices(run_id: str) -> bool:
    """Say whether it may be published how many responses of a run are nobody's copies."""
    return dict(table(run_id, CAMPAIGNS).row("responses")).get(OWN_WORDS) is not None


def told_run(consultation_id: str) -> Run | None:
    """Give the run of a consultation that is told of: the released one, or else the latest."""
    released = released_run(consultation_id)
    return run(released) if released else next(iter(runs_of(consultation_id)), None)


def released_run(consultation_id: str) -> str:
    """Give the run of a consultation whose frame was released, or nothing: there is only one."""
    frames = FrameRow.objects.filter(run__consultation=consultation_id).order_by("on", "run_id")
    return frames.values_list("run_id", flat=True).first() or ""


def campaigns_of(run_id: str) -> list[Campaign]:
    """Give the campaigns of a run, the largest first."""
    return [_campaign(row) for row in CampaignRow.objects.filter(run_id=run_id).order_by("place")]


def campaign(campaign_id: str) -> Campaign:
    """Give one campaign; raise Http404 where there is none."""
    row = CampaignRow.objects.filter(id=campaign_id).first()
    if row is None:
        raise Http404(f"There is no campaign '{campaign_id}'.")
    return _campaign(row)


def copies_of(campaign: Campaign) -> list[Response]:
    """Give the responses of a campaign that were not withdrawn, the likest to it first."""
    consulted = RunRow.objects.values_list("consultation", flat=True).get(id=campaign.run)
    names = [name for name, _ in campaign.members]
    held = {each.id: each for each in consultation.responses_of(consulted, names=names)}
    return [held[name] for name, _ in campaign.members if name in held]


def group_ids(run_id: str) -> dict[str, str]:
    """Give the address ids of a run's opinion groups by their letters."""
    return dict(GroupRow.objects.filter(run_id=run_id).values_list("letter", "id"))


def group_place(group_id: str) -> tuple[str, str]:
    """Give the run and the letter of an opinion group; raise Http404 where there is none."""
    found = GroupRow.objects.filter(id=group_id).values_list("run_id", "letter").first()
    if found is None:
        raise Http404(f"There is no opinion group '{group_id}'.")
    return found


def themes_on(clause: Reference) -> ThemesOnClause:
    """Give the signed-off themes that speak to just *clause*, of the latest run that has any.

    Counts are as released: None is one that is left out. Quotations are those that two people
    published.
    """
    ids = [link.source.name for link in record.links_to(clause, LinkKind.SPEAKS_TO)]
    rows = ThemeRow.objects.filter(id__in=ids, signed_on__isnull=False).select_related("run")
    rows = rows.defer("run__document", "run__facts")
    latest = max((row.run for row in rows), key=lambda run: (run.on, run.id), default=None)
    if latest is None:
        return ThemesOnClause(clause, None, ())
    own = [row for row in rows.order_by("place") if row.run_id == latest.id]
    stored = {row.id: _stored(row) for row in own}
    out = published_in(latest.consultation)
    released = theme_table(latest.id, "kind")
    return ThemesOnClause(
        clause,
        Reference(Kind.RUN, latest.id),
        tuple(_on_clause(row, stored[row.id], out, released) for row in own),
    )


def names(references: Collection[Reference]) -> Mapping[Reference, str]:
    """Say what themes are called, for the record's pages."""
    rows = ThemeRow.objects.filter(id__in=[each.name for each in references])
    return {each.reference: each.called for each in map(_theme, rows)}


def _theme_row(theme_id: str) -> ThemeRow:
    row = ThemeRow.objects.filter(id=theme_id).first()
    if row is None:
        raise Http404(f"There is no theme '{theme_id}'.")
    return row


def _stored(row: ThemeRow) -> StoredTheme:
    if not row.gathers:
        return stored_candidates(row.run_id)[row.key]
    return gathered_theme(row.run_id, row.key, row.gathers)


def _theme(row: ThemeRow) -> Theme:
    stored = _stored(row)
    return Theme(
        row.id,
        row.run_id,
        row.name,
        stored.phrases,
        stored.language,
        stored.voices,
        len(stored.responses),
        row.signed_on,
        tuple(map(Reference.parse, row.clauses)),
        bool(row.gathers),
        tuple((str(language), str(words)) for language, words in row.names),
    )


def _campaign(row: CampaignRow) -> Campaign:
    stored = stored_campaigns(row.run_id)[row.key]
    return Campaign(row.id, row.run_id, stored.template_of, stored.members)


def _on_clause(
    row: ThemeRow, stored: StoredTheme, out: Published, released: StoredTable
) -> ThemeOnClause:
    theme, cells = _theme(row), released.row(row.key)
    total = cells[-1][1] if cells else None
    return ThemeOnClause(
        theme.reference, theme.called, cells[:-1], total, quoted_on(stored, out, most=2)
    )
