"""Opinion groups as data: the document that `folkmoot groups` writes."""

from collections.abc import Mapping

from folkmoot.analysis.groups import Group, OpinionGroups
from folkmoot.analysis.statements import Statement, Support, dividing, uniting

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]


def groups_document(
    found: OpinionGroups, words: Mapping[str, str] | None = None
) -> dict[str, Value]:
    """Give *found* as plain data; without groups it says why under "reason".

    "tried" has for each number of groups how well they are set apart and how far they come back.
    *words* are those of the statements, by their ids.
    """
    return {
        "groups": [_group(group) for group in found.groups],
        "statements": [_statement(one, words or {}) for one in found.statements],
        "uniting": [one.id for one in uniting(found.statements)],
        "rejected": [one.id for one in uniting(found.statements, agrees=False)],
        "dividing": [one.id for one in dividing(found.statements)],
        "landscape": [[p.participant, p.group, p.x, p.y] for p in found.points],
        "stability": found.stability,
        "stable": found.is_stable,
        "tried": [[one.count, one.silhouette, one.stability] for one in found.tried],
        "set_aside": list(found.set_aside),
        "why": found.why and str(found.why),
        "reason": found.reason,
        "input_hash": found.input_hash,
    }


def _group(group: Group) -> Value:
    return {
        "id": group.id,
        "members": list(group.members),
        "holds": [
            {
                "statement": one.statement,
                "position": "agree" if one.agrees else "disagree",
                "votes": _support(one.support),
                "sureness": one.sureness,
            }
            for one in group.holds
        ],
    }


def _statement(statement: Statement, words: Mapping[str, str]) -> Value:
    return {
        "id": statement.id,
        **({"text": words[statement.id]} if statement.id in words else {}),
        "all": _support(statement.all),
        "groups": [_support(one) for one in statement.support],
        "consensus": statement.consensus,
        "dissent": statement.dissent,
        "division": statement.division,
    }


def _support(support: Support) -> Value:
    return {"agree": support.agree, "disagree": support.disagree, "pass": support.passed}
