"""Counting the responses of a run for its report, each number with what it counts."""

from collections import Counter
from collections.abc import Collection, Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.analysis.breakdown import value_of
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.selection import count_once
from folkmoot.web.analysis import assign_queries, queries
from folkmoot.web.analysis.assign_queries import Assigned, Stated
from folkmoot.web.analysis.report_pages import Counts, Number, Row
from folkmoot.web.analysis.report_queries import BY, NONE, Read, Wanted, silent
from folkmoot.web.analysis.report_words import Labels, heads, label
from folkmoot.web.components.addresses import address


def tiles(found: Read) -> tuple[tuple[str, Number], ...]:
    """Give the figures at the top: responses, voices, copies, and those without a theme."""
    names = found.held
    copies = [name for name in names if name in found.letters]
    mute = silent(found)
    return (
        (_("Responses"), Number(len(names), "")),
        (_("Voices, each campaign once"), _voices(found, names, Wanted())),
        (_("Copies within campaigns"), Number(len(copies), Wanted(campaign="any").query)),
        (_("Without a theme"), Number(len(mute), Wanted(theme=NONE).query)),
    )


def plain(found: Read, words: Labels) -> tuple[Counts, ...]:
    """Count responses and voices by each dimension."""
    return tuple(
        Counts(
            f"by-{one}",
            heads()[one],
            heads()[one],
            (_("Responses"), _("Voices")),
            tuple(_both(found, one, value, words) for value in found.values[one]),
        )
        for one in BY
    )


def crossed(found: Read, words: Labels) -> Counts:
    """Count responses by section and kind of respondent."""
    kinds = found.values["kind"]
    return Counts(
        "section-by-kind",
        _("Sections and kinds of respondent"),
        heads()["section"],
        (*(label(words, "kind", kind) for kind in kinds), _("All")),
        tuple(
            Row(
                label(words, "section", section),
                _across(found, _having(found.texts, "section", section), "kind", section=section),
            )
            for section in found.values["section"]
        ),
    )


def by_theme(found: Read, words: Labels, dimension: str) -> Counts:
    """Count the responses of each theme by *dimension*; they may speak to several themes."""
    rows = []
    for theme in found.themes:
        own = set(queries.stored_theme(theme.id).responses)
        texts = [text for text in found.texts if text.id in own]
        voices = _voices(found, [text.id for text in texts], Wanted(theme=theme.id))
        cells = _across(found, texts, dimension, theme=theme.id)
        rows.append(Row(theme.called, (*cells, voices), address(theme.reference), theme.called_in))
    columns = (label(words, dimension, value) for value in found.values[dimension])
    return Counts(
        f"themes-by-{dimension}",
        _("Themes: %(by)s") % {"by": heads()[dimension]},
        _("Theme"),
        (*columns, _("All"), _("Voices")),
        tuple(rows),
    )


def campaigns(found: Read) -> Counts:
    """Count the copies of each campaign that are still there."""
    rows = []
    for number, each in enumerate(queries.campaigns_of(found.run.id), start=1):
        there = sum(name in found.held for name, _likeness in each.members)
        count = Number(there, Wanted(campaign=each.id).query, len(found.held))
        title = _("Campaign %(n)s") % {"n": number}
        rows.append(Row(title, (count,), reverse("copies", args=[each.id])))
    return Counts(
        "campaigns", _("Campaigns"), _("Campaign"), (_("Copies, each a response"),), tuple(rows)
    )


def judged(found: Read, assigned: Assigned | None) -> Counts:
    """Count what was proposed for each theme and what people said of it."""
    stated = assign_queries.stated(assigned.id) if assigned else {}
    rows = [
        Row(
            theme.called,
            _judged(found, theme.id, stated.get(theme.id, Stated())),
            language=theme.called_in,
        )
        for theme in found.themes
        if assigned
    ]
    if assigned:
        without = sum(name in found.held for name in assigned.without_theme)
        left = Number(without, Wanted(theme=NONE, judged="proposed").query)
        rows.append(Row(_("Left without a theme"), (left,)))
    columns = (_("Waiting to be read"), _("Taken"), _("Refused"))
    return Counts("assigned", _("Assigned to themes"), _("Theme"), columns, tuple(rows))


def _judged(found: Read, theme: str, stated: Stated) -> tuple[Number, ...]:
    return tuple(
        Number(
            sum(name in found.held for name in stated.of(state)),
            Wanted(theme=theme, judged=state).query,
        )
        for state in ("proposed", "taken", "refused")
    )


def _both(found: Read, dimension: str, value: str, words: Labels) -> Row:
    names = [text.id for text in _having(found.texts, dimension, value)]
    wanted = Wanted().by(**{dimension: value})
    count = Number(len(names), wanted.query, len(found.held))
    return Row(label(words, dimension, value), (count, _voices(found, names, wanted)))


def _across(found: Read, texts: Collection[Text], dimension: str, **row: str) -> tuple[Number, ...]:
    """Count *texts* by *dimension*, and all of them."""
    counts = Counter(value_of(text, dimension) for text in texts)
    wanted = Wanted().by(**row)
    cells = [
        Number(counts[value], wanted.by(**{dimension: value}).query)
        for value in found.values[dimension]
    ]
    return (*cells, Number(len(texts), wanted.query, len(found.held)))


def _voices(found: Read, names: Collection[str], wanted: Wanted) -> Number:
    query = Wanted(theme=wanted.theme, once=True, **dict(wanted.where)).query
    return Number(count_once(names, found.letters), query)


def _having(texts: Iterable[Text], dimension: str, value: str) -> list[Text]:
    return [text for text in texts if value_of(text, dimension) == value]
