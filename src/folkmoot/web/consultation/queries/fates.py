"""What became of responses, for those who hold their receipts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils import translation

from folkmoot.consultation.fates import Fate
from folkmoot.consultation.responses import Response
from folkmoot.consultation.retention import goes
from folkmoot.foundation.languages import INTERFACE
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.links import Link, LinkKind
from folkmoot.web.consultation.models import ResponseRow
from folkmoot.web.consultation.queries.opening import bare
from folkmoot.web.consultation.queries.said_back import said_back
from folkmoot.web.ledger import queries as record
from folkmoot.web.ledger.labels import labels

CHANGES = frozenset({LinkKind.ADOPTED_BY, LinkKind.CHANGED_BY})
"""How a clause rests on a decision; a clause that merely comes after another does not count."""


@dataclass(frozen=True, slots=True)
class Ways:
    """What rests on what, which clauses a theme speaks to, and which amendment changed a clause."""

    forward: Mapping[Reference, set[Reference]]
    spoken: Mapping[Reference, set[str]]
    changed_by: Mapping[Reference, set[Reference]]


@dataclass(frozen=True, slots=True)
class Owed:
    """A fate that is to be laid down: under which mark, and sealed to which receipt."""

    mark: str
    receipt_key: bytes
    fate: Fate


def fates_of(consultation_id: str) -> Iterator[Owed]:
    """Tell what became of each response of a consultation that has a receipt, in its language."""
    rows = ResponseRow.objects.filter(
        round__pack_id=consultation_id, withdrawn__isnull=True, mark__isnull=False
    )
    held = [(row.mark or "", bytes(row.receipt_key or b""), bare(row)) for row in rows]
    ways = _ways(start for *_, each in held for start in _starts(each))
    names = {language: _names(ways, language) for language in INTERFACE}
    back = said_back(consultation_id)
    for mark, receipt_key, response in held:
        language = response.language if response.language in names else settings.LANGUAGE_CODE
        fate = _fate(response, ways, names[language])
        themes = {each for each in _reached(_starts(response), ways) if each.kind is Kind.THEME}
        answers = back.answers_to(response, themes, language)
        told = replace(
            fate,
            read=response.id in back.read or bool(themes),
            quoted=back.quoted.get(response.id, ()),
            until=back.until[response.round] if goes(response.consents) else None,
            answers=tuple(
                (names[language][each.theme], each.asked, each.said, each.did) for each in answers
            ),
        )
        yield Owed(mark, receipt_key, told)


def _fate(response: Response, ways: Ways, names: Mapping[Reference, str]) -> Fate:
    reached = _reached(_starts(response), ways)
    changed = _changed(response, reached, ways)

    def named(*kinds: Kind) -> tuple[str, ...]:
        return tuple(sorted({names[each] for each in reached if each.kind in kinds}))

    return Fate(
        name=response.id,
        received=response.received,
        late=response.late,
        themes=named(Kind.THEME),
        campaigns=named(Kind.CAMPAIGN),
        motions=named(Kind.MOTION, Kind.AMENDMENT),
        decisions=named(Kind.DECISION),
        changed=tuple(sorted(names[each] for each in changed)),
    )


def _changed(response: Response, reached: set[Reference], ways: Ways) -> set[Reference]:
    """Give the clauses that were decided on, as far as it is about them that the response spoke.

    A decision adopts a whole text; told are the clauses that the response or one of its themes
    speaks to, and those that an amendment resting on it changed.
    """
    spoken = {clause for answer in response.answers for clause in answer.clauses}
    spoken |= {part for each in reached for part in ways.spoken.get(each, ())}
    clauses = {each for each in reached if each.kind is Kind.POLICY and each.part}
    return {
        each
        for each in clauses
        if each.part in spoken or ways.changed_by.get(each, set()) & reached
    }


def _starts(response: Response) -> list[Reference]:
    """Give the whole of a response and each of its answers: any of them may be rested on."""
    parts = (response.reference.at(answer.part) for answer in response.answers)
    return list(dict.fromkeys((response.reference, *parts)))


def _ways(starts: Iterable[Reference]) -> Ways:
    """Walk from *starts* to what rests on them, as far as the clauses that were decided on."""
    forward: dict[Reference, set[Reference]] = defaultdict(set)
    changed_by: dict[Reference, set[Reference]] = defaultdict(set)
    seen, edge = set[Reference](), set(starts)
    for link in record.links_from_any(edge, LinkKind.BELONGS_TO):
        if link.target.kind is Kind.CAMPAIGN:
            forward[link.source].add(link.target)
    while edge:
        seen |= edge
        links = [link for link in record.links_to_any(edge) if _rests(link)]
        for link in links:
            forward[link.target].add(link.source)
            if link.kind is LinkKind.CHANGED_BY:
                changed_by[link.source].add(link.target)
        edge = {link.source for link in links if link.source.kind is not Kind.POLICY} - seen
    return Ways(forward, _spoken(seen), changed_by)


def _rests(link: Link) -> bool:
    return link.source.kind is not Kind.POLICY or link.kind in CHANGES


def _spoken(seen: Iterable[Reference]) -> dict[Reference, set[str]]:
    themes = [each for each in seen if each.kind is Kind.THEME]
    spoken: dict[Reference, set[str]] = defaultdict(set)
    for link in record.links_from_any(themes, LinkKind.SPEAKS_TO):
        spoken[link.source].add(link.target.part)
    return spoken


def _reached(starts: Iterable[Reference], ways: Ways) -> set[Reference]:
    found, edge = set[Reference](), set(starts)
    while edge:
        edge = {there for here in edge for there in ways.forward.get(here, ())} - found
        found |= edge
    return found


def _names(ways: Ways, language: str) -> dict[Reference, str]:
    with translation.override(language):
        return labels({there for reached in ways.forward.values() for there in reached})
