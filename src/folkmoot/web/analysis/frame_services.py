"""Agreeing on the themes of a run: people gather candidates under names of their own."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from folkmoot.analysis.breakdown import cross_themes
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.disclosure import release
from folkmoot.analysis.runs import table
from folkmoot.foundation.canonical import Json, canonical_json, content_hash, json_hash
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.analysis import queries
from folkmoot.web.analysis.documents import gathered
from folkmoot.web.analysis.models import FrameRow, ThemeRow
from folkmoot.web.analysis.queries import Run
from folkmoot.web.analysis.reading import DIMENSIONS, texts_of
from folkmoot.web.analysis.services import CHAIN, link_theme
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.ledger import services as ledger

Members = tuple[str, tuple[str, ...]]
"""A theme's key with the ids of its responses."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """One theme of a frame: its name, the clauses it speaks to, and the candidates it gathers."""

    name: str
    clauses: tuple[Reference, ...]
    candidates: tuple[Reference, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The candidates' keys within their run."""
        return tuple(sorted(each.name.rsplit("-", 1)[0] for each in self.candidates))

    @property
    def key(self) -> str:
        """Its own key: the same candidates under the same name have the same one."""
        return f"f-{json_hash([self.name, *self.keys])[:10]}"


@transaction.atomic
def agree_on_frame(
    run: Run, frame: Sequence[Gathering], *, by: Reference, at: datetime
) -> list[Reference]:
    """Sign off the themes of *run* all at once, and release their tables; give the themes.

    A run has one frame, for tables released twice give small counts away: a second one, like a
    candidate in two themes or of another run, raises InputError.
    """
    if queries.frame_of(run.id):
        raise InputError(f"People agreed on the themes of {run.id} before. Run the analysis again.")
    _refuse_odd(frame, known={theme.key for theme in queries.themes_of(run.id)})
    members = [(each.key, _responses(run, each)) for each in frame]
    voices = {key: _voices(run, responses) for key, responses in members}
    text = canonical_json({"voices": voices, "tables": _tables(run, members)})
    FrameRow.objects.create(
        run_id=run.id, by=str(by), on=at.date(), document=text.decode(), hash=content_hash(text)
    )
    themes = [
        _sign_off(run, each, place, by=by, at=at)
        for place, each in enumerate(sorted(frame, key=lambda one: -voices[one.key]))
    ]
    ledger.record(
        CHAIN,
        "frame.agreed",
        about=[run.reference, *themes],
        by=by,
        at=at,
        detail={"frame": content_hash(text), "themes": len(themes)},
    )
    return themes


def _refuse_odd(frame: Sequence[Gathering], known: Collection[str]) -> None:
    used = Counter(key for each in frame for key in each.keys)
    if twice := [key for key, times in used.items() if times > 1]:
        raise InputError(f"The candidate {twice[0]} is in two themes. Put it in one of them.")
    if strange := sorted(set(used) - set(known)):
        raise InputError(f"The candidate {strange[0]} is not of this run. Leave it out.")
    if any(not each.name.strip() or not each.candidates for each in frame):
        raise InputError("Each theme needs a name and at least one candidate.")


def _tables(run: Run, members: Sequence[Members]) -> dict[str, Json]:
    held = consultation.consultation(run.consultation)
    assert held is not None
    sections = {each.id: each.body for each in held.rounds}
    texts = texts_of(consultation.responses_of(run.consultation), sections)
    return {one: _table(texts, members, one) for one in DIMENSIONS}


def _responses(run: Run, gathering: Gathering) -> tuple[str, ...]:
    mark = run.id.rsplit("-", 1)[1]
    parts = [queries.stored_theme(f"{key}-{mark}") for key in gathering.keys]
    return gathered(gathering.key, parts, voices=0).responses


def _voices(run: Run, responses: Sequence[str]) -> int:
    """Count responses, all copies of one campaign's letter as one."""
    letters = {name: each.id for each in queries.campaigns_of(run.id) for name, _ in each.members}
    return len({letters.get(one, one) for one in responses})


def _table(texts: Sequence[Text], members: Sequence[Members], by: str) -> Json:
    there = {text.id for text in texts}
    held = [(key, [one for one in responses if one in there]) for key, responses in members]
    return table(release(cross_themes(texts, held, by)))


def _sign_off(
    run: Run, gathering: Gathering, place: int, *, by: Reference, at: datetime
) -> Reference:
    mark = run.id.rsplit("-", 1)[1]
    row = ThemeRow.objects.create(
        id=f"{gathering.key}-{mark}",
        run_id=run.id,
        place=place,
        key=gathering.key,
        name=gathering.name.strip()[:200],
        signed_by=str(by),
        signed_on=at.date(),
        clauses=[str(clause) for clause in gathering.clauses],
        gathers=list(gathering.keys),
    )
    theme = Reference(Kind.THEME, row.id)
    responses = queries.stored_theme(row.id).responses
    link_theme(theme, responses, row.clauses, by=by, on=at.date())
    return theme
