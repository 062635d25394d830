"""Changes to coded law as text: an instrument, a provision or an answer added, or one corrected.

What is changed are the two files of a jurisdiction, and only the lines that a change is about.
Whether the law that they then hold is in order is for the loader to say.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import reduce
from pathlib import Path
from typing import Final

from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.jurisdictions import Registry
from folkmoot.assessment.law import Law
from folkmoot.assessment.pack_law import ANSWER_KEYS, INSTRUMENT_KEYS, PROVISION_KEYS, read_law
from folkmoot.assessment.toml_lines import Value, added, line_owner, put
from folkmoot.foundation.canonical import Json, canonical_text, content_hash
from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.errors import Fault, InputError
from folkmoot.foundation.packs import PackFile


class Part(StrEnum):
    """What of a law an edit is about; the word is the name of its tables."""

    HEAD = ""
    INSTRUMENT = "instrument"
    PROVISION = "provision"
    ANSWER = "answer"


KEYS: Final[Mapping[Part, Sequence[str]]] = {
    Part.HEAD: ("about", "checked"),
    Part.INSTRUMENT: INSTRUMENT_KEYS,
    Part.PROVISION: PROVISION_KEYS,
    Part.ANSWER: ANSWER_KEYS,
}


@dataclass(frozen=True, slots=True)
class LawTexts:
    """The two files of one law, law.toml and answers.toml, whole."""

    law: str
    answers: str

    @property
    def hashes(self) -> tuple[str, str]:
        """The hash of each, by which it is stored."""
        return content_hash(self.law), content_hash(self.answers)

    def of(self, part: Part) -> str:
        """Give the file in which a *part* stands."""
        return self.answers if part is Part.ANSWER else self.law

    def with_text(self, part: Part, text: str) -> "LawTexts":
        """Give both files with that of *part* as *text*, in canonical form."""
        text = canonical_text(text)
        if part is Part.ANSWER:
            return LawTexts(self.law, text)
        return LawTexts(text, self.answers)


@dataclass(frozen=True, slots=True)
class Edit:
    """One table added, or where *corrects* says which, one corrected.

    *keys* are what the table says, key by key; a key with an empty value is left out. *corrects*
    names the table as `name_of` does: the id of an instrument, code#s1, or B1@2003-06-28.
    """

    part: Part
    keys: Mapping[str, Value] = field(hash=False)
    corrects: str = ""

    @property
    def name(self) -> str:
        """The name of the table once the edit is made."""
        return name_of(self.part, self.keys)


def as_json(edit: Edit) -> list[Json]:
    """Give an edit as a list, which keeps the order of its keys in every database."""
    keys: list[Json] = [
        [key, value if isinstance(value, str) else list(value)] for key, value in edit.keys.items()
    ]
    return [edit.part.value, edit.corrects, keys]


def from_json(part: str, corrects: str, keys: Sequence[tuple[str, str | Sequence[str]]]) -> Edit:
    """Give the edit that `as_json` gave as a list."""
    return Edit(
        Part(part),
        {key: value if isinstance(value, str) else tuple(value) for key, value in keys},
        corrects,
    )


def name_of(part: Part, table: Mapping[str, object]) -> str:
    """Give the name by which a *part* with this *table* is told from others of its kind.

    >>> name_of(Part.ANSWER, {"question": "B1", "from": "2003-06-28"})
    'B1@2003-06-28'
    """
    said = {key: str(value) for key, value in table.items()}
    if part is Part.PROVISION:
        return f"{said.get('instrument', '')}#{said.get('pinpoint', '')}"
    if part is Part.ANSWER:
        return f"{said.get('question', '')}@{said.get('from', '')}"
    return said.get("id", "") if part is Part.INSTRUMENT else "head"


def begun(jurisdiction: str, about: str, *, coder: str, on: date) -> LawTexts:
    """Give the two files of a law of which nothing is coded yet, to be added to."""
    law = {"jurisdiction": jurisdiction, "status": "draft", "about": about, "checked": str(on)}
    answers = {"coder": coder, "recorded": str(on)}
    return LawTexts(put("", "", 0, law), put("", "", 0, answers))


def edited(texts: LawTexts, edits: Sequence[Edit]) -> LawTexts:
    """Give both files with all *edits* made, one after the other.

    An answer added ends the earlier answer to its question on the day before. InputError for a
    correction of what is not there (any more).
    """
    return reduce(_edited, edits, texts)


def read_texts(texts: LawTexts, codebook: Codebook, registry: Registry, *, folder: str) -> Law:
    """Give the law that both files hold; PackFaults as for files of a pack in *folder*."""
    law, answers = (
        PackFile(Path(name), name, tomllib.loads(text), tuple(text.splitlines()))
        for name, text in (
            (f"laws/{folder}/law.toml", texts.law),
            (f"laws/{folder}/answers.toml", texts.answers),
        )
    )
    return read_law(law, answers, codebook, registry)


def blamed(texts: LawTexts, fault: Fault) -> tuple[Part, str, str]:
    """Give what a *fault* is about: the part, its name as `name_of` gives it, and the key."""
    text = texts.answers if fault.file.endswith("answers.toml") else texts.law
    at = line_owner(text, fault.line)
    if at.table not in set(Part) or not at.table:
        return Part.HEAD, "head", at.key
    part = Part(at.table)
    table = tomllib.loads(text)[part][at.position]
    return part, name_of(part, table), at.key


def _edited(texts: LawTexts, edit: Edit) -> LawTexts:
    text = texts.of(edit.part)
    if edit.part is Part.HEAD:
        return texts.with_text(edit.part, put(text, "", 0, edit.keys))
    if edit.corrects:
        return texts.with_text(edit.part, _corrected(text, edit))
    if edit.part is Part.ANSWER:
        return texts.with_text(edit.part, _with_answer(text, edit.keys))
    return texts.with_text(edit.part, added(text, edit.part, _said(edit)))


def _corrected(text: str, edit: Edit) -> str:
    tables = _tables(text, edit.part)
    for position, table in enumerate(tables):
        if name_of(edit.part, table) == edit.corrects:
            return put(text, edit.part, position, _differences(table, _said(edit), edit.part))
    raise InputError(
        f"'{edit.corrects}' is not in this law any more. Somebody has changed it since; look at "
        f"what stands there now."
    )


def _differences(
    table: Mapping[str, object], said: Mapping[str, Value], part: Part
) -> dict[str, Value | None]:
    """Give what is to be said otherwise; a line whose value stays is left as it is written."""
    now = {key: tuple(v) if isinstance(v, list) else v for key, v in table.items()}
    return {key: said.get(key) for key in KEYS[part] if now.get(key) != said.get(key)}


def _with_answer(text: str, keys: Mapping[str, Value]) -> str:
    edit = Edit(Part.ANSWER, keys)
    earlier = _earlier(text, keys)
    if earlier is None:
        same = [n for n, one in enumerate(_tables(text, Part.ANSWER)) if _same(one, keys)]
        return added(text, Part.ANSWER, _said(edit), after=same[-1] if same else None)
    position, last_day = earlier
    ended = _ended(text, position, last_day)
    return added(ended, Part.ANSWER, _said(edit), after=position)


def _ended(text: str, position: int, last_day: str) -> str:
    """Give the answers with one of them ended, on a line of its own behind its first day."""
    table = _tables(text, Part.ANSWER)[position]
    if "to" in table:
        return put(text, Part.ANSWER, position, {"to": last_day})
    return put(text, Part.ANSWER, position, {"to": last_day}, behind="from")


def _earlier(text: str, keys: Mapping[str, Value]) -> tuple[int, str] | None:
    """Give which answer lasts until the new one begins, and its last day; None where none does."""
    begins = _day(keys.get("from"))
    if begins is None or begins.earliest is None:
        return None
    for position, table in enumerate(_tables(text, Part.ANSWER)):
        start, end = _day(table.get("from")), _day(table.get("to"))
        has_begun = start is not None and (start.latest is None or start.latest < begins.earliest)
        goes_on = end is None or (end.latest is not None and end.latest >= begins.earliest)
        if _same(table, keys) and has_begun and goes_on:
            return position, (begins.earliest - timedelta(days=1)).isoformat()
    return None


def _same(table: Mapping[str, object], keys: Mapping[str, Value]) -> bool:
    return table.get("question") == keys.get("question")


def _day(text: object) -> LooseDate | None:
    try:
        return LooseDate.parse(text) if isinstance(text, str) and text else None
    except InputError:
        return None


def _said(edit: Edit) -> dict[str, Value]:
    return {key: edit.keys[key] for key in KEYS[edit.part] if edit.keys.get(key)}


def _tables(text: str, part: Part) -> list[Mapping[str, object]]:
    found = tomllib.loads(text).get(part, [])
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
