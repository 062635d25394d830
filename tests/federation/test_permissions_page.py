"""The page on permissions says what the code does."""

from folkmoot.federation.rights import DOWNWARD, PUBLIC, ROLES, STATES, TWO_PEOPLE, Action
from tests.house.tree import ROOT

PAGE = (ROOT / "docs" / "reference" / "permissions.md").read_text(encoding="utf-8")


def row(action: Action) -> str:
    """Give the row of an action as the page should have it."""
    who = "everybody" if action in PUBLIC else ", ".join(sorted(map(str, ROLES[action])))
    return f"| `{action}` | {who} | {'yes' if action in DOWNWARD else ''} |"


def test_every_action_stands_on_the_page_with_who_carries_it() -> None:
    told = [line for line in PAGE.splitlines() if line.startswith("| `") and line.count("|") == 4]
    assert told == [row(action) for action in Action]


def test_every_rule_of_a_refusal_stands_on_the_page() -> None:
    rules = {rule for _, rule in STATES.values()} | {
        "withdrawn-is-nobody-s",
        "protected-words-stay-in-the-section",
        "mandate-is-for-another-consultation",
        "no-mandate-here",
        "no-such-role",
        "two-people-needed",
        "same-person-twice",
        "ticket-is-used",
    }
    assert {rule for rule in rules if f"`{rule}`" not in PAGE} == set()
    assert TWO_PEOPLE
