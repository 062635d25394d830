"""The minutes of a whole meeting, laid out for the page, for DOCX and for PDF, in four languages.

Seats are named as the roll names them; people are not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from folkmoot.decision.decisions import Decision
from folkmoot.decision.roll import Roll
from folkmoot.decision.rules import RuleSet
from folkmoot.decision.secrecy import Secrecy, SeenBy
from folkmoot.decision.tally import Sides, Vote
from folkmoot.foundation.references import Kind, Reference
from folkmoot.publication.blocks import Block, Grid, Heading, Paper, Paragraph, Steps, apart
from folkmoot.publication.tables import Table
from folkmoot.web.decision.kinds import kind_of
from folkmoot.web.decision.room_queries import Item, Room, Ruling
from folkmoot.web.decision.templatetags.decisions import in_plain_words, standing
from folkmoot.web.decision.wording import in_language
from folkmoot.web.federation import queries as federation


@dataclass(frozen=True, slots=True)
class Minuted:
    """One thing on the agenda as the minutes tell it: *decision* is None where none was taken."""

    item: Item
    mover: str
    words: str
    happenings: Sequence[tuple[str, datetime, str]]
    decision: Decision | None
    hash: str


@dataclass(frozen=True, slots=True)
class Told:
    """All that the minutes of a meeting are made of."""

    room: Room
    rules: RuleSet
    roll: Roll
    roll_hash: str
    items: Sequence[Minuted]
    rulings: Sequence[Ruling]
    chain: str


def minutes_paper(told: Told, language: str, *, made: date) -> Paper:
    """Lay the minutes of a meeting out in *language*."""
    with override(language):
        meeting = told.room.meeting
        return Paper(
            title=_("Minutes: %(meeting)s") % {"meeting": meeting.title},
            publisher=meeting.body_name,
            made=made,
            dated=date_format(made, "j F Y"),
            blocks=tuple(_blocks(told)),
            subtitle=date_format(meeting.day, "j F Y"),
            notice=_notice(),
            language=language,
            contents=_("Contents"),
        )


def _blocks(told: Told) -> Iterator[Block]:
    yield from _meeting(told)
    yield from _credentials(told)
    yield Heading(2, _("What was put, and what became of it"), "put")
    for each in told.items:
        yield from _item(each, told.rulings)
    yield from _rulings(told.rulings)
    yield from _recorded(told.items)
    yield from _recount(told)


def _meeting(told: Told) -> Iterator[Block]:
    yield Heading(2, _("The meeting"), "meeting")
    named = {"rules": apart(told.rules.title), "adopted": apart(told.rules.adopted)}
    yield Paragraph(_("It was held under: %(rules)s, adopted %(adopted)s.") % named)
    if told.room.ended:
        yield Paragraph(_("It was closed on %(at)s.") % {"at": _time(told.room.ended)})
    else:
        yield Paragraph(_("It is not closed yet: these are its minutes so far."), "note")


def _credentials(told: Told) -> Iterator[Block]:
    yield Heading(2, _("Attendance and credentials"), "credentials")
    roll, frozen = told.roll, told.room.frozen
    if frozen is None:
        yield Paragraph(_("Not frozen yet: nobody can vote."))
        return
    seats = ngettext("%(count)s seat", "%(count)s seats", len(roll)) % {"count": len(roll)}
    named = {"seats": seats, "votes": roll.entitled, "at": _time(frozen)}
    yield Paragraph(_("The roll was frozen on %(at)s: %(seats)s, votes: %(votes)s.") % named)
    if roll.proxies:
        yield Paragraph(
            _("Seats that gave their votes to another one: %(n)s.") % {"n": len(roll.proxies)}
        )
    yield Grid(_roll_table(roll))
    absent = [seat.name or seat.id for seat in roll if not seat.is_present]
    if absent:
        named = {"seats": "; ".join(map(apart, absent))}
        yield Paragraph(_("Not there at the end: %(seats)s.") % named)
    yield Paragraph(
        _("The roll's SHA-256 in the ledger: %(hash)s") % {"hash": told.roll_hash}, "meta"
    )


def _roll_table(roll: Roll) -> Table:
    names = federation.body_names()
    rows = []
    for section in sorted({seat.section for seat in roll}):
        seats = [seat for seat in roll if seat.section == section]
        here = [seat for seat in seats if seat.is_present]
        counts = (len(seats), sum(seat.votes for seat in seats), sum(seat.votes for seat in here))
        rows.append((names.get(section, section), *map(str, counts)))
    head = (_("Section"), _("Seats"), _("Votes"), _("Present"))
    return Table(_("The roll, with the votes that its seats have"), head, tuple(rows))


def _item(each: Minuted, rulings: Sequence[Ruling]) -> Iterator[Block]:
    put = each.item.put
    yield Heading(3, put.title, f"on-{put.on.name}", put.on)
    yield Paragraph(f"{_('Moved by')} {apart(each.mover)} · {standing(each.item)}", "meta")
    yield Paragraph(_("The words that were put:"), "meta")
    for words in filter(None, map(str.strip, each.words.splitlines())):
        yield Paragraph(apart(words))
    for what, at, why in each.happenings:
        said = f"{_time(at)}: {in_plain_words(what)}"
        yield Paragraph(f"{said} ({apart(why)})" if why else said, "meta")
    if each.decision:
        yield from _vote(each, each.decision)
        mine = [each for each in rulings if each.is_correction and each.about == put]
        for ruling in mine:
            said = _("Corrected on %(at)s:") % {"at": _time(ruling.at)}
            yield Paragraph(f"{said} {apart(ruling.text)}", "note")


def _vote(each: Minuted, decision: Decision) -> Iterator[Block]:
    poll = decision.poll
    kind = kind_of(poll.secrecy, poll.seen_by)
    rule = decision.rule
    named = {"rule": apart(rule.title or rule.id), "article": apart(rule.article)}
    yield Paragraph(f"{kind.name}. {_('Rule: %(rule)s, %(article)s.') % named}")
    times = {"opened": _time(poll.opened), "closed": _time(poll.closed), "n": len(poll.present)}
    yield Paragraph(_("Opened %(opened)s, closed %(closed)s; seats here: %(n)s.") % times)
    yield Steps(tuple(in_language(step) for step in decision.outcome.steps))
    if len(decision.tally.by_section) > 1:
        yield Grid(_section_table(decision))
    yield Paragraph(_("Its SHA-256 in the ledger: %(hash)s") % {"hash": each.hash}, "meta")


def _section_table(decision: Decision) -> Table:
    names = federation.body_names()
    rows = tuple(
        (names.get(name, name), str(sides.votes_for), str(sides.against), str(sides.abstained))
        for name, sides in decision.tally.by_section.items()
    )
    head = (_("Section"), _("For"), _("Against"), _("Abstained"))
    return Table(_("Votes by section"), head, rows)


def _rulings(rulings: Sequence[Ruling]) -> Iterator[Block]:
    ruled = [each for each in rulings if not each.is_correction]
    if ruled:
        yield Heading(2, _("Rulings of the chair"), "rulings")
    for ruling in ruled:
        about = f" ({apart(ruling.about.title)})" if ruling.about else ""
        yield Paragraph(f"{ruling.number}. {_time(ruling.at)}{about}: {apart(ruling.text)}")


def _recorded(items: Sequence[Minuted]) -> Iterator[Block]:
    """Tell who voted what, where everybody may know: side by side, as minutes do."""
    told = [
        (each, each.decision)
        for each in items
        if each.decision
        and each.decision.poll.votes
        and each.decision.poll.secrecy is Secrecy.RECORDED
        and each.decision.poll.seen_by is SeenBy.ALL
    ]
    if told:
        yield Heading(2, _("Annex: who voted what"), "who")
    for each, decision in told:
        yield Heading(3, each.item.put.title, f"who-{each.item.put.on.name}", each.item.put.on)
        yield from _by_side(decision)


def _by_side(decision: Decision) -> Iterator[Block]:
    seats = decision.question.roll.by_id()
    sides: dict[str, list[str]] = {}
    for vote in sorted(decision.poll.votes, key=lambda vote: vote.seat):
        seat = seats[vote.seat]
        name = apart(seat.name or seat.id)
        sides.setdefault(_side(vote), []).append(f"{name} {_figures(vote.sides)}")
    for side in (_("For"), _("Against"), _("Abstained"), _("Split")):
        if side in sides:
            yield Paragraph(f"{side}: {'; '.join(sides[side])}.")


def _side(vote: Vote) -> str:
    sides = vote.sides
    whole = max(sides.votes_for, sides.against, sides.abstained) == sides.cast
    if not whole:
        return _("Split")
    return _("For") if sides.votes_for else _("Against") if sides.against else _("Abstained")


def _figures(sides: Sides) -> str:
    counts = (sides.votes_for, sides.against, sides.abstained)
    return f"({sides.cast})" if max(counts) == sides.cast else f"({' : '.join(map(str, counts))})"


def _recount(told: Told) -> Iterator[Block]:
    yield Heading(2, _("Count it again"), "recount")
    yield Paragraph(
        _(
            "Each decision has a file with its rules, roll, votes and words, and one Python file "
            "that derives all of it again on any machine. Nobody needs to trust this site for it."
        )
    )
    for each in told.items:
        if each.decision:
            decided = Reference(Kind.DECISION, each.item.put.on.name)
            said = apart(each.item.put.title) + ":"
            yield Paragraph(said, "", (decided,))
    yield Paragraph(
        _("The ledger of this body: %(chain)s, at /record/.") % {"chain": told.chain}, "meta"
    )


def _time(at: datetime) -> str:
    return apart(date_format(at.astimezone(UTC), "j F Y, H:i") + " UTC")


def _notice() -> str:
    if not federation.federation_is_invented():
        return ""
    named = {"federation": federation.federation_name()}
    return (
        _("%(federation)s is invented: its sections, people and voices exist only to be shown.")
        % named
    )
