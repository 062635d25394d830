"""The report of a round for the body's annual meeting, laid out in the body's own language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from folkmoot.consultation.counts import Told
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.positions import Position
from folkmoot.consultation.results import Part, Result, Tables, ThemeFound
from folkmoot.foundation.languages import INTERFACE
from folkmoot.foundation.references import Reference
from folkmoot.publication.blocks import Block, Grid, Heading, Paper, Paragraph, Quote
from folkmoot.publication.tables import LEFT_OUT, Table
from folkmoot.web.components.templatetags.folk import language_name
from folkmoot.web.consultation import words
from folkmoot.web.consultation.queries.quotations import Quoted
from folkmoot.web.federation import queries as federation
from folkmoot.web.policy import queries as policy
from folkmoot.web.publication.gathering import round_words as said

THEMES = 24
QUOTATIONS = 3


@dataclass(frozen=True, slots=True)
class Reported:
    """A result as everybody may know it, and all that a report of it needs besides."""

    result: Result
    hash: str
    pack: Consultation
    position: Position | None
    quoted: Mapping[str, Sequence[Quoted]]


def language_of(told: Reported, *, wanted: str = "") -> str:
    """Choose the language of a report: the wanted one, else the position's, else the round's."""
    chosen = (wanted, told.position.language if told.position else "", *told.result.languages)
    return next((code for code in chosen if code in INTERFACE), "en")


def round_paper(told: Reported, language: str, *, made: date) -> Paper:
    """Lay the report out: what the body says itself first, then the method, then the numbers."""
    with override(language):
        body = federation.body_name(told.result.body)
        return Paper(
            title=_("What we heard: %(body)s") % {"body": body},
            publisher=body,
            made=made,
            dated=date_format(made, "j F Y"),
            blocks=tuple(_blocks(told, language)),
            subtitle=told.pack.title.in_language(language),
            notice=_notice(),
            language=language,
            contents=_("Contents"),
        )


def _blocks(told: Reported, language: str) -> Iterator[Block]:
    yield from _own_words(told.position)
    yield Heading(2, _("How this was done"), "how")
    yield from map(Paragraph, said.method(told.result))
    yield Heading(2, _("Who answered"), "who")
    yield Paragraph(said.no_poll(), "note")
    yield from _respondents(told.result)
    yield from _chosen(told, language)
    yield from _themes(told)
    yield from _clauses(told)
    yield from _left_out(told.result)
    yield from _annexes(told, language)


def _own_words(position: Position | None) -> Iterator[Block]:
    if position is None:
        return
    summary, held = position.paragraphs
    yield Heading(2, _("In short"), "short")
    yield from map(Paragraph, summary)
    if held:
        yield Heading(2, _("What we propose to hold"), "position")
        yield from map(Paragraph, held)


def _respondents(result: Result) -> Iterator[Block]:
    part, late = result.in_time, result.late
    yield _table(_("For whom they answered"), words.kinds(), part.by_kind, late.by_kind)
    yield _table(_("How it came in"), words.channels(), part.by_channel, late.by_channel)
    languages = {
        code: language_name(code) for code, _count in (*part.by_language, *late.by_language)
    }
    languages[""] = _("not said")
    yield _table(_("In which language"), languages, part.by_language, late.by_language)


def _chosen(told: Reported, language: str) -> Iterator[Block]:
    part, late = told.result.in_time, told.result.late
    questions = {each.id: each for each in told.pack.questions}
    if part.choices or part.statements:
        yield Heading(2, _("What was chosen"), "chosen")
    for question, counts in part.choices:
        asked = questions[question]
        labels = {each.id: each.label.in_language(language) for each in asked.choices}
        caption = asked.text.in_language(language)
        yield _table(caption, labels, counts, dict(late.choices).get(question, ()))
    if part.statements:
        yield Grid(_agreement(told, part, language))


def _agreement(told: Reported, part: Part, language: str) -> Table:
    names, texts = said.sides(), {s.id: s.text.in_language(language) for s in told.pack.statements}
    rows = tuple(
        (texts.get(statement, statement), *(said.number(count) for _side, count in counts))
        for statement, counts in part.statements
    )
    head = (_("Statement"), *names.values())
    return Table(_("How far people agreed"), head, rows, _note(part.statements))


def _themes(told: Reported) -> Iterator[Block]:
    found = [each for each in told.result.themes if each.voices is not None]
    if not found:
        return
    yield Heading(2, _("What was said"), "said")
    yield Paragraph(_("Themes that people put together from what was written, and signed off."))
    for theme in sorted(found, key=lambda each: -(each.voices or 0))[:THEMES]:
        yield from _theme(theme, told)


def _theme(theme: ThemeFound, told: Reported) -> Iterator[Block]:
    of = Reference.parse(theme.reference)
    yield Heading(3, theme.title, f"theme-{of.name}", of)
    yield Paragraph(_("Responses of this round: %(n)s.") % {"n": said.number(theme.voices)})
    if theme.clauses:
        named = {"clauses": ", ".join(theme.clauses)}
        yield Paragraph(_("Speaks to: clause %(clauses)s.") % named, "meta")
    for quoted in told.quoted.get(theme.reference, ())[:QUOTATIONS]:
        who = quoted.who or said.speaker(quoted.kind)
        if quoted.in_other_words:
            who = _("%(who)s, in other words") % {"who": who}
        yield Quote(quoted.words, who, quoted.response, quoted.language or "en")


def _clauses(told: Reported) -> Iterator[Block]:
    part = told.result.in_time
    spoken = [(clause, count) for clause, count in part.clauses if count is not None]
    if not spoken:
        return
    titles = policy.clause_titles([told.pack.clause(clause) for clause, _count in spoken])
    rows = tuple(
        (titles.get(told.pack.clause(clause), clause), said.number(count))
        for clause, count in spoken
    )
    yield Heading(2, _("On which clauses"), "clauses")
    yield Paragraph(_("A response may speak to several clauses, or to none."))
    yield Grid(Table(_("Responses by clause"), (_("Clause"), _("Responses")), rows))
    yield from _passages(told.result)


def _passages(result: Result) -> Iterator[Block]:
    names = said.standings()
    told = [
        (clause, names.get(name, name), said.number(count))
        for clause, counts in result.in_time.passages
        for name, count in counts
    ]
    if told:
        head = (_("Clause"), _("In the later version they"), _("Comments"))
        note = said.left_out() if any(row[-1] == LEFT_OUT for row in told) else ""
        caption = _("Passages that were commented on")
        yield Grid(Table(caption, head, tuple(told), note, numeric=False))


def _left_out(result: Result) -> Iterator[Block]:
    rows = said.not_counted(result)
    if rows:
        yield Heading(2, _("What is not in these numbers"), "not-counted")
        head = (_("What"), _("How many"))
        yield Grid(Table(_("Not counted"), head, rows))


def _annexes(told: Reported, language: str) -> Iterator[Block]:
    answered = dict(told.result.in_time.answered)
    rows = tuple(
        (each.text.in_language(language), said.number(answered.get(each.id, 0)))
        for each in told.pack.questions
    )
    yield Heading(2, _("Annex: what was asked"), "asked")
    head = (_("Question"), _("Responses that answered it"))
    note = said.left_out() if any(row[1] == LEFT_OUT for row in rows) else ""
    yield Grid(Table(_("The questions"), head, rows, note))
    yield Heading(2, _("Annex: how to check this"), "check")
    yield Paragraph(said.checking(told.hash, told.result.number))


def _table(caption: str, names: Mapping[str, str], counts: Told, late: Told) -> Grid:
    """Give a table of counts in time, with a column for the late where any of those is told."""
    apart = dict(late)
    has_late = any(apart.values())
    rows = tuple(
        (
            names.get(name, name),
            said.number(count),
            *([said.number(apart.get(name, 0))] if has_late else []),
        )
        for name, count in counts
    )
    head = ("", _("In time"), *([_("Late")] if has_late else []))
    return Grid(Table(caption, head, rows, _note((("", counts), ("", late if has_late else ())))))


def _note(tables: Tables) -> str:
    hidden = any(count is None for _name, counts in tables for _which, count in counts)
    return said.left_out() if hidden else ""


def _notice() -> str:
    if not federation.federation_is_invented():
        return ""
    named = {"federation": federation.federation_name()}
    return (
        _("%(federation)s is invented: its sections, people and voices exist only to be shown.")
        % named
    )
