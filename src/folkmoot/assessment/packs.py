"""Packs of law: codebook, registry, schemes and every coded jurisdiction, read at once."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from folkmoot.assessment.assessments import Measure
from folkmoot.assessment.blocs import Bloc
from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.codings import Coding
from folkmoot.assessment.jurisdictions import Registry
from folkmoot.assessment.law import Law
from folkmoot.assessment.pack_blocs import read_blocs
from folkmoot.assessment.pack_codebook import read_codebook, read_jurisdictions
from folkmoot.assessment.pack_codings import read_coding
from folkmoot.assessment.pack_law import read_law
from folkmoot.assessment.pack_rules import load_rules, read_scheme
from folkmoot.assessment.rules import RuleSet
from folkmoot.assessment.schemes import Scheme
from folkmoot.foundation.errors import Fault, InputError, PackFaults
from folkmoot.foundation.packs import PackFile, packs_home, read_toml

CODEBOOK, REGISTRY, BLOCS = "codebook.toml", "jurisdictions.toml", "blocs.toml"
OF_A_LAW = ("law.toml", "answers.toml", "coding-*.toml")
MODEL_SCHEME = "pack-2014"
AXES_SCHEME = "axes"
DEFAULT_POLICY = "sex-work-rights"

Loaded = TypeVar("Loaded")


@dataclass(frozen=True, slots=True)
class Laws:
    """Everything under packs/laws; *codings* are the further ones of each law, by jurisdiction."""

    codebook: Codebook
    registry: Registry
    schemes: Mapping[str, Scheme]
    laws: Mapping[str, Law]
    codings: Mapping[str, tuple[Coding, ...]] = field(default_factory=dict)
    blocs: tuple[Bloc, ...] = ()

    def law(self, jurisdiction: str) -> Law:
        """Give one law; InputError says which there are."""
        if jurisdiction in self.laws:
            return self.laws[jurisdiction]
        coded = ", ".join(f"{key} ({law.jurisdiction.name})" for key, law in self.laws.items())
        raise InputError(f"The law of '{jurisdiction}' is not coded here. There is {coded}.")

    def measure(self, rules: RuleSet, scheme: str = "") -> Measure:
        """Give what laws are held to with the usual scheme and axes, or with another *scheme*.

        One that gives no model takes the place of the axes. InputError says which there are.
        """
        model, axes = self.schemes[MODEL_SCHEME], self.schemes[AXES_SCHEME]
        asked = self.scheme(scheme) if scheme else model
        return Measure(
            self.codebook,
            asked if asked.rows else model,
            rules,
            axes if asked.rows else asked,
        )

    def scheme(self, name: str) -> Scheme:
        """Give one scheme; InputError says which there are."""
        if name in self.schemes:
            return self.schemes[name]
        raise InputError(f"There is no scheme '{name}' here. There is {', '.join(self.schemes)}.")


def load_laws(path: Path | None = None) -> Laws:
    """Read a folder of laws (default packs/laws); PackFaults has the faults of all files.

    What is no TOML at all is told first, and alone.
    """
    home = path or packs_home() / "laws"
    faults: list[Fault] = []
    files = {
        name: _try(partial(read_toml, home / name, root=home.parent), faults)
        for name in file_names(home)
    }
    if faults:
        raise PackFaults(faults)
    return read_laws({name: file for name, file in files.items() if file})


def file_names(home: Path) -> tuple[str, ...]:
    """Give the files that make up a folder of laws, by their names within it."""
    patterns = (BLOCS, "schemes/*.toml", *(f"*/{name}" for name in OF_A_LAW))
    found = [file for pattern in patterns for file in home.glob(pattern)]
    names = {file.relative_to(home).as_posix() for file in found}
    return (CODEBOOK, REGISTRY, *sorted(names))


def read_laws(files: Mapping[str, PackFile]) -> Laws:
    """Give what *files* hold, by their names within the folder; raise PackFaults with all faults.

    Every jurisdiction's law.toml stands beside its answers.toml.
    """
    codebook, registry = read_codebook(files[CODEBOOK]), read_jurisdictions(files[REGISTRY])
    faults: list[Fault] = []
    schemes = [
        _try(partial(read_scheme, file, codebook), faults)
        for name, file in files.items()
        if name.startswith("schemes/")
    ]
    laws = [
        _try(partial(_law, files, folder, codebook, registry), faults) for folder in _folders(files)
    ]
    codings = [
        _try(partial(read_coding, file, codebook, registry), faults)
        for name, file in files.items()
        if "/coding-" in name
    ]
    blocs = _try(partial(read_blocs, files[BLOCS], registry), faults) if BLOCS in files else ()
    if faults:
        raise PackFaults(faults)
    return Laws(
        codebook,
        registry,
        {scheme.id: scheme for scheme in schemes if scheme},
        {law.jurisdiction.id: law for law in laws if law},
        codings=_by_jurisdiction(codings),
        blocs=blocs or (),
    )


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
    file = (home or packs_home()) / rules_name(name)
    return load_rules(file, codebook, version=version, clauses=clauses)


def load_all_rules(codebook: Codebook, *, home: Path | None = None) -> dict[str, RuleSet]:
    """Read the rules of every policy that has any, by its id; PackFaults has the faults of all.

    A rule's id is given once over all policies: findings are named by it.
    """
    faults: list[Fault] = []
    found: dict[str, RuleSet] = {}
    for policy in policies_with_rules(home):
        rules = _try(partial(load_policy_rules, policy, codebook, home=home), faults)
        if rules:
            faults.extend(_given_twice(rules, found.values()))
            found[policy] = rules
    if faults:
        raise PackFaults(faults)
    return found


def policies_with_rules(home: Path | None = None) -> tuple[str, ...]:
    """Give the policies by which law can be read: those that have a rules.toml, by id."""
    policies = (home or packs_home()) / "policies"
    return tuple(sorted(file.parent.name for file in policies.glob("*/rules.toml")))


def rules_name(policy: str) -> str:
    """Give the place of a policy's rules within a folder of packs."""
    return f"policies/{policy}/rules.toml"


def unused_questions(codebook: Codebook, laws: Laws, *policies: RuleSet) -> tuple[str, ...]:
    """Give the questions that no scheme, no rule of *policies* and no other question reads."""
    used = {name for rules in policies for rule in rules.rules for name in rule.questions}
    used.update(name for scheme in laws.schemes.values() for name in scheme.questions)
    signs = (sign for scheme in laws.schemes.values() for sign in scheme.signs())
    used.update(name for sign in signs for name in sign.when.questions())
    used.update(name for question in codebook for name in question.asked_if.questions())
    return tuple(question.id for question in codebook if question.id not in used)


def _given_twice(rules: RuleSet, others: Iterable[RuleSet]) -> Iterator[Fault]:
    for other in others:
        for rule in {one.id for one in rules.rules} & {one.id for one in other.rules}:
            message = f"Rule {rule} is in {other.policy} too. Ids are given once over all policies."
            yield Fault(f"packs/{rules_name(rules.policy)}", 1, message)


def _law(files: Mapping[str, PackFile], folder: str, codebook: Codebook, registry: Registry) -> Law:
    law, answers = (files.get(f"{folder}/{name}") for name in ("law.toml", "answers.toml"))
    if law and answers:
        return read_law(law, answers, codebook, registry)
    here = law or answers
    there = "answers.toml" if law else "law.toml"
    raise PackFaults([Fault(here.name if here else folder, 1, f"It has no {there} beside it.")])


def _by_jurisdiction(codings: Iterable[Coding | None]) -> dict[str, tuple[Coding, ...]]:
    found: dict[str, tuple[Coding, ...]] = {}
    for coding in filter(None, codings):
        found[coding.jurisdiction] = (*found.get(coding.jurisdiction, ()), coding)
    return found


def _folders(files: Mapping[str, PackFile]) -> tuple[str, ...]:
    ends = ("/law.toml", "/answers.toml")
    folders = {name.rsplit("/", 1)[0] for name in files if name.endswith(ends)}
    return tuple(sorted(folders))


def _try(load: Callable[[], Loaded], faults: list[Fault]) -> Loaded | None:
    try:
        return load()
    except PackFaults as error:
        faults.extend(error.faults)
        return None
