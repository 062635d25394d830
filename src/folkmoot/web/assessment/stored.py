"""The laws as they are stored: texts become values once, and again only when a text changes."""

from collections.abc import Mapping
from functools import lru_cache

from folkmoot.assessment.assessments import Measure
from folkmoot.assessment.pack_rules import read_rules
from folkmoot.assessment.packs import DEFAULT_POLICY, Laws, Packs, read_laws, rules_name
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.packs import PackFile, parse_toml
from folkmoot.web.assessment.models import CurrentDocument, LawDocument

LAWS, POLICIES = "laws/", "policies/"

Current = tuple[tuple[str, str], ...]
"""The stored files of law: each name, and the hash of the text that stands for it now."""


def laws() -> Laws | None:
    """Give all stored law, or None while there is none."""
    current = documents()
    return laws_in(current) if current else None


def measure(version: str = "", policy: str = DEFAULT_POLICY) -> Measure:
    """Give what laws are held to by one version of *policy*; InputError where it has no rules."""
    current, rules = documents(), rules_of(policy)
    if not current or not rules:
        raise InputError(f"No rules of law are stored for the policy '{policy}'. Take them in.")
    return measure_in(current, rules, version)


def rules_of(policy: str) -> Current:
    """Give the stored file of a policy's rules; none where it has none."""
    return _named(rules_name(policy))


def policies() -> tuple[str, ...]:
    """Give the policies whose rules are stored, by id; by any of them any law can be read."""
    return tuple(name.split("/")[1] for name, _ in _named(POLICIES))


def packs() -> Packs | None:
    """Give all stored law with the rules of every policy, or None while there is none."""
    found = laws()
    if found is None:
        return None
    return Packs(found, {policy: measure("", policy).rules for policy in policies()})


def files() -> dict[str, PackFile]:
    """Give every stored file of law and of rules, by its place among the packs."""
    return as_files(_texts(_named(LAWS) + _named(POLICIES)))


def text_under(name: str, digest: str) -> str:
    """Give the text that once stood for *name* under its hash; empty where none did."""
    found = LawDocument.objects.filter(name=name, hash=digest).values_list("text", flat=True)
    return found.first() or ""


def as_files(texts: Mapping[str, str]) -> dict[str, PackFile]:
    """Give *texts* as files of a pack, by name."""
    return {name: parse_toml(text, name=name) for name, text in texts.items()}


def documents() -> Current:
    """Give the stored files of law, by which whatever is worked out from them may be kept."""
    return _named(LAWS)


def _named(start: str) -> Current:
    documents = CurrentDocument.objects.filter(name__startswith=start).order_by("name")
    return tuple(documents.values_list("name", "document__hash"))


def _texts(documents: Current) -> dict[str, str]:
    rows = LawDocument.objects.filter(hash__in=[each for _, each in documents])
    texts = {(row.name, row.hash): row.text for row in rows}
    return {name: texts[name, each] for name, each in documents}


@lru_cache(maxsize=4)
def laws_in(current: Current) -> Laws:
    """Give the law that *current* names, read once for as long as these texts stand."""
    texts = _texts(current)
    return read_laws(as_files({name.removeprefix(LAWS): text for name, text in texts.items()}))


@lru_cache(maxsize=16)
def measure_in(current: Current, rules: Current, version: str) -> Measure:
    """Give what laws are held to by the files that *current* and *rules* name."""
    found = laws_in(current)
    (file,) = as_files(_texts(rules)).values()
    return found.measure(read_rules(file, found.codebook, version=version))
