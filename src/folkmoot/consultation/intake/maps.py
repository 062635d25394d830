"""Maps: what each column of a sheet becomes, proposed here and confirmed by a person."""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from folkmoot.consultation.intake import platforms, values
from folkmoot.consultation.intake.columns import Column, Columns, Role, plainly
from folkmoot.consultation.intake.platforms import LEAVE_OUT, WORDS, Rows
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import QuestionKind
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.errors import InputError

CODES: Final = 30
"""How many different values a column may have for them to be proposed one by one."""
_NUMBERED: Final = re.compile(r"^\s*(?:q?\d+[.):]|\[?[A-Za-z]\w{0,20}\]?[.:])\s+(?=\S)")
_TAG: Final = re.compile(r"<[^<>]{0,200}>")
_OF_PEOPLE: Final = re.compile(
    r"\b((your|full|first|last|family) name|surname|e-?mail|(tele)?phone|mobile|post ?code|"
    r"zip code|(home|postal) address|date of birth|ip address|votre nom|prénom|courriel|adresse|"
    r"téléphone|(su|tu) nombre|apellidos?|correo|teléfono|dirección)\b|"
    r"الاسم|اسمك|البريد|الهاتف|العنوان",
    re.IGNORECASE,
)
"""What a question asks that wants to know who somebody is, or where."""
_CODE: Final = re.compile(r"^(\w+)\[(\w+)\]$")


@dataclass(frozen=True, slots=True)
class Mapped:
    """One column: its *header*, what it *becomes*, and what single *values* mean."""

    header: str
    becomes: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetMap:
    """What a sheet's columns become. *heads* rows stand above the first response."""

    columns: tuple[Mapped, ...]
    platform: str = ""
    heads: int = 1
    days: values.DayOrder = values.DayOrder.YEAR_FIRST

    def as_json(self) -> dict[str, Json]:
        """Give the map as data, as it is kept with the import."""
        return {
            "platform": self.platform,
            "heads": self.heads,
            "days": str(self.days),
            "columns": [
                {"header": each.header, "becomes": each.becomes, "values": dict(each.values)}
                for each in self.columns
            ],
        }

    def as_toml(self) -> str:
        """Write the map so that a person can correct it."""
        head = (
            f"platform = {_quoted(self.platform)}\nheads = {self.heads}\n"
            f"days = {_quoted(str(self.days))}\n"
        )
        return head + "".join(_column_toml(each) for each in self.columns)


def map_from_json(document: Mapping[str, object]) -> SheetMap:
    """Read a map that was kept or written; raise InputError for anything that is none."""
    try:
        columns = document["columns"] if "columns" in document else document["column"]
        if not isinstance(columns, list):
            raise TypeError
        return SheetMap(
            tuple(
                Mapped(
                    str(each["header"]),
                    str(each["becomes"]),
                    tuple((str(k), str(v)) for k, v in dict(each.get("values", {})).items()),
                )
                for each in columns
            ),
            platform=str(document.get("platform", "")),
            heads=int(str(document.get("heads", 1))),
            days=values.DayOrder(str(document.get("days", values.DayOrder.YEAR_FIRST))),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            "This is no map of a sheet. Begin with the one that 'folkmoot intake --preview' writes."
        ) from error


def map_from_toml(text: str) -> SheetMap:
    """Read a map from TOML."""
    try:
        return map_from_json(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"The map is no TOML: {error}. Correct that line.") from error


def propose(
    rows: Rows, consultation: Consultation, *, comments: Mapping[str, str] | None = None
) -> SheetMap:
    """Propose what each column of *rows* becomes, by the platform and the questions' own words.

    *comments* are Polis' comments by their number, so that votes find the pack's statements.
    """
    shape, rows = platforms.shape_of(rows), platforms.wide(rows)
    columns, labels = Columns(consultation), platforms.labels_of(shape, rows)
    heads = platforms.heads_of(shape, rows)
    mapped = []
    for place, header in enumerate(rows[0]):
        words = labels[place] if place < len(labels) else ""
        said = (comments or {}).get(header, "")
        becomes = platforms.standing(shape, header)
        if said or not becomes:
            becomes = _by_words([said] if said else [header, words], columns)
        mapped.append(Mapped(header, becomes))
    proposed = with_codes(SheetMap(tuple(mapped), shape.platform, heads), rows, consultation)
    days = [
        _cells(rows[heads:], place)
        for place, each in enumerate(proposed.columns)
        if each.becomes == "received"
    ]
    return replace(proposed, days=values.day_order(days[0] if days else []))


def with_codes(map: SheetMap, rows: Rows, consultation: Consultation) -> SheetMap:
    """Give *map* with every value whose meaning has to be said; what was said of it stays."""
    body = platforms.wide(rows)[map.heads :]
    return replace(
        map,
        columns=tuple(
            replace(each, values=_codes(each, _cells(body, place), consultation))
            for place, each in enumerate(map.columns)
        ),
    )


def comments_in(rows: Rows) -> dict[str, str]:
    """Give Polis' comments by their number; nothing for any other sheet."""
    if platforms.shape_of(rows) is not platforms.POLIS_COMMENTS:
        return {}
    names = [plainly(name) for name in rows[0]]
    number, body = names.index("comment id"), names.index("comment body")
    return {row[number]: row[body] for row in rows[1:] if len(row) == len(names)}


def choices_of(consultation: Consultation) -> tuple[str, ...]:
    """Give everything that a column may become, in the order of the pack."""
    listed = [LEAVE_OUT, WORDS, "comment"]
    for question in consultation.questions:
        if question.kind is QuestionKind.CLAUSES:
            listed += [f"{question.id} {clause}" for clause in question.clauses]
        elif question.kind is QuestionKind.CHOICE:
            listed += [question.id, f"{question.id} why"]
        elif question.kind is not QuestionKind.AGREEMENT:
            listed.append(question.id)
    listed += [statement.id for statement in consultation.statements]
    facts = "received kind participants organisation language id use quote attribute archive"
    return (*listed, *facts.split(), "pass_on")


def column_for(mapped: Mapped, columns: Columns) -> Column:
    """Give the column that a mapped one becomes; raise InputError where it is none."""
    if mapped.becomes == LEAVE_OUT:
        return Column(Role.LEFT_OUT, mapped.header)
    if mapped.becomes == WORDS:
        return Column(Role.OTHER, mapped.header)
    found = columns.named(mapped.becomes)
    if found.role in {Role.OTHER, Role.PERSONAL}:
        raise InputError(
            f"The map lets '{mapped.header}' become '{mapped.becomes}', which is no question and "
            f"no column. Write one such as q1, '{WORDS}' or '{LEAVE_OUT}'."
        )
    return replace(found, header=mapped.header)


def name_of(column: Column) -> str:
    """Name a column as maps do."""
    if column.role is Role.REASON:
        return f"{column.name} why"
    if column.role is Role.COMMENT:
        return f"{'clause' if column.name == 'text' else column.name} {column.clause}"
    if column.role in {Role.PERSONAL, Role.LEFT_OUT}:
        return LEAVE_OUT
    return WORDS if column.role is Role.OTHER else column.name


def _by_words(said: Sequence[str], columns: Columns) -> str:
    """Find what a column becomes by its name, else by the words of its question."""
    for text in said:
        plain = _TAG.sub("", text)
        coded = _CODE.match(plain)
        names = (plain, _NUMBERED.sub("", plain), _NUMBERED.sub("", _NUMBERED.sub("", plain)))
        if coded:
            why = {"comment": f"{coded[1]} why", "other": f"{coded[1]} why"}
            names = (plain, why.get(coded[2], coded[2]), coded[1])
        for name in names:
            found = columns.named(name)
            if found.role is not Role.OTHER:
                return name_of(found)
    return LEAVE_OUT if any(_OF_PEOPLE.search(text) for text in said) else WORDS


def _codes(mapped: Mapped, cells: Sequence[str], pack: Consultation) -> tuple[tuple[str, str], ...]:
    """Give the values of a choice or a place on the scale that are not understood as they are."""
    question = next((each for each in pack.questions if each.id == mapped.becomes), None)
    is_statement = any(each.id == mapped.becomes for each in pack.statements)
    is_choice = question is not None and question.kind is QuestionKind.CHOICE
    if not (is_choice or is_statement):
        return ()
    unknown = []
    for cell in dict.fromkeys(cell.strip() for cell in cells if cell.strip()):
        try:
            values.scale(cell) if question is None else values.choice(cell, question)
        except InputError:
            unknown.append((cell, dict(mapped.values).get(cell, "")))
    return tuple(unknown) if len(unknown) <= CODES else ()


def _cells(rows: Rows, place: int) -> list[str]:
    return [row[place] for row in rows if place < len(row)]


def _column_toml(mapped: Mapped) -> str:
    lines = [f"header = {_quoted(mapped.header)}", f"becomes = {_quoted(mapped.becomes)}"]
    if mapped.values:
        pairs = ", ".join(f"{_quoted(key)} = {_quoted(value)}" for key, value in mapped.values)
        lines.append(f"values = {{ {pairs} }}")
    return "\n[[column]]\n" + "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Write a basic string of TOML: JSON's are, but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
