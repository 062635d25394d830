"""The trial consultation, and intake into its round."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from folkmoot.consultation import custody
from folkmoot.consultation.intake.batch import Intake
from folkmoot.consultation.intake.items import Batch, ItemState
from folkmoot.consultation.pack import Consultation, load_consultation

TakeIn = Callable[..., Batch]


@pytest.fixture(scope="session")
def trial() -> Consultation:
    """Give the trial consultation."""
    return load_consultation(Path(__file__).parent / "pack")


@pytest.fixture
def take_in(trial: Consultation) -> TakeIn:
    """Give intake into the round of North, in which every item must end somewhere."""

    def take(*files: Path, at: datetime = datetime(2025, 11, 4, 12, tzinfo=UTC)) -> Batch:
        batch = Intake(trial, trial.round("north-2025"), at=at).take_in(files)
        assert sum(batch.count(state) for state in ItemState) == batch.came_in
        assert all(item.reason for item in batch.items if item.state is not ItemState.ACCEPTED)
        return batch

    return take


@pytest.fixture
def quick_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a lock cost its guesser next to nothing; what it costs is tested in test_custody.py."""
    monkeypatch.setattr(custody, "OPERATIONS", 1)
    monkeypatch.setattr(custody, "MEMORY", 8 * 2**10)
