"""The database itself refuses to change or delete a signed head."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "ledger_headrow"

SQLITE = [
    f"CREATE TRIGGER {TABLE}_no_{verb} BEFORE {verb} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, 'The ledger is append-only.'); END"
    for verb in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    f"CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION ledger_entryrow_refuse()",
]
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def refuse_changes(apps: object, schema: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers in the database's own words."""
    for statement in STATEMENTS[schema.connection.vendor]:
        schema.execute(statement)


class Migration(migrations.Migration):
    """Append-only heads."""

    dependencies = [("ledger", "0003_signed_heads")]
    operations = [migrations.RunPython(refuse_changes, migrations.RunPython.noop)]
