"""A published classification, as its file classifications/<id>.toml holds it."""

from collections.abc import Mapping

from folkmoot.assessment.jurisdictions import Registry
from folkmoot.assessment.pack_conditions import Table
from folkmoot.assessment.published import Classification
from folkmoot.assessment.schemes import Scheme
from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.packs import PackFile, raise_faults

KEYS = ("id", "source", "year", "as_of", "where", "about", "scheme", "means", "labels")


def read_classification(
    file: PackFile, registry: Registry, schemes: Mapping[str, Scheme], *, usual: str
) -> Classification:
    """Give the classification that *file* holds; raise PackFaults with every fault at once.

    Its labels are mapped to the models of the scheme that it names, or of the *usual* one.
    """
    top = Table(file, file.data)
    top.only(*KEYS)
    if "as_of" not in file.data:
        top.fault('Say what day it speaks of: as_of = "2022", or "unknown".', "as_of")
    found = Classification(
        id=top.text("id"),
        source=top.text("source"),
        year=top.text("year"),
        where=top.text("where"),
        about=top.text("about", ""),
        scheme=top.text("scheme", usual),
        as_of=top.loose("as_of") or LooseDate.parse("unknown"),
        means=_means(file),
        labels=top.pairs("labels"),
    )
    if found.scheme in schemes:
        _check_means(file, found, schemes[found.scheme])
    else:
        top.fault(f"There is no scheme '{found.scheme}'. There is {', '.join(schemes)}.", "scheme")
    _check_labels(file, found, registry)
    raise_faults(file)
    return found


def _means(file: PackFile) -> dict[str, tuple[str, ...]]:
    found = file.data.get("means", {})
    if not isinstance(found, dict):
        file.fault("'means' must be a table of lists. Write [means].", key="means")
        return {}
    table = Table(file, found, "means")
    return {label: table.texts(label) for label in found}


def _check_means(file: PackFile, found: Classification, scheme: Scheme) -> None:
    for label, models in found.means.items():
        if not models:
            file.fault(f"'{label}' means no model. Name one at least.", "means", key=label)
        for model in models:
            if model not in scheme.meanings:
                every = ", ".join(scheme.meanings)
                message = f"'{model}' is no model of {scheme.id}. It has {every}."
                file.fault(message, "means", key=label)


def _check_labels(file: PackFile, found: Classification, registry: Registry) -> None:
    if not found.labels:
        file.fault('It labels no law. Add [labels], such as SWE = "…".')
    for jurisdiction, label in found.labels.items():
        if jurisdiction not in registry:
            message = f"'{jurisdiction}' is not in jurisdictions.toml. Add it there."
            file.fault(message, "labels", key=jurisdiction)
        if label not in found.means:
            message = f"'{label}' is not under [means]. Say there which models it may mean."
            file.fault(message, "labels", key=jurisdiction)
    for label in found.means:
        if label not in found.labels.values():
            file.fault(f"Nothing is labelled '{label}'. Leave it out.", "means", key=label)
