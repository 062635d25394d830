"""The laws judged by a clause, as its page shows them."""

from collections.abc import Sequence

from folkmoot.foundation.references import Reference
from folkmoot.web.assessment import queries as assessment
from folkmoot.web.components.templatetags.folk import loose
from folkmoot.web.life.pages import LawRow, Laws


def laws_on(kin: Sequence[Reference]) -> Laws:
    """Give the laws judged by the last of *kin*, a clause in its versions, that judged any."""
    for clause in reversed(kin):
        found = assessment.laws_on(clause)
        if found.rows:
            rows = tuple(
                LawRow(
                    row.assessment, row.jurisdiction, str(row.result), row.because, loose(row.since)
                )
                for row in found.rows
            )
            return Laws(found.on, rows)
    return Laws(None, ())
