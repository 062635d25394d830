"""The database itself refuses to edit decisions, rulings, and whatever a closed vote stands on.

Rows may still be added, as a restore does: a ballot too many is found by the root in the ledger.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SAID = "What was voted and decided is not edited: set a correction beside it."
OF_CLOSED = (
    "EXISTS (SELECT 1 FROM decision_pollrow p WHERE p.id = OLD.poll_id AND p.closed IS NOT NULL)"
)
FIXED = ("on", "meeting_id", "opened", "closed", "present", "secrecy", "seen_by", "options")
CLOSING = ("lot", "salt", "root")
GUARDED = {
    "decision_decisionrow": "1 = 1",
    "decision_rulingrow": "1 = 1",
    "decision_voterow": OF_CLOSED,
    "decision_votedrow": OF_CLOSED,
    "decision_ballotrow": OF_CLOSED,
    "decision_beleniosrow": (
        "EXISTS (SELECT 1 FROM decision_decisionrow d WHERE d.poll_id = OLD.poll_id)"
    ),
}
"""Which rows of a table nobody changes or deletes."""


def refuse_edits(apps: object, schema: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers in the database's own words."""
    make = {"sqlite": _sqlite, "postgresql": _postgresql}[schema.connection.vendor]
    same = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}[schema.connection.vendor]
    differs = " OR ".join(f'NEW."{name}" {same} OLD."{name}"' for name in (*FIXED, *CLOSING))
    rules = [(table, verb, when) for table, when in GUARDED.items() for verb in VERBS]
    rules.append(("decision_pollrow", "UPDATE", f"OLD.closed IS NOT NULL AND ({differs})"))
    rules.append(("decision_pollrow", "DELETE", "OLD.closed IS NOT NULL"))
    for statement in make(rules):
        schema.execute(statement)


VERBS = ("UPDATE", "DELETE")
Rules = list[tuple[str, str, str]]


def _sqlite(rules: Rules) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        for table, verb, when in rules
    ]


def _postgresql(rules: Rules) -> list[str]:
    """A condition with a question to another table can't stand in WHEN there, so it stands inside."""
    made = []
    for table, verb, when in rules:
        name, kept = f"{table}_no_{verb.lower()}", "NEW" if verb == "UPDATE" else "OLD"
        made.append(
            f"CREATE FUNCTION {name}() RETURNS trigger AS $$ BEGIN "
            f"IF {when} THEN RAISE EXCEPTION '{SAID}'; END IF; RETURN {kept}; "
            f"END $$ LANGUAGE plpgsql"
        )
        made.append(
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
        )
    return made


class Migration(migrations.Migration):
    """Decisions, rulings and closed votes stay as they are."""

    dependencies = [("decision", "0002_votes_of_three_kinds")]
    operations = [migrations.RunPython(refuse_edits, migrations.RunPython.noop)]
