"""Schemes and rules, read from their files; the checks in a file are run on reading it."""

import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.expressions import TRUE
from folkmoot.assessment.pack_conditions import Conditions, Table, tables
from folkmoot.assessment.rows import Row, read_rows
from folkmoot.assessment.rules import ClauseUse, Obligation, Result, Rule, RuleSet
from folkmoot.assessment.schemes import Scheme, Sign
from folkmoot.foundation.packs import PackFile, raise_faults, read_toml

SCHEME_KEYS = ("id", "name", "source", "predicates", "row", "flag", "axis", "check")
RULES_KEYS = ("policy", "version", "predicates", "rule", "not_judged", "check")
RULE_KEYS = (
    "id",
    "name",
    "clauses",
    "obligations",
    "source",
    "not_applicable",
    "breached",
    "partly",
)
_USE = re.compile(r"(\d+(?:\.\d+)*)(?:@(\d+))?")


def read_scheme(file: PackFile, codebook: Codebook) -> Scheme:
    """Give the scheme that *file* holds; raise PackFaults with every fault, failed checks too."""
    top, conditions = Table(file, file.data), Conditions(file, codebook)
    top.only(*SCHEME_KEYS)
    conditions.define()
    rows, meanings = _rows(file, conditions)
    scheme = Scheme(
        id=top.text("id"),
        name=top.text("name"),
        source=top.text("source"),
        rows=rows,
        meanings=meanings,
        flags=_signs(file, conditions, "flag"),
        axes=_signs(file, conditions, "axis"),
    )
    _check_scheme(file, scheme, codebook)
    raise_faults(file)
    return scheme


def load_rules(
    path: Path, codebook: Codebook, *, version: str = "", clauses: Collection[str] | None = None
) -> RuleSet:
    """Read rules.toml for one *version* of its policy, as read_rules does."""
    file = read_toml(path, root=path.parents[2])
    return read_rules(file, codebook, version=version, clauses=clauses)


def read_rules(
    file: PackFile,
    codebook: Codebook,
    *,
    version: str = "",
    clauses: Collection[str] | None = None,
) -> RuleSet:
    """Give the rules that *file* holds for one *version*; raise PackFaults with every fault.

    Where *clauses* (the ids that the version has) are given, each needs a rule, or a reason
    under [not_judged].
    """
    top, conditions = Table(file, file.data), Conditions(file, codebook)
    top.only(*RULES_KEYS)
    conditions.define()
    rules = tuple(_rule(table, conditions) for table in tables(file, "rule"))
    found = RuleSet(
        top.text("policy"), version or top.text("version"), rules, top.pairs("not_judged")
    )
    _check_once(file, [rule.id for rule in rules])
    _check_clauses(file, found, clauses)
    _run_checks(file, codebook, lambda name: _rows_of(found, name))
    raise_faults(file)
    return found


def _rows(file: PackFile, conditions: Conditions) -> tuple[tuple[Row, ...], dict[str, str]]:
    rows: list[Row] = []
    meanings: dict[str, str] = {}
    for table in tables(file, "row"):
        table.only("model", "when", "means")
        rows.append(Row(table.text("model"), conditions.of(table, "when")))
        meanings.setdefault(table.text("model"), table.text("means", ""))
    if rows and rows[-1].when != TRUE:
        file.fault('The last row must hold always. Write when = "true".', "row", len(rows) - 1)
    return tuple(rows), meanings


def _signs(file: PackFile, conditions: Conditions, name: str) -> tuple[Sign, ...]:
    found = []
    for table in tables(file, name):
        table.only("id", "text", "when")
        found.append(Sign(table.text("id"), table.text("text"), conditions.of(table, "when")))
    return tuple(found)


def _rule(table: Table, conditions: Conditions) -> Rule:
    table.only(*RULE_KEYS)
    if "breached" not in table.data:
        table.fault('This rule cannot be breached. Say when it is: breached = "…".')
    rows = [
        Row(result.value, conditions.of(table, result.value))
        for result in (Result.NOT_APPLICABLE, Result.BREACHED, Result.PARTLY)
        if result.value in table.data
    ]
    return Rule(
        id=table.text("id"),
        name=table.text("name"),
        uses=_uses(table),
        obligations=_obligations(table),
        source=table.text("source"),
        rows=(*rows, Row(Result.MET.value, TRUE)),
    )


def _uses(table: Table) -> tuple[ClauseUse, ...]:
    uses = []
    for text in table.texts("clauses"):
        match = _USE.fullmatch(text)
        if match is None:
            table.fault(f"'{text}' is no clause. Write 2.1, or 5.7@2 from version 2 on.", "clauses")
            continue
        uses.append(ClauseUse(match[1], int(match[2] or 1)))
    if not uses:
        table.fault('A rule speaks for a clause at least. Add clauses = ["2.1"].', "clauses")
    return tuple(uses)


def _obligations(table: Table) -> tuple[Obligation, ...]:
    known = [word for word in table.texts("obligations") if word in set(Obligation)]
    for word in table.texts("obligations"):
        if word not in known:
            every = ", ".join(Obligation)
            table.fault(f"'{word}' is no obligation. Choose of {every}.", "obligations")
    return tuple(map(Obligation, known))


def _check_once(file: PackFile, ids: list[str]) -> None:
    for position, rule in enumerate(ids):
        if rule in ids[:position]:
            file.fault(f"Rule {rule} is here twice. Ids are never reused.", "rule", position, "id")


def _check_clauses(file: PackFile, rules: RuleSet, clauses: Collection[str] | None) -> None:
    ruled = [clause for rule in rules.rules for clause in rule.clauses(rules.version)]
    for clause in clauses or ():
        if clause not in ruled and clause not in rules.not_judged:
            message = f"Clause {clause} has no rule. Add one, or say why not in [not_judged]."
            file.fault(message, "not_judged")
    for position, rule in enumerate(rules.rules):
        for clause in rule.clauses(rules.version):
            if clauses is not None and clause not in clauses:
                file.fault(
                    f"Rule {rule.id} speaks for clause {clause}, which version {rules.version} "
                    f"of {rules.policy} has not. Correct it.",
                    "rule",
                    position,
                    "clauses",
                )


def _check_scheme(file: PackFile, scheme: Scheme, codebook: Codebook) -> None:
    if not scheme.rows and not scheme.axes:
        file.fault("A scheme needs a [[row]] or an [[axis]].")
    signs = {sign.id: (Row("yes", sign.when), Row("no", TRUE)) for sign in scheme.signs()}
    _run_checks(file, codebook, lambda name: signs.get(name, () if name else scheme.rows))


def _rows_of(rules: RuleSet, name: str) -> tuple[Row, ...]:
    return next((rule.rows for rule in rules.rules if rule.id == name), ())


def _run_checks(
    file: PackFile, codebook: Codebook, rows_of: Callable[[str], tuple[Row, ...]]
) -> None:
    for table in tables(file, "check"):
        table.only("of", "answers", "gives")
        rows, answers = rows_of(table.text("of", "")), table.pairs("answers")
        if not rows:
            table.fault("This check is of nothing that the file has.", "of")
            continue
        _check_answers(table, codebook, answers)
        gave, wanted = read_rows(rows, answers).possible, table.texts("gives")
        if set(gave) != set(wanted):
            table.fault(
                f"This check should give {' or '.join(wanted)}, and gives {' or '.join(gave)}. "
                f"Correct the rule or the check.",
                "gives",
            )


def _check_answers(table: Table, codebook: Codebook, answers: Mapping[str, str]) -> None:
    for question, value in answers.items():
        asked = codebook.questions.get(question)
        if asked is None or not asked.takes(value):
            table.fault(f"{question} = '{value}' is not in the codebook.", "answers")
