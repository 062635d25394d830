"""A published classification, as its source states it."""

from collections.abc import Mapping
from dataclasses import dataclass

from folkmoot.foundation.dates import LooseDate


@dataclass(frozen=True, slots=True)
class Classification:
    """What one source calls laws (*labels*, by jurisdiction), and what its labels may *mean*.

    *means* has models of *scheme*, the one that a label is nearest to first. *as_of* is the day
    that the source speaks of, as loosely as it says; *where* and *about* say what of it was seen.
    """

    id: str
    source: str
    year: str
    where: str
    about: str
    scheme: str
    as_of: LooseDate
    means: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]
