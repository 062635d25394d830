"""Packs of law: codebook, registry, schemes and every coded jurisdiction, read at once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
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
from folkmoot.assessment.pack_classifications import read_classification
from folkmoot.assessment.pack_codebook import read_codebook, read_jurisdictions
from folkmoot.assessment.pack_codings import read_coding
from folkmoot.assessment.pack_law import read_law
from folkmoot.assessment.pack_policies import Clauses, clauses_of, read_all_rules
from folkmoot.assessment.pack_policies import load_policy_rules as load_policy_rules
from folkmoot.assessment.pack_policies import policies_with_rules as policies_with_rules
from folkmoot.assessment.pack_policies import rules_name as rules_name
from folkmoot.assessment.pack_rules import read_scheme
from folkmoot.assessment.published import Classification
from folkmoot.assessment.rules import RuleSet
from folkmoot.assessment.schemes import Scheme
from folkmoot.foundation.errors import Fault, InputError, PackFaults
from folkmoot.foundation.packs import PackFile, packs_home, read_toml

LAWS = "laws/"
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
    classifications: tuple[Classification, ...] = ()

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


@dataclass(frozen=True, slots=True)
class Packs:
    """All coded law, and the rules of each policy that it can be held to."""

    laws: Laws
    rules: Mapping[str, RuleSet]


def load_packs(home: Path | None = None) -> Packs:
    """Read the laws and the rules of all policies under *home*; PackFaults has all their faults.

    What is no TOML at all is told first, and alone.
    """
    return read_packs(*load_files(home))


def load_files(home: Path | None = None) -> tuple[dict[str, PackFile], Clauses]:
    """Open the files of law and of rules under *home*, with the clauses that rules speak for."""
    home = home or packs_home()
    clauses = {name: clauses_of(home / "policies" / name) for name in policies_with_rules(home)}
    return _opened(home, pack_names(home), root=home), clauses


def read_packs(files: Mapping[str, PackFile], clauses: Clauses) -> Packs:
    """Give what *files* hold, by their names within the folder of packs, as load_packs does.

    *clauses* are those that the rules of each policy are to speak for.
    """
    unread = {name: replace(file, faults=[]) for name, file in files.items()}
    ours = {name.removeprefix(LAWS): unread[name] for name in files if name.startswith(LAWS)}
    ruled = {name.split("/")[1]: unread[name] for name in files if not name.startswith(LAWS)}
    faults: list[Fault] = []
    laws = _try(partial(read_laws, ours), faults)
    codebook = laws.codebook if laws else _try(partial(read_codebook, ours[CODEBOOK]), [])
    rules = _try(partial(read_all_rules, ruled, codebook, clauses), faults) if codebook else None
    if laws is None or rules is None:
        raise PackFaults(faults)
    return Packs(laws, rules)


def pack_names(home: Path) -> tuple[str, ...]:
    """Give the files of law and of rules under *home*, by their names within it."""
    laws = (f"{LAWS}{name}" for name in file_names(home / "laws"))
    return (*laws, *map(rules_name, policies_with_rules(home)))


def load_laws(path: Path | None = None) -> Laws:
    """Read a folder of laws (default packs/laws); PackFaults has the faults of all files.

    What is no TOML at all is told first, and alone.
    """
    home = path or packs_home() / "laws"
    return read_laws(_opened(home, file_names(home), root=home.parent))


def file_names(home: Path) -> tuple[str, ...]:
    """Give the files that make up a folder of laws, by their names within it."""
    patterns = (
        BLOCS,
        "schemes/*.toml",
        "classifications/*.toml",
        *(f"*/{name}" for name in OF_A_LAW),
    )
    found = [file for pattern in patterns for file in home.glob(pattern)]
    names = {file.relative_to(home).as_posix() for file in found}
    return (CODEBOOK, REGISTRY, *sorted(names))


def read_laws(files: Mapping[str, PackFile]) -> Laws:
    """Give what *files* hold, by their names within the folder; raise PackFaults with all faults.

    Every jurisdiction's law.toml stands beside its answers.toml.
    """
    codebook, registry = read_codebook(files[CODEBOOK]), read_jurisdictions(files[REGISTRY])
    faults: list[Fault] = []
    laws = [
        _try(partial(_law, files, folder, codebook, registry), faults) for folder in _folders(files)
    ]
    found = _schemes(files, codebook, faults)
    schemes = {scheme.id: scheme for scheme in found if scheme}
    codings = [
        _try(partial(read_coding, file, codebook, registry), faults)
        for file in _within(files, "/coding-")
    ]
    blocs = _try(partial(read_blocs, files[BLOCS], registry), faults) if BLOCS in files else ()
    published = [
        _try(partial(read_classification, file, registry, schemes, usual=MODEL_SCHEME), faults)
        for file in _within(files, "classifications/")
        if all(found)  # Else its scheme may only seem to be missing.
    ]
    if faults:
        raise PackFaults(faults)
    return Laws(
        codebook,
        registry,
        schemes,
        {law.jurisdiction.id: law for law in laws if law},
        codings=_by_jurisdiction(codings),
        blocs=blocs or (),
        classifications=tuple(filter(None, published)),
    )


def unused_questions(codebook: Codebook, laws: Laws, *policies: RuleSet) -> tuple[str, ...]:
    """Give the questions that no scheme, no rule of *policies* and no other question reads."""
    used = {name for rules in policies for rule in rules.rules for name in rule.questions}
    used.update(name for scheme in laws.schemes.values() for name in scheme.questions)
    signs = (sign for scheme in laws.schemes.values() for sign in scheme.signs())
    used.update(name for sign in signs for name in sign.when.questions())
    used.update(name for question in codebook for name in question.asked_if.questions())
    return tuple(question.id for question in codebook if question.id not in used)


def _opened(home: Path, names: Iterable[str], *, root: Path) -> dict[str, PackFile]:
    faults: list[Fault] = []
    files = {name: _try(partial(read_toml, home / name, root=root), faults) for name in names}
    if faults:
        raise PackFaults(faults)
    return {name: file for name, file in files.items() if file}


def _schemes(
    files: Mapping[str, PackFile], codebook: Codebook, faults: list[Fault]
) -> list[Scheme | None]:
    own = _within(files, "schemes/")
    return [_try(partial(read_scheme, file, codebook), faults) for file in own]


def _within(files: Mapping[str, PackFile], part: str) -> list[PackFile]:
    return [file for name, file in files.items() if part in name]


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
