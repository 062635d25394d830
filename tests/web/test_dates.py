"""Dates as people read them: never more precise than they are known."""

import pytest
from django.utils.translation import override

from folkmoot.web.components.templatetags.folk import loose


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("1999-01-01", "1 January 1999"),
        ("2003-06", "June 2003"),
        ("1913", "1913"),
        ("1999~", "about 1999"),
        ("unknown", "unknown"),
    ],
)
def test_a_date_is_shown_as_precisely_as_it_is_known(edtf: str, shown: str) -> None:
    with override("en"):
        assert loose(edtf) == shown
