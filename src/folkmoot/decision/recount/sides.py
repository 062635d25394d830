"""Sides: votes for, against and abstaining, as three whole numbers."""

from folkmoot.decision.recount.reading import Record

SIDES = ("yes", "no", "abstain")
Sides = tuple[int, int, int]


def sides_of(record: Record) -> Sides:
    """Give the three numbers that a record holds."""
    yes, no, abstain = (record.number(side) for side in SIDES)
    return yes, no, abstain


def added(one: Sides, other: Sides) -> Sides:
    """Add two of them up."""
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def named(sides: Sides) -> dict[str, int]:
    """Give them by name, as a bundle writes them."""
    return dict(zip(SIDES, sides, strict=True))
