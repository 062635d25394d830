"""A machine on trial in a batch: how far it agrees with what people settled, code by code."""

from dataclasses import dataclass
from datetime import date

from folkmoot.analysis.coding.machines import Trial, trial
from folkmoot.web.analysis import coding_compared_queries as compared
from folkmoot.web.analysis.coding_compared_queries import Compared
from folkmoot.web.analysis.models import TrialRow


@dataclass(frozen=True, slots=True)
class Admission:
    """What somebody said of a machine on one code."""

    code: str
    admitted: bool
    reason: str
    by: str
    on: date | None


def trials(found: Compared, coder: str) -> tuple[Trial, ...]:
    """Lay a machine's codings beside what stands, over the responses that are held.

    Nothing before all people handed in and every difference is settled: it would be judged by
    what may still change.
    """
    decided = {compared.place_of(one) for one in compared.decisions(found.batch.id)}
    is_settled = all(compared.place_of(one) in decided for one in found.differences)
    if not (found.is_whole and is_settled):
        return ()
    machine = [one for one in found.codings if one.coder == coder]
    codes = found.batch.book.codebook.ids
    return trial(compared.standing(found), machine, found.passages, codes=codes)


def admissions(batch_id: str, coder: str) -> dict[str, Admission]:
    """Give what was said of a machine in a batch, by code."""
    rows = TrialRow.objects.filter(batch_id=batch_id, coder=coder, admitted__isnull=False)
    return {
        row.code: Admission(row.code, bool(row.admitted), row.reason, row.by, row.on)
        for row in rows
    }
