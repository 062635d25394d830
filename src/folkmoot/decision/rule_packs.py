"""Rule sets read from the packs of a federation: rules/*.toml."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from folkmoot.decision.fields import Fields
from folkmoot.decision.rules import (
    PRESETS,
    SIMPLE,
    Attendance,
    Base,
    Majority,
    Rule,
    RuleSet,
    Tie,
)
from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.packs import PackFile, raise_faults, read_toml


def load_rule_set(path: Path, *, root: Path | None = None) -> RuleSet:
    """Read one body's rule set; raise PackFaults with all of its faults."""
    file = read_toml(path, root=root)
    top = Fields(file, file.data)
    rule_set = RuleSet(
        id=top.text("id"),
        body=top.text("body"),
        title=top.text("title"),
        adopted=_date(top),
        source=top.text("source"),
        encoded_by=top.text("encoded_by"),
        weights=_weights(file),
        rules=tuple(_rule(Fields(file, table, "rule", n)) for n, table in file.tables("rule")),
    )
    if not rule_set.rules:
        file.fault("There is no rule. Add [[rule]] with at least an id and an article.")
    raise_faults(file)
    return rule_set


def _date(top: Fields) -> str:
    text = top.text("adopted")
    try:
        return LooseDate.parse(text).text
    except InputError as error:
        top.fault("adopted", str(error))
        return ""


def _weights(file: PackFile) -> Mapping[str, int]:
    weights = {}
    for position, table in file.tables("weight"):
        weight = Fields(file, table, "weight", position)
        weights[weight.text("kind")] = weight.number("votes")
    return weights


def _rule(fields: Fields) -> Rule:
    rule = Rule(
        id=fields.text("id"),
        majority=_majority(fields),
        quorum=fields.fraction("quorum", "0"),
        counts=fields.one_of("quorum_counts", Attendance, Attendance.CAST),
        turnout=fields.fraction("turnout", "0"),
        tie=fields.one_of("tie", Tie, Tie.LOST),
        sections=_sections(fields),
        article=fields.text("article"),
        title=fields.text("title", ""),
    )
    if rule.tie is Tie.CHAIR and (rule.majority != SIMPLE or rule.sections):
        said = "A casting vote only breaks a tie of one simple majority of votes. Drop tie here."
        fields.fault("tie", said)
    return rule


def _majority(fields: Fields) -> Majority:
    if "preset" in fields.table:
        name = fields.text("preset")
        if name not in PRESETS:
            fields.fault("preset", f"'preset' must be one of: {', '.join(PRESETS)}.")
        return PRESETS.get(name, SIMPLE)
    majority = Majority(
        fields.fraction("threshold", "1/2"),
        strict=fields.flag("strict", default=True),
        base=fields.one_of("base", Base, Base.FOR_AND_AGAINST),
    )
    return majority


def _sections(fields: Fields) -> Majority | None:
    table = fields.table.get("sections")
    if table is None:
        return None
    if not isinstance(table, Mapping):
        fields.fault("sections", 'Write sections = {threshold = "1/2", base = "cast"}.')
        return None
    majority = _majority(replace(fields, table=table))
    if majority.base is Base.PRESENT:
        fields.fault("sections", 'Sections are not counted as present. Write base = "cast".')
    return majority
