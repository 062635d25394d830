"""Taking packs of law in again on a site that has some, and judging the laws anew."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from folkmoot.foundation.references import Reference
from folkmoot.web.assessment import services
from folkmoot.web.assessment.change_services import judge_anew
from folkmoot.web.assessment.models import CurrentDocument


@transaction.atomic
def take_in_anew(packs: Path | None = None, *, by: Reference, at: datetime) -> int:
    """Store what is new in *packs*; give how many files are, and judge every law anew if any is.

    A pack with faults raises PackFaults and changes nothing: the site goes on with the last good
    packs. What the desk published stays, and is offered the packs' text.
    """
    before = _hashes()
    services.import_laws(packs, by=by, at=at)
    after = _hashes()
    changed = sum(before.get(name) != each for name, each in after.items())
    if changed:
        judge_anew(by=by, at=at)
    return changed


def _hashes() -> dict[str, str]:
    return dict(CurrentDocument.objects.values_list("name", "document__hash"))
