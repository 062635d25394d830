"""Rule sets read from the packs of a federation: rules/*.toml."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from folkmoot.decision.fields import Fields, tables
from folkmoot.decision.ranking.methods import METHODS
from folkmoot.decision.rules import (
    PRESETS,
    SIMPLE,
    Attendance,
    Base,
    Majority,
    Proxies,
    Rule,
    RuleSet,
    Tie,
)
from folkmoot.decision.secrecy import Secrecy, SeenBy
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
        rules=tuple(_rule(fields) for fields in tables(file, "rule")),
        proxies=_proxies(file),
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


def _proxies(file: PackFile) -> Proxies:
    table = file.data.get("proxies")
    if table is None:
        return Proxies()
    if not isinstance(table, Mapping):
        file.fault("Write a table [proxies] with most = 1, instructed = true.", "proxies")
        return Proxies()
    fields = Fields(file, table, "proxies")
    proxies = Proxies(
        allowed=fields.flag("allowed", default=True),
        most=fields.number("most") if "most" in table else None,
        instructed=fields.flag("instructed", default=True),
        free=fields.flag("free", default=True),
        same_section=fields.flag("same_section", default=False),
    )
    if proxies.allowed and (proxies.most == 0 or not (proxies.instructed or proxies.free)):
        fields.fault("", "Nobody could hold such a proxy. Write allowed = false instead.")
    return proxies


def _rule(fields: Fields) -> Rule:
    method = fields.text("method", "")
    rule = Rule(
        id=fields.text("id"),
        majority=_majority(fields),
        quorum=fields.fraction("quorum", "0"),
        counts=fields.one_of("quorum_counts", Attendance, Attendance.CAST),
        turnout=fields.fraction("turnout", "0"),
        tie=fields.one_of("tie", Tie, Tie.EARLIER_STAGE if method else Tie.LOST),
        sections=_sections(fields),
        article=fields.text("article"),
        title=fields.text("title", ""),
        secrecy=_secrecy(fields),
        seen_by=fields.one_of("seen_by", SeenBy, SeenBy.ALL),
        method=method,
        places=fields.number("places", 1),
    )
    for key, fault in _contradictions(rule):
        fields.fault(key, fault)
    return rule


def _contradictions(rule: Rule) -> Iterator[tuple[str, str]]:
    """Give what in a rule does not go together, with the field that says so."""
    if rule.majority.strict and rule.majority.threshold == 1:
        yield "threshold", "More than all can't be reached. Write strict = false."
    if rule.sections and rule.secrecy != (Secrecy.RECORDED,):
        yield "secrecy", "A secret vote knows no sections. Drop secrecy here."
    if rule.method:
        yield from _contradictions_of_ranked(rule)
        return
    if rule.tie in {Tie.EARLIER_STAGE, Tie.LOT}:
        yield "tie", 'Only ranked votes break a tie so. Add a method, or write tie = "lost".'
    if rule.tie is Tie.CHAIR and (rule.majority != SIMPLE or rule.sections):
        said = "A casting vote only breaks a tie of one simple majority of votes. Drop tie here."
        yield "tie", said
    if rule.places != 1:
        yield "places", "Only a ranked vote has places. Add a method, or drop places."


def _contradictions_of_ranked(rule: Rule) -> Iterator[tuple[str, str]]:
    if rule.method not in METHODS:
        yield "method", f"'method' must be one of: {', '.join(METHODS)}."
    if rule.tie is Tie.LOST:
        ways = [tie for tie in Tie if tie is not Tie.LOST]
        yield "tie", f"Equals in a ranked vote are told apart by one of: {', '.join(ways)}."
    if rule.places < 1:
        yield "places", "Somebody has to win. Write places = 1."


def _secrecy(fields: Fields) -> tuple[Secrecy, ...]:
    kinds = fields.texts("secrecy") or (Secrecy.RECORDED,)
    if not set(kinds) <= set(Secrecy) or len(set(kinds)) != len(kinds):
        known = ", ".join(f'"{kind}"' for kind in Secrecy)
        fields.fault("secrecy", f"'secrecy' must list kinds out of {known}, each once.")
        return (Secrecy.RECORDED,)
    return tuple(Secrecy(kind) for kind in kinds)


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
