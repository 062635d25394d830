"""The voices on a clause, as its page shows them."""

from collections.abc import Iterable, Sequence

from folkmoot.analysis.disclosure import LEAST_COUNT
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis import queries as analysis
from folkmoot.web.components.templatetags.folk import respondents, speaker
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.consultation.queries.passages import passages_on
from folkmoot.web.life.pages import Named, Quotation, ThemeRow, Voices

QUOTED = 4
"""How many quotations a clause shows; the themes have the others."""


def voices_on(kin: Sequence[Reference]) -> Voices:
    """Give who spoke to a clause, in any of its versions *kin*, and in which themes."""
    found = [analysis.themes_on(clause) for clause in kin]
    themes = {theme.reference: theme for each in found for theme in each.themes}
    spoke = {name for clause in kin for name in consultation.names_on(clause)}
    run = next((each.run for each in found if each.run), None)
    copies, campaigns = _copies(spoke, run)
    kinds = next((theme.counts for theme in themes.values()), ())
    return Voices(
        responses=len(spoke),
        copies=copies,
        campaigns=campaigns,
        kinds=tuple(respondents(kind) for kind, _count in kinds),
        themes=tuple(_row(theme) for theme in themes.values()),
        quotations=_quotations(tuple(themes.values())),
        passages=passages_on(kin[0]),
    )


def _copies(spoke: set[str], run: Reference | None) -> tuple[int, int]:
    """Give how many who spoke sent a letter that many who spoke sent, and of how many letters."""
    campaigns = analysis.campaigns_of(run.name) if run else []
    return large_ones(len(spoke.intersection(dict(each.members))) for each in campaigns)


def large_ones(shared: Iterable[int]) -> tuple[int, int]:
    """Add up the counts that may be told: with a small one among them its size could be told too.

    >>> large_ones([45, 1, 0])
    (45, 1)
    """
    told = [count for count in shared if count >= LEAST_COUNT]
    return sum(told), len(told)


def _row(theme: analysis.ThemeOnClause) -> ThemeRow:
    named = Named(theme.reference, theme.name)
    return ThemeRow(named, theme.total, tuple(count for _kind, count in theme.counts))


def _quotations(themes: Sequence[analysis.ThemeOnClause]) -> tuple[Quotation, ...]:
    """Give one quotation of each theme in turn, then the next, each response once."""
    found: dict[Reference, Quotation] = {}
    deepest = max((len(theme.quotations) for theme in themes), default=0)
    for depth in range(deepest):
        for theme in themes:
            for quoted in theme.quotations[depth : depth + 1]:
                who = quoted.who or speaker(quoted.kind)
                quotation = Quotation(
                    quoted.words, quoted.language, who, quoted.response, quoted.in_other_words
                )
                found.setdefault(quoted.response, quotation)
    return tuple(found.values())[:QUOTED]
