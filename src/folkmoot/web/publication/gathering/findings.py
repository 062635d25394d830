"""What was said: themes in people's own words, letters in many copies, and opinion groups."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from folkmoot.analysis.disclosure import LEAST_COUNT, Released
from folkmoot.analysis.few_copies import OTHERS
from folkmoot.analysis.told_votes import ToldStatement, surely_held
from folkmoot.consultation.pack import Consultation
from folkmoot.foundation.languages import own_name
from folkmoot.foundation.references import Kind, Reference
from folkmoot.publication.blocks import day
from folkmoot.publication.opendata import Cell, Column, Dataset
from folkmoot.publication.report import Finding, Quoted, Replied
from folkmoot.publication.tables import Table, counts_table
from folkmoot.web.analysis import queries
from folkmoot.web.analysis import quoted_queries as analysis
from folkmoot.web.analysis.campaign_size_queries import Together, counted_together, sizes_of
from folkmoot.web.analysis.counted import WORDING
from folkmoot.web.analysis.documents import StoredTable
from folkmoot.web.analysis.group_queries import stored_groups
from folkmoot.web.analysis.group_told_queries import told_to_all
from folkmoot.web.analysis.queries import Run, Theme
from folkmoot.web.analysis.quoted_queries import Published, published_in, quoted_on
from folkmoot.web.consultation.answered import Told, told_of
from folkmoot.web.consultation.queries.theme_answers import answers_to

THEMES = 24
QUOTATIONS = 3
LOOKED_AT = 12
WHO: Final = {
    "member": "a member",
    "organisation": "an organisation",
    "stakeholder": "somebody who was invited",
    "group": "a group discussion",
    "unknown": "somebody who did not say for whom",
}
"""Who speaks, for those who let nothing else be said."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one run found: how it was made, what is told of it, and its data."""

    method: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    tables: tuple[Table, ...] = ()
    datasets: tuple[Dataset, ...] = ()


def said(pack: Consultation) -> Said:
    """Give what the latest run found, or nothing where there was none."""
    run, out = queries.told_run(pack.id), published_in(pack.id)
    if run is None:
        return Said()
    themes = [theme for theme in queries.published_themes(run.id) if theme.signed_on]
    sizes = sizes_of(run.id)
    totals = _totals(run)
    wording = queries.theme_table(run.id, WORDING)
    told = [theme for theme in themes if totals.get(theme.id) is not None][:THEMES]
    return Said(
        (_how(run, themes, len(told)),),
        (
            *(_theme(theme, totals[theme.id], wording, out) for theme in told),
            *(_campaign(name, size) for name, size in sizes.items() if size is not None),
            *_groups(run, pack),
        ),
        tuple(_by(run, themes, dimension) for dimension in ("section", "kind")),
        (_themes_data(themes, totals), _campaigns_data(sizes, counted_together(run.id))),
    )


def _how(run: Run, themes: Sequence[Theme], told: int) -> str:
    signed = max((theme.signed_on for theme in themes if theme.signed_on), default=run.on)
    return (
        f"Themes were found by counting words on {day(run.on)}, without any choice by chance, and "
        f"signed off by people by {day(signed)}: {len(themes)} of them, of which the {told} with "
        f"the most voices are told here and all are in the data. {_copies(run)} Each copy of a "
        f"letter is a response, and all copies of one letter together are one voice. The same "
        f"responses give the same themes; the run is {run.reference}."
    )


def _copies(run: Run) -> str:
    """Say how many responses are copies, where that may be published."""
    letters = f"{run.campaigns} letters came in more than one copy"
    if not queries.tells_voices(run.id):
        return f"{letters}."
    return f"{letters}, {run.copies} responses in all, which makes {run.voices} voices."


def _totals(run: Run) -> dict[str, int | None]:
    released = queries.theme_table(run.id, "kind")
    keys = {theme.id: queries.stored_theme(theme.id).key for theme in queries.themes_of(run.id)}
    rows = {theme: released.row(key) for theme, key in keys.items()}
    return {theme: row[-1][1] if row else None for theme, row in rows.items()}


def _theme(theme: Theme, total: int | None, wording: StoredTable, out: Published) -> Finding:
    stored = queries.stored_theme(theme.id)
    voices = f", {theme.voices} voices" if wording.is_whole(stored.key) else ""
    quotations = _different(quoted_on(stored, out, most=LOOKED_AT))
    return Finding(
        of=theme.reference,
        title=theme.title,
        says=f"{total} responses{voices}; in {_language(theme)}.",
        language=theme.language,
        clauses=theme.clauses,
        replies=tuple(map(_replied, told_of(answers_to([theme.reference], "en")))),
        quotations=tuple(
            Quoted(
                each.words,
                each.response,
                _who(each),
                each.language or theme.language,
            )
            for each in quotations
        ),
    )


def _replied(told: Told) -> Replied:
    said = told.answer
    return Replied(told.body, said.asked, said.said, said.did, said.done, said.language)


def _who(each: analysis.Quoted) -> str:
    return (each.who or WHO[each.kind]) + (", in other words" if each.in_other_words else "")


def _language(theme: Theme) -> str:
    return own_name(theme.language) if theme.language else "several languages"


def _different(quotations: Sequence[analysis.Quoted]) -> list[analysis.Quoted]:
    """Give the first few that say more than half of it in other words than those before."""
    kept: list[analysis.Quoted] = []
    for each in quotations:
        words = set(each.words.casefold().split())
        others = [set(one.words.casefold().split()) for one in kept]
        if all(len(words & other) * 2 <= min(len(words), len(other)) for other in others):
            kept.append(each)
    return kept[:QUOTATIONS]


def _by(run: Run, themes: Sequence[Theme], dimension: str) -> Table:
    found = queries.theme_table(run.id, dimension)
    titles = {queries.stored_theme(theme.id).key: theme.title for theme in themes}
    kept = [n for n, key in enumerate(found.rows) if key in titles]
    released = Released(
        tuple(titles[found.rows[n]] for n in kept),
        found.columns,
        tuple(found.cells[n] for n in kept),
    )
    note = "A response may be in several themes, or in none."
    return counts_table(f"Themes by {dimension}", "theme", released, note=note)


def _campaign(name: str, size: int) -> Finding:
    return Finding(
        of=Reference(Kind.CAMPAIGN, name),
        title=f"A letter in {size} copies",
        says=(
            f"{size} responses are the same or nearly the same. They are counted as so many "
            f"responses, and as one voice."
        ),
    )


def _groups(run: Run, pack: Consultation) -> Iterator[Finding]:
    found = stored_groups(run.id)
    told = told_to_all(run.id, found)
    texts = {each.id: each.text.in_language("en") for each in pack.statements}
    for at, (letter, size) in enumerate(told.sizes.items()):
        if size is not None:
            yield Finding(
                of=Reference(Kind.GROUP, found.groups[at].id),
                title=f"Opinion group {letter}: {size} people",
                says=_holds(surely_held(told.statements, at), texts),
            )


def _holds(held: Sequence[tuple[ToldStatement, bool]], texts: Mapping[str, str]) -> str:
    sides = {
        side: [f"“{texts.get(one.id, one.id)}”" for one, agrees in held if agrees is wanted]
        for side, wanted in (("agree", True), ("disagree", False))
    }
    told = [f"They {side} that: {' '.join(said)}" for side, said in sides.items() if said]
    return " ".join(told) or "They are near each other, and hold no statement apart from others."


def _themes_data(themes: Sequence[Theme], totals: Mapping[str, int | None]) -> Dataset:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(theme.reference),
            theme.title,
            " · ".join(theme.phrases),
            theme.language,
            totals.get(theme.id),
            " ".join(map(str, theme.clauses)),
        )
        for theme in themes
    )
    return Dataset(
        "themes",
        "Themes that people signed off.",
        (
            Column("theme", "The reference of the theme."),
            Column("name", "What people call it."),
            Column("phrases", "What sets its passages apart from others."),
            Column("language", "The language that it was found in."),
            Column(
                "responses",
                f"How many responses; empty where that is under {LEAST_COUNT} or "
                f"would give such a number away.",
            ),
            Column("clauses", "The clauses that it speaks to."),
        ),
        rows,
    )


def _campaigns_data(sizes: Mapping[str, int | None], together: Together | None) -> Dataset:
    rows: list[tuple[Cell, ...]] = [
        (str(Reference(Kind.CAMPAIGN, name)), size, 1) for name, size in sizes.items()
    ]
    if together:
        rows.append((OTHERS, together.copies, together.campaigns))
    return Dataset(
        "campaigns",
        "Letters that came in more than one copy.",
        (
            Column(
                "campaign",
                f"The reference of the campaign; or `{OTHERS}`, some of those above, counted "
                f"together because there are few copies of one of them at least.",
            ),
            Column(
                "copies", "How many responses are copies of it; empty where that is not published."
            ),
            Column("campaigns", "How many campaigns that is."),
        ),
        tuple(rows),
    )
