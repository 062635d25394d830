"""Setting aside: a response that is no answer is kept and counted apart, never deleted."""

from enum import StrEnum


class Aside(StrEnum):
    """Why a response is set aside: the published list."""

    ABUSE = "abuse"  # it threatens or insults
    HATRED = "hatred"  # it denies others their rights or their dignity
    ADVERTISING = "advertising"
    TRIAL = "trial"  # sent to see whether the form works
