"""Plain builders with good defaults, and the cast of every test: Amina, Bo, Chloe and Dag.

Each area adds its own builders below its heading; a builder takes only what a test cares about.
"""

from datetime import date

from folkmoot.federation.bodies import Body, BodyKind, Tree
from folkmoot.federation.mandates import Mandate, Role

# The cast

LONG_AGO = date(2020, 1, 1)

AMINA = "amina"
"""A member of the section North, without any mandate."""
BO = "bo"
"""Runs the rounds of the section North."""
CHLOE = "chloe"
"""Chairs the board."""
DAG = "dag"
"""An outsider."""

# Federation


def a_tree() -> Tree:
    """Give a small federation: a secretariat, a board, and the sections North and South."""
    return Tree(
        [
            Body("federation", "The Federation", BodyKind.FEDERATION),
            Body("secretariat", "Secretariat", BodyKind.SECRETARIAT, "federation"),
            Body("board", "Board", BodyKind.BOARD, "federation"),
            Body("north", "North", BodyKind.SECTION, "federation", zone="Europe/London"),
            Body("south", "South", BodyKind.SECTION, "federation", zone="America/Lima"),
        ]
    )


def a_mandate(
    person: str = BO, role: Role = Role.COORDINATOR, body: str = "north", since: date = LONG_AGO
) -> Mandate:
    """Give a mandate without an end."""
    return Mandate(person, role, body, since)
