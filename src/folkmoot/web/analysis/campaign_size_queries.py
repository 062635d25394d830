"""Reading how many copies campaigns have, as far as it was released."""

from dataclasses import dataclass

from folkmoot.analysis.few_copies import OTHERS
from folkmoot.web.analysis import queries
from folkmoot.web.analysis.counted import CAMPAIGNS, OWN_WORDS
from folkmoot.web.analysis.models import CampaignRow


@dataclass(frozen=True, slots=True)
class Together:
    """So many *campaigns* counted together, with the copies of all; None is left out."""

    campaigns: int
    copies: int | None


def sizes_of(run_id: str) -> dict[str, int | None]:
    """Give the released number of copies of each campaign of a run, by the campaign's id.

    Those that are told come first, the largest first. The others are in the order of their ids,
    for an order by size would narrow down what is left out.
    """
    mark = run_id.rsplit("-", 1)[1]
    told = {f"{key}-{mark}": size for key, size in _released(run_id).items()}
    ids = CampaignRow.objects.filter(run_id=run_id).order_by("id").values_list("id", flat=True)
    return {id: told.get(id) for id in sorted(ids, key=lambda one: -(told.get(one) or 0))}


def counted_together(run_id: str) -> Together | None:
    """Give the campaigns of a run that were counted together, or None where each was by itself."""
    sizes = _released(run_id)
    if OTHERS not in sizes:
        return None
    campaigns = CampaignRow.objects.filter(run_id=run_id).count()
    return Together(campaigns - (len(sizes) - 1), sizes[OTHERS])


def _released(run_id: str) -> dict[str, int | None]:
    """Give the released copies by campaign, OTHERS among them."""
    sizes = dict(queries.table(run_id, CAMPAIGNS).row("responses")[:-1])
    return {key: size for key, size in sizes.items() if key != OWN_WORDS}
