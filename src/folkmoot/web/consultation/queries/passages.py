"""Passages that people commented on: whether they still stand in the version in force."""

from collections import Counter
from collections.abc import Iterator

from folkmoot.consultation.counts import Told, told
from folkmoot.consultation.results import Result
from folkmoot.foundation.references import Reference
from folkmoot.policy.anchors import Anchor, Standing, settle
from folkmoot.web.consultation.models import PackRow
from folkmoot.web.consultation.queries.bundles import latest_received
from folkmoot.web.consultation.queries.results import latest_result
from folkmoot.web.policy import queries as policy


def standing_of(mark: Anchor, asked_on: Reference) -> Standing | None:
    """Say what became of a passage of the version *asked_on*; None while no later one is there."""
    stored = policy.current(asked_on.name)
    if stored is None or stored.reference == asked_on:
        return None
    return settle(mark, stored.version).standing


def passages_on(clause: Reference) -> Told:
    """Count comments on passages of *clause* by what became of the passages, as may be told.

    From the results that were compiled against a later version; the clause may be of that version
    or of the one that was consulted on.
    """
    counted: Counter[str] = Counter()
    for result in _results_on(clause):
        found = dict(result.in_time.passages).get(clause.part, ())
        counted.update({standing: count or 0 for standing, count in found})
    return told(tuple(sorted(counted.items())))


def _results_on(clause: Reference) -> Iterator[Result]:
    """Give the results in which passages were sought, from the clause's version or in it."""
    packs = PackRow.objects.filter(policy__startswith=f"policy:{clause.name}@")
    for policy_asked_on, round_id in packs.values_list("policy", "rounds__id"):
        result = _result(round_id) if round_id else None
        if result and str(clause.whole) in {result.against, policy_asked_on}:
            yield result


def _result(round_id: str) -> Result | None:
    if stored := latest_result(round_id):
        return stored.result
    received = latest_received(round_id)
    return received.result if received else None
