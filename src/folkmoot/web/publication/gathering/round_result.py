"""A round's result, put together: what its responses say, and what the analysis found in them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from folkmoot.consultation.counts import counts_of
from folkmoot.consultation.evidence import Evidence, to_pass_on
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.results import Result, ThemeFound, compile_result
from folkmoot.consultation.rounds import Round
from folkmoot.foundation.errors import InputError
from folkmoot.policy.clauses import Version
from folkmoot.web.analysis import queries as analysis
from folkmoot.web.analysis.documents import StoredTheme
from folkmoot.web.analysis.queries import Run, Theme
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.consultation.queries import moderation, quotations
from folkmoot.web.consultation.queries import results as compiled
from folkmoot.web.consultation.queries.quotations import Quoted
from folkmoot.web.policy import queries as policy


@dataclass(frozen=True, slots=True)
class Found:
    """One theme as a run found it, and the quotations of it that two people let out."""

    theme: Theme
    stored: StoredTheme
    quoted: tuple[Quoted, ...]


def gather_result(round_id: str, *, made: date) -> Result:
    """Count all that came in to a round, with the themes that people signed off."""
    held, pack = asked(round_id)
    count = compiled.to_count(round_id)
    bare = compile_result(held, pack, count.responses, made=made, against=later_version(pack))
    names = {each.id for each in count.responses if each.consents.use}
    return replace(
        bare,
        themes=tuple(_theme(each, names) for each in themes_in(pack.id, names)),
        campaigns=_campaigns(pack.id, names),
        set_aside=count.set_aside,
        unread=count.unread,
        withdrawn=count.withdrawn,
    )


def gather_evidence(result: Result) -> Evidence:
    """Gather what lies behind *result* and may be passed on, with what was decided left out."""
    said = [
        each
        for each in compiled.to_count(result.round).responses
        if each.consents.pass_on and each.consents.use and not each.is_empty
    ]
    names = {each.id for each in said}
    codings = [
        (str(found.theme.reference), f"response:{name}")
        for found in themes_in(result.consultation, names)
        for name in dict.fromkeys(found.stored.responses)
        if name in names
    ]
    return to_pass_on(result, [moderation.as_redacted(each) for each in said], codings=codings)


def asked(round_id: str) -> tuple[Round, Consultation]:
    """Give a round and the pack that it asks by; raise InputError where there is none."""
    held = consultation.round_of(round_id)
    pack = consultation.consultation(held.consultation) if held else None
    if held is None or pack is None:
        raise InputError(f"There is no round '{round_id}' here.")
    return held, pack


def later_version(pack: Consultation) -> Version | None:
    """Give the version in force, where it is a later one than the pack asks about."""
    stored = policy.current(pack.policy.name)
    return stored.version if stored and stored.reference != pack.policy else None


def themes_in(consultation_id: str, names: Collection[str]) -> Iterator[Found]:
    """Give the themes signed off in the latest run that have a voice among *names*."""
    run = run_told(consultation_id)
    published = quotations.published(names=names) if run else ()
    for theme in analysis.published_themes(run.id) if run else ():
        stored = analysis.stored_theme(theme.id)
        if theme.signed_on and not set(stored.responses).isdisjoint(names):
            yield Found(theme, stored, tuple(_quoted_in(stored, published)))


def run_told(consultation_id: str) -> Run | None:
    """Give the run of a consultation that was released, or else the latest, or None."""
    return analysis.told_run(consultation_id)


def _quoted_in(stored: StoredTheme, published: Collection[Quoted]) -> Iterator[Quoted]:
    """Give the published quotations that lie in a passage of a theme, at least in part."""
    places = [(each.response, each.start, each.end) for each in stored.passages]
    for quoted in published:
        if any(
            name == quoted.response.name and start < quoted.end and quoted.start < end
            for name, start, end in places
        ):
            yield quoted


def _theme(found: Found, names: Collection[str]) -> ThemeFound:
    return ThemeFound(
        reference=str(found.theme.reference),
        title=found.theme.title,
        voices=len(set(found.stored.responses) & set(names)),
        clauses=tuple(clause.part for clause in found.theme.clauses),
        quotations=tuple(dict.fromkeys(str(each.response) for each in found.quoted)),
    )


def _campaigns(consultation_id: str, names: Collection[str]) -> tuple[tuple[str, int], ...]:
    run = run_told(consultation_id)
    held = analysis.campaigns_of(run.id) if run else []
    return counts_of(
        str(each.reference) for each in held for name, _ in each.members if name in names
    )
