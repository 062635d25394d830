"""Reading changes to coded law: those begun, proposed and published, and what packs offer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.editing import Edit, LawTexts, begun, edited, from_json
from folkmoot.assessment.jurisdictions import Jurisdiction, Registry
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.assessment import stored
from folkmoot.web.assessment.models import CurrentDocument, LawChangeRow, LawDocument

DRAFT, PROPOSED, PUBLISHED = "draft", "proposed", "published"
REFUSED, WITHDRAWN = "refused", "withdrawn"
OPEN = (DRAFT, PROPOSED)
FILES = ("law.toml", "answers.toml")


@dataclass(frozen=True, slots=True)
class Change:
    """One change to one law; *is_behind* says that another text stands now than it began from."""

    id: int
    place: str
    name: str
    about: str
    state: str
    by: str
    at: datetime
    second: str
    second_at: datetime | None
    reason: str
    edits: tuple[Edit, ...]
    before: LawTexts
    after: LawTexts
    is_behind: bool
    watch: int | None

    @property
    def is_open(self) -> bool:
        """Whether it may still become law here."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A law of which the packs hold another text than the desk published, file by file."""

    place: str
    name: str
    now: LawTexts
    offered: LawTexts


def known() -> tuple[Codebook, Registry]:
    """Give the codebook and the registry that changes are made by."""
    found = stored.laws()
    if found is None:
        raise InputError("No law is stored here. Take in the packs of law.")
    return found.codebook, found.registry


def place_of(jurisdiction: str) -> Jurisdiction | None:
    """Give a jurisdiction of the registry, coded or not, or None where there is no such one."""
    _, registry = known()
    return registry.jurisdictions.get(jurisdiction)


def change(jurisdiction: str, number: int) -> Change | None:
    """Give one change of one law, or None where there is no such one."""
    rows = LawChangeRow.objects.select_related("jurisdiction")
    row = rows.filter(jurisdiction_id=jurisdiction, id=number).first()
    return as_change(row) if row else None


def changes(jurisdiction: str = "", *, states: Iterable[str] = ()) -> tuple[Change, ...]:
    """Give the changes of one law or of all, the latest first."""
    rows = LawChangeRow.objects.select_related("jurisdiction").order_by("-id")
    if jurisdiction:
        rows = rows.filter(jurisdiction_id=jurisdiction)
    if states:
        rows = rows.filter(state__in=states)
    return tuple(map(as_change, rows))


def texts_now(jurisdiction: str) -> LawTexts:
    """Give the two files of a law as they stand; both empty where it is not coded."""
    law, answers = names_of(jurisdiction)
    rows = CurrentDocument.objects.filter(name__in=(law, answers)).select_related("document")
    texts = {row.name: row.document.text for row in rows}
    return LawTexts(texts.get(law, ""), texts.get(answers, ""))


def hashes_now(jurisdiction: str) -> tuple[str, str]:
    """Give the hash of each of the two files; empty where it is not coded."""
    rows = CurrentDocument.objects.filter(name__in=names_of(jurisdiction))
    hashes = dict(rows.values_list("name", "document__hash"))
    law, answers = names_of(jurisdiction)
    return hashes.get(law, ""), hashes.get(answers, "")


def names_of(jurisdiction: str) -> tuple[str, str]:
    """Give the names under which the two files of a law are stored."""
    law, answers = (f"{stored.LAWS}{jurisdiction}/{file}" for file in FILES)
    return law, answers


def held_back() -> tuple[HeldBack, ...]:
    """Give the laws of which packs offer another text than the one that the desk published."""
    rows = CurrentDocument.objects.filter(offered__isnull=False).order_by("name")
    places = dict.fromkeys(name.split("/")[1] for name in rows.values_list("name", flat=True))
    _, registry = known() if places else (None, None)
    return tuple(
        HeldBack(place, registry[place].name, texts_now(place), offered_texts(place))
        for place in places
        if registry is not None and place in registry
    )


def offered_texts(jurisdiction: str) -> LawTexts:
    """Give the two files of a law as the packs have them: what is offered, else what stands."""
    law, answers = names_of(jurisdiction)
    rows = CurrentDocument.objects.filter(name__in=(law, answers))
    found = {row.name: row.offered or row.document for row in rows.select_related()}
    return LawTexts(found[law].text, found[answers].text)


def as_change(row: LawChangeRow) -> Change:
    """Give what a row holds."""
    edits = edits_of(row)
    return Change(
        row.id,
        row.jurisdiction_id,
        row.jurisdiction.name,
        row.about,
        row.state,
        row.by,
        row.at,
        row.second,
        row.second_at,
        row.reason,
        edits,
        base_of(row),
        LawTexts(row.law, row.answers),
        (row.law_before, row.answers_before) != hashes_now(row.jurisdiction_id),
        row.watch_id,
    )


def edits_of(row: LawChangeRow) -> tuple[Edit, ...]:
    """Give the edits of a change, in the order in which they were made."""
    return tuple(from_json(*edit) for edit in row.edits)


def base_of(row: LawChangeRow) -> LawTexts:
    """Give the two files that a change was begun from."""
    if not row.law_before:
        coder = Reference.parse(row.by).name
        return begun(row.jurisdiction_id, row.about, coder=coder, on=row.at.date())
    names = names_of(row.jurisdiction_id)
    texts = [
        LawDocument.objects.get(name=name, hash=each).text
        for name, each in zip(names, (row.law_before, row.answers_before), strict=True)
    ]
    return LawTexts(*texts)


def texts_with(row: LawChangeRow, edits: Iterable[Edit]) -> LawTexts:
    """Give the two files that a change would leave with *edits*; InputError as `edited`."""
    return edited(base_of(row), tuple(edits))
