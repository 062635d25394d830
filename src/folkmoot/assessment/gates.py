"""The gate of double coding: how many laws are coded twice, after how coders differed so far."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256
from typing import Final

from folkmoot.assessment.divergence import Rate
from folkmoot.foundation.errors import InputError

PROGRAM: Final = (
    "Policy Surveillance Program, Learning Library, modules 5 and 6 (phlr.org), and Burris, A "
    "Technical Guide for Policy Surveillance (2014), SSRN 2469895: all is coded twice until fewer "
    "than 5 in 100 answers diverge, from then on 20 in 100"
)


class Next(StrEnum):
    """What a batch asks for next."""

    COMPARE = "compare"
    ALL_TWICE = "all_twice"
    SAMPLE_TWICE = "sample_twice"


@dataclass(frozen=True, slots=True)
class Gate:
    """Shares in 100: while *most* of the answers or more diverge, all laws are coded twice.

    Below it, *sample* of them. *source* says who advises so. InputError for shares that are none.
    """

    most: int = 5
    sample: int = 20
    source: str = PROGRAM

    def __post_init__(self) -> None:
        if not (0 < self.most <= 100 and 0 < self.sample <= 100):
            raise InputError("The gate and the sample are shares in 100: give 1 to 100 for each.")
        if not self.source.strip():
            raise InputError("Say who advises this gate and this sample, and where.")

    def after(self, rate: Rate) -> Next:
        """Say what comes next after coders differed at *rate*."""
        if rate.share is None:
            return Next.COMPARE
        below = rate.share < Fraction(self.most, 100)
        return Next.SAMPLE_TWICE if below else Next.ALL_TWICE

    def sentence(self, rate: Rate) -> str:
        """Say so in a sentence.

        >>> Gate().sentence(Rate(coded=40, divergences=2, unknowns=0, known=40))
        '2 of 40 answers diverge, 5.0 in 100; the gate is 5. Next: code all laws twice.'
        """
        nothing = "No answer was given by two coders yet, so there is nothing to compare."
        if rate.share is None:
            return nothing
        found = f"{rate.divergences} of {rate.coded} answers diverge, {rate.in_100:.1f} in 100"
        twice = {
            Next.ALL_TWICE: "code all laws twice",
            Next.SAMPLE_TWICE: f"code {self.sample} in 100 of the laws twice",
        }
        return f"{found}; the gate is {self.most}. Next: {twice[self.after(rate)]}."

    def drawn(self, batch: str, laws: Collection[str]) -> tuple[str, ...]:
        """Give which *laws* of a *batch* are coded twice in a sample, one at least, by name.

        The lot falls by hash, so that it is the same for everybody and nobody can choose.
        """
        count = max(1, -(-len(laws) * self.sample // 100)) if laws else 0
        by_lot = sorted(laws, key=lambda law: sha256(f"{batch}/{law}".encode()).hexdigest())
        return tuple(sorted(by_lot[:count]))
