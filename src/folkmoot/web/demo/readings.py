"""A law read twice: two researchers enter the two readings of the packs, a third settles one.

The people are invented, what they enter is not: the first reading is the coded law on the day, the
second the file coding-<coder>.toml beside it.
"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from folkmoot.assessment.adjudication import Settled
from folkmoot.assessment.codings import CodedAnswer, Coding
from folkmoot.assessment.divergence import cross_section
from folkmoot.assessment.gates import Gate
from folkmoot.assessment.packs import load_laws
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.assessment import coding_services as services
from folkmoot.web.assessment.coding_queries import BLIND, IMPORTED
from folkmoot.web.assessment.coding_settled_services import settle

BATCH, LAW, UNREAD = "trial-2026", "NZL", "IRL"
GROUPS = ("selling", "buying", "third parties")
FIRST, SECOND, THIRD = (Reference(Kind.PERSON, name) for name in ("leif", "sunniva", "otto"))
SETTLED = Settled(
    "T2",
    "offence_if_exploitative",
    ("Prostitution Reform Act 2003 s 16",),
    "Both readings cite the same section and describe it alike: inducing or compelling by listed "
    "means is an offence. The codebook has an answer of its own for an offence that needs such "
    "means; “lawful” is for a law without one.",
)


def read_twice(packs: Path, on: date, at: datetime) -> str:
    """Open a small batch, enter both readings in *packs*, and settle one answer that differs."""
    laws = load_laws(packs)
    second = next(one for one in laws.codings[LAW] if one.on == on)
    first = cross_section(laws.law(LAW), laws.codebook, on=on)
    asked = [one.id for one in laws.codebook if one.group in GROUPS]
    services.open_batch(BATCH, on, (LAW, UNREAD), asked, gate=Gate(), by=THIRD, at=at)
    files = {"answers.toml": (FIRST, first), f"coding-{second.coder}.toml": (SECOND, second)}
    for name, (reader, coding) in files.items():
        services.assign(BATCH, (LAW,), reader, kind=IMPORTED, by=THIRD, at=at)
        _enter(coding, f"packs/laws/{LAW}/{name}", asked, by=reader, at=at)
    settle(BATCH, LAW, SETTLED, by=THIRD, at=at)
    for reader in (FIRST, SECOND):
        services.assign(BATCH, (UNREAD,), reader, kind=BLIND, by=THIRD, at=at)
    return (
        f"The two readings of {LAW} in the packs, entered by two people; one answer settled. "
        f"{UNREAD} waits for both."
    )


def _enter(coding: Coding, where: str, asked: list[str], *, by: Reference, at: datetime) -> None:
    held: Mapping[str, CodedAnswer] = coding.answers
    answers = [held[question] for question in asked if question in held]
    services.save_answers(BATCH, LAW, asked, answers, by=by)
    about = f"Not read anew: these are the values of {where}. {coding.about}"
    services.hand_in(BATCH, LAW, about=about, leaves_out=True, by=by, at=at)
