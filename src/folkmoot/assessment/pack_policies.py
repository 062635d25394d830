"""Packs of policies as law is held to them: which have rules, and the rules of all at once."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.pack_rules import load_rules, read_rules
from folkmoot.assessment.rules import RuleSet
from folkmoot.foundation.errors import Fault, InputError, PackFaults
from folkmoot.foundation.packs import PackFile, packs_home
from folkmoot.policy.packs import load_policy

Clauses = Mapping[str, Collection[str]]
"""The ids of the clauses that each policy's rules are to speak for."""


def policies_with_rules(home: Path | None = None) -> tuple[str, ...]:
    """Give the policies by which law can be read: those that have a rules.toml, by id."""
    policies = (home or packs_home()) / "policies"
    return tuple(sorted(file.parent.name for file in policies.glob("*/rules.toml")))


def rules_name(policy: str) -> str:
    """Give the place of a policy's rules within a folder of packs."""
    return f"policies/{policy}/rules.toml"


def load_policy_rules(
    policy: str,
    codebook: Codebook,
    *,
    home: Path | None = None,
    clauses: Collection[str] | None = None,
) -> RuleSet:
    """Read the rules of *policy*, written id or id@version; InputError for one unknown.

    With *clauses*, the ids of that version, each must have a rule or a reason for having none.
    """
    name, _, version = policy.removeprefix("policy:").partition("@")
    with_rules = policies_with_rules(home)
    if name not in with_rules:
        raise InputError(
            f"The policy '{name}' has no rules of law here. There is {', '.join(with_rules)}."
        )
    path = (home or packs_home()) / rules_name(name)
    return load_rules(path, codebook, version=version, clauses=clauses)


def read_all_rules(
    files: Mapping[str, PackFile], codebook: Codebook, clauses: Clauses
) -> dict[str, RuleSet]:
    """Give the rules in *files*, by policy; raise PackFaults with the faults of all files."""
    faults: list[Fault] = []
    found: dict[str, RuleSet] = {}
    for policy, file in files.items():
        try:
            found[policy] = read_among(
                file, codebook, others=found.values(), clauses=clauses.get(policy)
            )
        except PackFaults as error:
            faults.extend(error.faults)
    if faults:
        raise PackFaults(faults)
    return found


def read_among(
    file: PackFile,
    codebook: Codebook,
    *,
    others: Iterable[RuleSet],
    clauses: Collection[str] | None = None,
) -> RuleSet:
    """Give one policy's rules, as read_rules does, beside those of *others*.

    A rule's id is given once over all policies, because findings are named by it.
    """
    taken = {rule.id: rules.policy for rules in others for rule in rules.rules}
    for position, table in file.tables("rule"):
        if policy := taken.get(str(table.get("id"))):
            message = f"Rule {table['id']} is in {policy} too. Ids are given once over all."
            file.fault(message, "rule", position, "id")
    return read_rules(file, codebook, clauses=clauses)


def clauses_of(folder: Path) -> Collection[str]:
    """Give the ids of the clauses of every version in a policy's pack."""
    return {clause.id for version in load_policy(folder).versions for clause in version.clauses}
