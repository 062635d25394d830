"""The round of North, held for each test that touches the database."""

import pytest

from tests.builders import a_tree
from tests.consultation.moderation import rounds


@pytest.fixture
def trial(db: None) -> None:
    """Hold the trial round, in a federation of two sections."""
    from folkmoot.web.federation import services as federation

    federation.set_up_bodies(a_tree().bodies.values())
    rounds.hold_trial()
