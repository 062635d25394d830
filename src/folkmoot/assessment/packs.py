"""Packs of law: codebook, registry, schemes and every coded jurisdiction, read at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from folkmoot.assessment.assessments import Measure
from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.jurisdictions import Registry
from folkmoot.assessment.law import Law
from folkmoot.assessment.pack_codebook import load_codebook, load_jurisdictions
from folkmoot.assessment.pack_law import load_law
from folkmoot.assessment.pack_rules import load_rules, load_scheme
from folkmoot.assessment.rules import RuleSet
from folkmoot.assessment.schemes import Scheme
from folkmoot.foundation.errors import Fault, InputError, PackFaults
from folkmoot.foundation.packs import packs_home

MODEL_SCHEME = "pack-2014"
AXES_SCHEME = "axes"
DEFAULT_POLICY = "sex-work-rights"

Loaded = TypeVar("Loaded")


@dataclass(frozen=True, slots=True)
class Laws:
    """Everything under packs/laws."""

    codebook: Codebook
    registry: Registry
    schemes: Mapping[str, Scheme]
    laws: Mapping[str, Law]

    def law(self, jurisdiction: str) -> Law:
        """Give one law; InputError says which there are."""
        if jurisdiction in self.laws:
            return self.laws[jurisdiction]
        coded = ", ".join(f"{key} ({law.jurisdiction.name})" for key, law in self.laws.items())
        raise InputError(f"The law of '{jurisdiction}' is not coded here. There is {coded}.")

    def measure(self, rules: RuleSet) -> Measure:
        """Give what laws are held to with the usual scheme and axes."""
        return Measure(
            self.codebook, self.schemes[MODEL_SCHEME], rules, self.schemes[AXES_SCHEME]
        )


def load_laws(path: Path | None = None) -> Laws:
    """Read a folder of laws (default packs/laws); PackFaults has the faults of all files."""
    home = path or packs_home() / "laws"
    codebook = load_codebook(home / "codebook.toml")
    registry = load_jurisdictions(home / "jurisdictions.toml")
    faults: list[Fault] = []
    schemes = _every(
        sorted((home / "schemes").glob("*.toml")), lambda file: load_scheme(file, codebook), faults
    )
    folders = sorted(file.parent for file in home.glob("*/law.toml"))
    laws = _every(folders, lambda folder: load_law(folder, codebook, registry), faults)
    if faults:
        raise PackFaults(faults)
    return Laws(
        codebook, registry,
        {scheme.id: scheme for scheme in schemes},
        {law.jurisdiction.id: law for law in laws},
    )


def load_policy_rules(policy: str, codebook: Codebook, *, home: Path | None = None) -> RuleSet:
    """Read the rules of *policy*, written id or id@version; InputError for one unknown."""
    name, _, version = policy.removeprefix("policy:").partition("@")
    policies = (home or packs_home()) / "policies"
    with_rules = sorted(file.parent.name for file in policies.glob("*/rules.toml"))
    if name not in with_rules:
        raise InputError(
            f"The policy '{name}' has no rules of law here. There is {', '.join(with_rules)}."
        )
    return load_rules(policies / name / "rules.toml", codebook, version=version)


def unused_questions(codebook: Codebook, laws: Laws, rules: RuleSet) -> tuple[str, ...]:
    """Give the questions that no scheme, no rule and no other question reads."""
    used = {name for rule in rules.rules for name in rule.questions}
    used.update(name for scheme in laws.schemes.values() for name in scheme.questions)
    signs = (sign for scheme in laws.schemes.values() for sign in scheme.signs())
    used.update(name for sign in signs for name in sign.when.questions())
    used.update(name for question in codebook for name in question.asked_if.questions())
    return tuple(question.id for question in codebook if question.id not in used)


def _every(
    paths: list[Path], load: Callable[[Path], Loaded], faults: list[Fault]
) -> list[Loaded]:
    found = []
    for path in paths:
        try:
            found.append(load(path))
        except PackFaults as error:
            faults.extend(error.faults)
    return found
