"""Sides: votes for, against and abstaining, as three whole numbers."""

from folkmoot.decision.recount.reading import Record

SIDES = ("yes", "no", "abstain")
Sides = tuple[int, int, int]


def sides_of(record: Record) -> Sides:
    """Give the three numbers that a record holds."""
    yes, no, abstain = (record.number(side) for side in SIDES)
    return yes, no, abstain


def added(*all_sides: Sides) -> Sides:
    """Add them up."""
    yes, no, abstain = (sum(sides[n] for sides in all_sides) for n in range(3))
    return yes, no, abstain


def named(sides: Sides) -> dict[str, int]:
    """Give them by name, as a bundle writes them."""
    return dict(zip(SIDES, sides, strict=True))
