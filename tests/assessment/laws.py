"""Small made-up law to test with: a codebook of four questions and one land, Lantern's own."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from shutil import copy, copytree
from types import MappingProxyType

from folkmoot.assessment.answers import Answer, Confidence
from folkmoot.assessment.assessments import Measure
from folkmoot.assessment.codebook import Codebook, Question
from folkmoot.assessment.jurisdictions import Jurisdiction
from folkmoot.assessment.law import Law
from folkmoot.assessment.packs import Laws, load_laws, load_policy_rules
from folkmoot.assessment.parsing import parse
from folkmoot.foundation.dates import LooseDate
from folkmoot.foundation.packs import packs_home

NEW_YEAR = date(2026, 1, 1)
RECORDED = date(2026, 11, 22)

CODEBOOK = Codebook(
    "test",
    "Four questions.",
    MappingProxyType(
        {
            "S1": Question("S1", "selling", "Selling?", ("none", "criminal")),
            "S2": Question(
                "S2", "selling", "Exception?", ("none", "zone"), asked_if=parse("S1 != none")
            ),
            "B1": Question("B1", "buying", "Buying?", ("none", "criminal")),
            "T1": Question("T1", "third parties", "Keeping?", ("lawful", "licence", "offence")),
        }
    ),
)

FILES: Mapping[str, str] = {
    "codebook.toml": """
version = "1"
about = "Two questions."

[[question]]
id = "S1"
group = "selling"
text = "Selling?"
answers = ["none", "criminal"]

[[question]]
id = "B1"
group = "buying"
text = "Buying?"
answers = ["none", "criminal"]
""",
    "jurisdictions.toml": """
[[jurisdiction]]
id = "LAN"
name = "Lantern"
region = "Nowhere"
""",
    "LAN/law.toml": """
jurisdiction = "LAN"
status = "draft"
about = "Invented."
checked = "2026-11-22"

[[instrument]]
id = "code"
title = "Penal Code"
language = "en"

[[provision]]
instrument = "code"
pinpoint = "s1"
shown = "s 1"
""",
    "LAN/answers.toml": """
coder = "amina"
recorded = "2026-11-22"

[[answer]]
question = "S1"
value = "none"
from = "2000-01-01"
absent_from = ["code"]
confidence = "medium"

[[answer]]
question = "B1"
value = "criminal"
from = "2000-01-01"
provisions = ["code#s1"]
confidence = "high"
""",
}


def an_answer(question: str, value: str, *, start: str = "2000-01-01", end: str = "") -> Answer:
    """Give an answer of no consequence beyond its value and its dates."""
    return Answer(
        question,
        value,
        LooseDate.parse(start),
        LooseDate.parse(end) if end else None,
        provisions=(),
        absent_from=(),
        confidence=Confidence.LOW,
        coder="amina",
        recorded=RECORDED,
    )


def a_law(*answers: Answer) -> Law:
    """Give Lantern's law with these answers."""
    land = Jurisdiction("LAN", "Lantern", "Nowhere")
    return Law(land, "draft", "Invented.", RECORDED, {}, {}, answers)


def a_pack(folder: Path, changes: Mapping[str, str] = MappingProxyType({})) -> Path:
    """Write the small pack into *folder*, with whole files changed or added."""
    for name, text in {**FILES, **changes}.items():
        path = folder / "laws" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "laws"


def two_lands(here: Path) -> Path:
    """Copy the packs to *here*: every policy, and of the laws those of New Zealand and Sweden."""
    home = packs_home()
    for name in ("policies", "laws/schemes", "laws/NZL", "laws/SWE"):
        copytree(home / name, here / name)
    for name in ("codebook.toml", "jurisdictions.toml"):
        copy(home / "laws" / name, here / "laws" / name)
    return here


@cache
def real_laws() -> Laws:
    """Give the laws that travel with Folkmoot, read once for all files of a run."""
    return load_laws()


def real_measure(laws: Laws, policy: str = "sex-work-rights") -> Measure:
    """Give the usual measure over *laws*."""
    return laws.measure(load_policy_rules(policy, laws.codebook))
