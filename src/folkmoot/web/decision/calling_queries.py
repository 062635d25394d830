"""What a body can hold a meeting under: its rule sets, those in force and those in the folder."""

from collections.abc import Mapping

from folkmoot.decision.packs import load_rule_sets
from folkmoot.decision.rules import RuleSet
from folkmoot.foundation.errors import PackFaults
from folkmoot.foundation.packs import packs_home
from folkmoot.web.decision.models import MeetingRow, RuleSetRow
from folkmoot.web.decision.stored import rule_set_of


def rule_sets_for(body: str) -> Mapping[str, RuleSet]:
    """Give the rule sets of *body* under their ids; a stored one stands before the folder's."""
    stored = {row.id: rule_set_of(row.document) for row in RuleSetRow.objects.filter(body=body)}
    return {**_in_folder(body), **stored}


def free_id(body: str, day: str) -> str:
    """Give an id for a meeting of *body* on *day* that no other one has."""
    taken = set(
        MeetingRow.objects.filter(id__startswith=f"{body}-{day}").values_list("id", flat=True)
    )
    names = (f"{body}-{day}", *(f"{body}-{day}-{number}" for number in range(2, len(taken) + 2)))
    return next(name for name in names if name not in taken)


def _in_folder(body: str) -> dict[str, RuleSet]:
    found: dict[str, RuleSet] = {}
    for folder in sorted((packs_home() / "federations").glob("*/")):
        try:
            found |= load_rule_sets(folder, root=packs_home())
        except PackFaults:  # told, with file and line, by `folkmoot packs check`
            continue
    return {name: rules for name, rules in found.items() if rules.body == body}
