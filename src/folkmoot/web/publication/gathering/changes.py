"""What became of what one body said: clause by clause, along links that people made."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from folkmoot.consultation.counts import Told, told, told_total
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.results import Part, compile_result
from folkmoot.consultation.returns import AnswerBack, ClauseBack, Rested, Return
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.policy.comparison import ClauseChange, Fate, compare_versions, spoken
from folkmoot.record.links import LinkKind
from folkmoot.web.analysis.queries import Theme
from folkmoot.web.consultation.queries import results as compiled
from folkmoot.web.consultation.queries import theme_answers
from folkmoot.web.decision.puts import puts_of
from folkmoot.web.ledger import queries as record
from folkmoot.web.policy import queries as policy
from folkmoot.web.policy.queries import StoredVersion
from folkmoot.web.publication.gathering.round_result import asked, themes_in

BEARING = (LinkKind.SPEAKS_TO, LinkKind.AMENDS)


@dataclass(frozen=True, slots=True)
class Said:
    """What one body said in all: its themes, and its round counted against the adopted text."""

    body: Reference
    part: Part
    themes: tuple[Theme, ...]


def gather_return(round_id: str, *, made: date) -> Return:
    """Say what became of a round in the version in force.

    Where no later version than the one that was consulted on is adopted, InputError says so.
    """
    held, pack = asked(round_id)
    before, after = policy.version(pack.policy), policy.current(pack.policy.name)
    if before is None or after is None or after.reference == before.reference or not after.decision:
        raise InputError(
            f"No later version than {pack.policy} is adopted yet, so nothing can be said of it."
        )
    responses = compiled.to_count(round_id).responses
    result = compile_result(held, pack, responses, made=made, against=after.version)
    names = {each.id for each in responses if each.consents.use}
    themes = tuple(found.theme for found in themes_in(pack.id, names))
    said = Said(Reference(Kind.BODY, held.body), result.in_time, themes)
    language = next(iter(held.languages), "en")
    return Return(
        round=round_id,
        consulted=str(before.reference),
        adopted=str(after.reference),
        made=made,
        decision=str(after.decision),
        language=language,
        clauses=tuple(_clauses(before, after, pack, said)),
        answers=_answers(themes, held.body, language),
    )


def _clauses(
    before: StoredVersion, after: StoredVersion, pack: Consultation, said: Said
) -> Iterator[ClauseBack]:
    for change in compare_versions(before.version, after.version):
        found = _clause(change, after, pack, said)
        if change.fate is not Fate.SAME or found.motions or found.themes:
            yield found


def _clause(
    change: ClauseChange, after: StoredVersion, pack: Consultation, said: Said
) -> ClauseBack:
    old, new = pack.clause(change.id), after.reference.at(change.id)
    counts: Mapping[str, int | None] = dict(said.part.clauses)
    shown = change.new or change.old
    return ClauseBack(
        clause=change.id,
        title=shown.title if shown else change.id,
        fate=str(change.fate),
        spoken=spoken(change.text) if change.fate is Fate.CHANGED else (),
        motions=_motions((old, new), said.body),
        themes=tuple(
            Rested(str(theme.reference), theme.title)
            for theme in said.themes
            if {old, new} & set(theme.clauses)
        ),
        responses=told_total(counts.get(change.id, 0)),
        passages=_passages(said.part, change.id),
    )


def _motions(clauses: Sequence[Reference], body: Reference) -> tuple[Rested, ...]:
    """Give what *body* put on a clause, each once, with its verdict."""
    links = [link for clause in clauses for link in record.links_to(clause, *BEARING)]
    links += [
        back
        for clause in clauses
        for link in record.links_from(clause, LinkKind.CHANGED_BY)
        for back in record.links_from(link.target, LinkKind.AMENDS)
    ]
    own = {link.source for link in links if link.by == body}
    put = {each.on: each for each in puts_of(sorted(own))}
    return tuple(
        Rested(str(on), each.title, each.verdict)
        for on, each in sorted(put.items())
        if each.verdict
    )


def _passages(part: Part, clause: str) -> Told:
    return told(dict(part.passages).get(clause, ()))


def _answers(themes: Collection[Theme], body: str, language: str) -> tuple[AnswerBack, ...]:
    titles = {theme.reference: theme.title for theme in themes}
    found = theme_answers.answers_to(list(titles), language)
    return tuple(
        AnswerBack(titles[each.theme], each.asked, each.said, each.did, each.done)
        for each in found
        if each.body != body
    )
