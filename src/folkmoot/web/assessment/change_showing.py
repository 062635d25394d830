"""The pages of changes put together."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from django.utils.translation import gettext as _

from folkmoot.assessment.editing import Edit, LawTexts, Part, blamed, name_of, read_texts
from folkmoot.assessment.law import Law
from folkmoot.foundation.errors import Fault
from folkmoot.web.assessment import change_queries as queries
from folkmoot.web.assessment.change_effects import day_of, differences, effect
from folkmoot.web.assessment.change_pages import ChangePage, ChangesPage, Leftover, Offered
from folkmoot.web.assessment.change_queries import Change
from folkmoot.web.assessment.change_words import told
from folkmoot.web.assessment.showing import words
from folkmoot.web.components.templatetags.folk import loose

LATELY = 20


def changes_page(me: str, problem: str = "") -> ChangesPage:
    """Give all changes that wait, the last that were settled, and what packs offer."""
    settled = queries.changes(states=(queries.PUBLISHED, queries.REFUSED, queries.WITHDRAWN))
    offered = (Offered(one, differences(one.now, one.offered)) for one in queries.held_back())
    waiting = queries.changes(states=queries.OPEN)
    return ChangesPage(waiting, settled[:LATELY], tuple(offered), me, problem)


def usual_day(change: Change, today: date) -> date:
    """Give the day on which a change is looked at where nobody says."""
    return day_of(change.edits, today)


def change_page(
    change: Change, on: date, *, is_own: bool, problem: str = "", leftovers: Sequence[Edit] = ()
) -> ChangePage:
    """Give the page of one change, held to every policy *on* a day."""
    codebook, registry = queries.known()
    before = law_before(change)
    after = read_texts(change.after, codebook, registry, folder=change.place)
    found = effect(change, on) if change.edits else None
    return ChangePage(
        change,
        found.on if found else on,
        told(before, after, codebook),
        tuple(map(_titled, change.edits)),
        found,
        differences(change.before, change.after),
        is_own,
        problem=problem,
        leftovers=tuple(map(_left, leftovers)),
    )


def law_before(change: Change) -> Law | None:
    """Give the law that a change was begun from, or None where it was not coded."""
    if not change.before.answers:
        return None
    codebook, registry = queries.known()
    return read_texts(change.before, codebook, registry, folder=change.place)


def faults_of(texts: LawTexts, edit: Edit, faults: Sequence[Fault]) -> Iterator[tuple[str, str]]:
    """Give each of *faults* with the key of *edit* that it is about; none where it is another's."""
    for fault in faults:
        part, name, key = blamed(texts, fault)
        own = (part, name) == (edit.part, edit.name)
        yield (key, fault.message) if own else ("", f"{name}: {fault.message}")


def table_of(change: Change, part: Part, name: str) -> Mapping[str, object] | None:
    """Give the table of this name as a change would leave it, or None where there is none."""
    found = tomllib.loads(change.after.of(part))
    if part is Part.HEAD:
        return found
    return next((one for one in found.get(part, []) if name_of(part, one) == name), None)


def zipped(change: Change) -> bytes:
    """Give both files in a ZIP, in the folder that they have among the packs."""
    file = BytesIO()
    texts = (("law.toml", change.after.law), ("answers.toml", change.after.answers))
    with ZipFile(file, "w") as archive:
        for name, text in texts:
            entry = ZipInfo(f"packs/laws/{change.place}/{name}")
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text)
    return file.getvalue()


def part_name(part: Part) -> str:
    """Say a part in words."""
    return {
        Part.HEAD: _("How it was coded"),
        Part.INSTRUMENT: _("Act"),
        Part.PROVISION: _("Provision"),
        Part.ANSWER: _("Answer"),
    }[part]


def _titled(edit: Edit) -> tuple[str, str]:
    said = {key: str(value) for key, value in edit.keys.items()}
    title = said.get("title", "") or said.get("shown", "") or said.get("question", "")
    if edit.part is Part.ANSWER:
        asked = {"value": words(said.get("value", "")), "day": loose(said.get("from", "unknown"))}
        title = f"{title}: {_('%(value)s, from %(day)s') % asked}"
    return part_name(edit.part), title or said.get("checked", "")


def _left(edit: Edit) -> Leftover:
    keys = (
        (key, value if isinstance(value, str) else ", ".join(value))
        for key, value in edit.keys.items()
    )
    return Leftover(part_name(edit.part), tuple(keys))
