"""What the tests of the desk of themes begin with."""

import pytest
from django.test import Client

from tests.analysis.test_site import names, run
from tests.analysis.web_themes.desk import enter
from tests.builders import BO

__all__ = ["bo", "names", "run"]


@pytest.fixture
def bo() -> Client:
    """Enter as Bo."""
    return enter(BO)
